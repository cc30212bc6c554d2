import NetworkGraph
import Testing

@testable import NetworkFiles

/// Readers meet bytes that no program wrote: they must answer, never trap.
@Suite struct RandomBytesTests {
  private static let words = [
    "id", "source", "target", "kind", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", "a",
    "b", "1,5", "1.5", "1 000", "12/05/2023", "mai 2023", "..", "{", "}", "[", "]", ":",
    "\"nodes\"",
    "\"links\"", "\"maillage\": 1", "#", "%", "sep=;", "EUR", "-5", "\u{0}", "é", "\u{FEFF}", "🧬",
    "amount", "currency", "weight", "since", "\\u", "null", "1e999", "actor:a", "=", "@",
  ]

  private func answer(_ bytes: [UInt8], _ seed: UInt64) {
    for path in ["a.csv", "a.txt", "a.json", "a.maillage.json", "a"] {
      let reading = NetworkReader.read(bytes, path: path)
      let report = CheckReport(reading: reading)
      #expect((reading.network == nil) == !report.isAccepted, "seed \(seed) \(path)")
      #expect(!report.text(language: .french).isEmpty)
      #expect(throws: Never.self, "seed \(seed)") { try JSONParser.parse(report.json().utf8) }
      for format in [FileFormat.edgeTable, .edgeList, .nodeLinkJSON, .maillageJSON] {
        _ = NetworkReader.read(
          bytes, path: path,
          options: ReadingOptions(format: format, faultHandling: .dropRows))
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `random bytes are answered`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = random.nextIndex(below: 300)
    answer((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }, seed)
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `random words of the formats are answered`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<random.nextIndex(below: 80) {
      bytes += Self.words[random.nextIndex(below: Self.words.count)].utf8
    }
    answer(bytes, seed)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `damaged files are answered, and every row is accounted for`(seed: UInt64) throws {
    var networks = RandomNetworks(seed: seed)
    let contents = networks.contents()
    let folder = try TemporaryFolder()
    var (files, _) = makeNetworkFolder(contents)
    files.append(("n.maillage.json", makeMaillageJSON(contents)))
    files.append(("n.json", makeNodeLink(contents).bytes))
    for file in files {
      var bytes = file.bytes
      for _ in 0..<(1 + networks.random.nextIndex(below: 4)) where !bytes.isEmpty {
        let place = networks.random.nextIndex(below: bytes.count)
        switch networks.random.nextIndex(below: 4) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: networks.random.next())
        case 2: bytes.insert(UInt8(ascii: "\""), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      try folder.write(bytes, to: file.name)
    }
    for path in [folder.path, folder.path + "/n.maillage.json", folder.path + "/n.json"] {
      for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
        let reading = NetworkReader.read(
          path: path, options: ReadingOptions(faultHandling: handling))
        if handling == .refuseNetwork {
          #expect((reading.network == nil) == !reading.errors.isEmpty, "seed \(seed)")
        }
        let kept = reading.ledger.reduce(0) { $0 + $1.kept + $1.selfLoops }
        let rows = NetworkTable.allCases.filter { table in
          reading.ledger.contains { $0.table == table }
        }.reduce(0) { $0 + reading.contents.rowCount(of: $1) }
        #expect(kept == rows, "seed \(seed) \(path)")
        #expect(CheckReport(reading: reading).json().isEmpty == false)
      }
    }
  }
}
