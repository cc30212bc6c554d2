import Foundation
import NetworkFiles
import NetworkGraph

/// The format that is fuzzed, from the environment: libFuzzer owns the arguments.
private let format = ProcessInfo.processInfo.environment["FUZZ_FORMAT"].map {
  FileFormat(rawValue: $0)!
}

/// Reads the bytes as a file of the format, or of whatever they look like. Whatever is accepted must
/// be written and read again to the same actors and ties; the account of rows must add up.
private func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
    var options = ReadingOptions()
    options.format = format
    options.faultHandling = handling
    let reading = NetworkReader.read(bytes, path: "input", options: options)
    for entry in reading.ledger {
      precondition(
        entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused,
        "the rows do not add up")
    }
    precondition(
      (reading.network == nil) || handling == .dropRows || reading.errors.isEmpty,
      "a file with errors was accepted")
    guard let network = reading.network, let format, format.isWritable, !format.isFolder else {
      continue
    }
    guard let output = try? NetworkWriter.encode(network.contents, as: format) else { continue }
    var again = options
    again.faultHandling = .refuseNetwork
    let second = NetworkReader.read(output.files[0].bytes, path: "input", options: again)
    precondition(
      second.network != nil, "what was written is not read: \(second.errors.first?.description ?? "")")
    // A format may lose what its report names; ids of a format that has them stay.
    precondition(
      second.contents.relations.count == network.contents.relations.count
        || !output.loss.isEmpty, "ties were lost without a word")
  }
  return 0
}

/// The loop of libFuzzer, which `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&argumentCount, &arguments, { testOneInput($0, $1) }))
