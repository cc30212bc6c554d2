import NetworkGraph
import Testing

@testable import NetworkFiles

/// Files of the JSON formats that were damaged, or made to cost more than they should.
@Suite struct HostileJSONTests {
  private static let texts: [FileFormat: String] = [
    .followTheMoney: """
    {"id": "a", "schema": "Company", "properties": {"name": ["A"], "sourceUrl": ["u"]}}
    {"id": "b", "schema": "Person", "properties": {"name": ["B", "C"], "birthDate": ["1970-01-01"]}}
    {"id": "o", "schema": "Ownership", "properties": {"owner": ["b"], "asset": ["a"], "amount": ["5"]}}

    """,
    .bods: """
    [{"statementID": "e", "statementType": "entityStatement", "name": "E", "entityType": "state"},
     {"statementId": "s", "recordId": "p", "recordType": "person", "recordDetails": {"names": []}},
     {"statementID": "o", "statementType": "ownershipOrControlStatement", "subject":
      {"describedByEntityStatement": "e"}, "interestedParty": {"unspecified": {"reason": "x"}},
      "interests": [{"type": "shareholding", "share": {"exact": 5}}], "replacesStatements": ["x"]}]
    """,
  ]

  @Test(arguments: [
    FileFormat.nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph, .vosViewer, .followTheMoney,
    .bods,
  ])
  func `damaged files are answered, and every row is accounted for`(format: FileFormat) throws {
    for seed in 0..<20 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      var bytes =
        try Self.texts[format].map { Array($0.utf8) }
        ?? NetworkWriter.encode(networks.contents(), as: format).files[0].bytes
      for _ in 0..<(1 + networks.random.nextIndex(below: 4)) where !bytes.isEmpty {
        let place = networks.random.nextIndex(below: bytes.count)
        switch networks.random.nextIndex(below: 5) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: networks.random.next())
        case 2: bytes.insert(networks.pick(Array("\"{}[],:0n\\".utf8)), at: place)
        case 3: bytes.insert(contentsOf: Array("[{\"id\": null}]".utf8), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      for asked in [format, nil] {
        for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
          let reading = NetworkReader.read(
            bytes, path: "x.json",
            options: ReadingOptions(format: asked, faultHandling: handling))
          if handling == .refuseNetwork {
            #expect((reading.network == nil) == !reading.errors.isEmpty, "seed \(seed)")
          }
          for entry in reading.ledger {
            #expect(
              entry.kept + entry.selfLoops == reading.contents.rowCount(of: entry.table),
              "seed \(seed) \(format)")
          }
        }
      }
    }
  }

  @Test func `long ids that many links name by place do not fill the memory`() {
    let id = String(repeating: "x", count: 500_000)
    let links = Array(repeating: #"{"source": 0, "target": 0}"#, count: 1000).joined(separator: ",")
    let reading = readJSON("{\"nodes\": [{\"id\": \"\(id)\"}], \"links\": [\(links)]}")
    #expect(reading.errors.first?.message.contains("too long to be repeated") == true)
    let neighbours = Array(repeating: #"{"id": 1}"#, count: 1000).joined(separator: ",")
    let adjacency = readJSON(
      "{\"directed\": true, \"nodes\": [{\"id\": \"\(id)\"}], \"adjacency\": [[\(neighbours)]]}")
    #expect(adjacency.errors.contains { $0.message.contains("too long to be repeated") })
  }

  @Test func `an entity that ties all with all is refused`() {
    let ids = (0..<2000).map { "\"\($0)\"" }.joined(separator: ",")
    let reading = readJSON(
      "{\"id\": \"o\", \"schema\": \"Ownership\", \"properties\": {\"owner\": [\(ids)], \"asset\": [\(ids)]}}"
    )
    #expect(reading.errors.map(\.message.utf8.count).allSatisfy { $0 < 300 })
    #expect(reading.errors.contains { $0.message.contains("too many pairs") })
  }

  @Test func `many fragments of one entity are put together in linear time`() {
    let lines = (0..<3000).map {
      "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"n\($0)\"]}}"
    }
    let reading = readJSON(lines.joined(separator: "\n"))
    #expect(reading.network?.actors.first?.aliases.count == 2999)
    #expect(reading.ledger.first?.merged == 2999)
  }

  @Test func `a long chain of statements that replace one another is followed once`() {
    let chain = (1..<3000).map {
      "{\"statementID\": \"s\($0)\", \"statementType\": \"entityStatement\", \"replacesStatements\": "
        + "[\"s\($0 - 1)\"], \"name\": \"N\"}"
    }
    let ties = (0..<1000).map {
      "{\"statementID\": \"o\($0)\", \"statementType\": \"ownershipOrControlStatement\", \"subject\": "
        + "{\"describedByEntityStatement\": \"s0\"}, \"interestedParty\": "
        + "{\"describedByEntityStatement\": \"s5\"}}"
    }
    let reading = readJSON((chain + ties).joined(separator: "\n"))
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.relations.allSatisfy { $0.source == "s2999" && $0.target == "s2999" })
    #expect(reading.ledger.first { $0.table == .actors }?.merged == 2998)
  }

  @Test func `many members of the document stay linear`() {
    let members = (0..<20_000).map { "\"m\($0)\": 1" }.joined(separator: ",")
    let reading = readJSON("{\"nodes\": [], \"links\": [], \(members)}")
    #expect(reading.contents.metadata.furtherProperties.count == 20_000)
  }

  @Test func `NUL and bytes that are no UTF-8 are named by their line`() {
    for byte in [0x00, 0xFF] as [UInt8] {
      let text =
        Array("{\"nodes\": [{\"id\": \"é\"},\n{\"id\": \"a".utf8) + [byte]
        + Array("\"}], \"links\": []}".utf8)
      let reading = NetworkReader.read(text, path: "x.json")
      #expect(reading.errors.first?.line == 2)
      #expect(reading.network == nil)
    }
  }
}
