import NetworkGraph
import Testing

@testable import NetworkFiles

/// What holds for all formats alike.
@Suite struct EveryFormatTests {
  private static let writable = FileFormat.allCases.filter(\.isWritable)
  private static let readBack = writable.filter { $0.isReadable && !$0.isFolder }

  /// The name of a file for which the format is found.
  private func path(_ format: FileFormat) -> String {
    switch format {
    case .adjacencyMatrix: "network.csv"
    case .d3JSON, .vosViewer: "network.json"
    default: "network." + format.fileExtensions[0]
    }
  }

  @Test(arguments: readBack) func `what is written is recognised by its content and name`(
    format: FileFormat
  ) throws {
    var networks = RandomNetworks(seed: 11)
    var contents = interchangeable(networks.contents())
    if [.edgeList, .ncol, .lgl, .adjacencyList, .sif].contains(format) {
      contents = plain(contents)
    }
    let output = try NetworkWriter.encode(contents, as: format)
    let reading = NetworkReader.read(output.files[0].bytes, path: path(format))
    #expect(reading.errors.isEmpty, "\(reading.errors.prefix(3))")
    // Formats that share a form are found as the more general of them.
    let shared: [FileFormat: FileFormat] = [.ncol: .edgeList, .d3JSON: .nodeLinkJSON]
    #expect(reading.format == format || reading.format == shared[format])
  }

  /// The network with ids of one word, which plain lists need.
  private func plain(_ contents: NetworkContents) -> NetworkContents {
    var result = NetworkContents()
    let names = Dictionary(
      uniqueKeysWithValues: zip(contents.actors.map(\.id), 0...).map { ($0, Identifier("n\($1)")) }
    )
    result.actors = contents.actors.map { Actor(id: names[$0.id]!, name: names[$0.id]!.text) }
    result.relations = contents.relations.map {
      Relation(id: $0.id, source: names[$0.source]!, target: names[$0.target]!, kind: "tie")
    }
    return result
  }

  @Test(arguments: writable) func `networks of no and of one actor are written, and read again`(
    format: FileFormat
  ) throws {
    var one = NetworkContents()
    one.actors = [Actor(id: "a", name: "a")]
    for contents in [NetworkContents(), one] {
      let output = try NetworkWriter.encode(contents, as: format)
      guard format.isReadable, !format.isFolder else { continue }
      var options = ReadingOptions()
      options.format = format
      let reading = NetworkReader.read(
        output.files[0].bytes, path: path(format), options: options)
      #expect(reading.network != nil, "\(contents.actors.count): \(reading.errors.prefix(3))")
      #expect(reading.contents.relations.isEmpty)
      #expect(
        reading.contents.actors.count == contents.actors.count || !output.loss.isEmpty
          || contents.actors.isEmpty)
    }
  }

  @Test(arguments: writable) func `the same network gives the same bytes`(format: FileFormat) throws
  {
    for seed in 0..<4 as Range<UInt64> {
      var (first, second) = (RandomNetworks(seed: seed), RandomNetworks(seed: seed))
      let a = try? NetworkWriter.encode(first.contents(), as: format)
      let b = try? NetworkWriter.encode(second.contents(), as: format)
      #expect(a?.files.map(\.bytes) == b?.files.map(\.bytes), "seed \(seed)")
      #expect(a?.loss == b?.loss, "seed \(seed)")
    }
  }

  @Test(arguments: writable) func `losses are said in both languages, French with its own spaces`(
    format: FileFormat
  ) throws {
    for seed in 0..<4 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      guard let output = try? NetworkWriter.encode(networks.contents(), as: format) else {
        continue
      }
      for loss in output.loss.losses {
        #expect(loss.count > 0)
        #expect(!loss.what.english.isEmpty && !loss.what.french.isEmpty)
        let french = loss.what.french
        for mark in [" :", " ;", " !", " ?", "'"] {
          #expect(!french.contains(mark), "\(french)")
        }
      }
    }
  }

  @Test(arguments: FileFormat.allCases) func `formats have names, and endings that lead to them`(
    format: FileFormat
  ) {
    #expect(!format.title.english.isEmpty && !format.summary.french.isEmpty)
    for ending in format.fileExtensions {
      #expect(FileFormat(outputPath: "a." + ending) == format, "\(ending)")
    }
    #expect(format.isReadable || format.isWritable)
  }

  @Test(arguments: FileFormat.allCases.filter { $0.isReadable && !$0.isFolder })
  func `every reader answers bytes that are nothing`(format: FileFormat) {
    var options = ReadingOptions()
    options.format = format
    for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
      options.faultHandling = handling
      for bytes: [UInt8] in [
        [], [0], [0xFF], [0x0A], Array("<".utf8), Array("{".utf8), Array("[".utf8), Array("*".utf8),
        Array("PK\u{3}\u{4}".utf8), Array(repeating: 0x28, count: 5000),
        Array(repeating: 0x7B, count: 5000), Array(repeating: 0x22, count: 5001),
        Array(repeating: 0x0A, count: 5000), [0xFE, 0xFF, 0xD8, 0x00], [0xEF, 0xBB, 0xBF],
      ] {
        let reading = NetworkReader.read(bytes, path: "x", options: options)
        #expect(reading.network != nil || !reading.errors.isEmpty, "\(bytes.prefix(8))")
        for entry in reading.ledger {
          #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
        }
      }
    }
  }
}
