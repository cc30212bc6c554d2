import NetworkGraph
import Testing

@testable import NetworkFiles

/// Equality of contents by bytes: Swift's own calls a composed and a decomposed letter equal.
private func isSame(_ a: NetworkContents, _ b: NetworkContents) -> Bool {
  a == b && makeMaillageJSON(a) == makeMaillageJSON(b)
}

@Suite struct RoundTripTests {
  @Test(arguments: 0..<150 as Range<UInt64>)
  func `a folder that was written reads back to the same network`(seed: UInt64) throws {
    var networks = RandomNetworks(seed: seed)
    let contents = networks.contents()
    let (files, loss) = makeNetworkFolder(contents)
    #expect(loss.isEmpty, "seed \(seed): \(loss)")
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.bytes, to: file.name) }
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.errors.isEmpty, "seed \(seed)")
    #expect(isSame(reading.contents, contents), "seed \(seed)")
    let again = makeNetworkFolder(reading.contents).files
    #expect(again.map(\.name) == files.map(\.name), "seed \(seed)")
    #expect(again.map(\.bytes) == files.map(\.bytes), "seed \(seed)")
    for entry in reading.ledger {
      #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
      #expect(entry.read == contents.rowCount(of: entry.table), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `Maillage JSON loses nothing`(seed: UInt64) throws {
    var networks = RandomNetworks(seed: seed)
    var contents = networks.contents()
    if seed % 5 == 0 { contents.columns = [:] }
    // What CSV cannot tell apart, JSON can.
    contents.actors[0].note = ""
    contents.actors[0].aliases = ["", "a|b"]
    contents.actors[0].attributes = ["", ""]
    let bytes = makeMaillageJSON(contents)
    let reading = NetworkReader.read(bytes, path: "n.maillage.json")
    #expect(reading.format == .maillageJSON)
    #expect(reading.errors.isEmpty, "seed \(seed)")
    #expect(isSame(reading.contents, contents), "seed \(seed)")
    #expect(reading.network != nil)
    #expect(makeMaillageJSON(reading.contents) == bytes)
  }

  @Test func `a folder of relations alone gets no file of actors`() throws {
    let folder = try TemporaryFolder()
    let text = "id,source,target,kind\nr1,b,a,partnership\nr2,a,c,funding\n"
    try folder.write(text, to: "relations.csv")
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.network?.actors.map(\.id.text) == ["b", "a", "c"])
    #expect(reading.network?.actors.map(\.name) == ["b", "a", "c"])
    let files = makeNetworkFolder(reading.contents).files
    #expect(files.map(\.name) == ["relations.csv", "datapackage.json"])
    #expect(files[0].bytes == Array(text.utf8))
  }

  @Test func `what others wrote into datapackage.json is kept`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,source,target,kind\nr1,a,b,funding\n", to: "relations.csv")
    try folder.write(
      """
      {"name": "n", "version": "1.0", "contributors": [{"title": "A"}], "resources": [
        {"path": "README.md", "name": "readme"},
        {"path": "relations.csv", "name": "ties", "title": "Ties", "schema":
          {"fields": [{"name": "id", "type": "any", "title": "The id"}]}}
      ]}
      """, to: "datapackage.json")
    let first = makeNetworkFolder(NetworkReader.read(path: folder.path).contents).files
    let text = String(decoding: try #require(first.last).bytes, as: UTF8.self)
    for part in [
      #""version": "1.0""#, #""contributors": [{"title": "A"}]"#, #""path": "README.md""#,
      #""title": "Ties""#, #""title": "The id""#, #""profile": "tabular-data-package""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
    for file in first { try folder.write(file.bytes, to: file.name) }
    let second = makeNetworkFolder(NetworkReader.read(path: folder.path).contents).files
    #expect(second.map(\.bytes) == first.map(\.bytes))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `an edge table and node-link JSON keep the relations`(seed: UInt64) throws {
    var networks = RandomNetworks(seed: seed)
    let contents = networks.contents()
    for format in [FileFormat.edgeTable, .nodeLinkJSON] {
      let output = try NetworkWriter.encode(contents, as: format)
      let path = format == .edgeTable ? "t.csv" : "t.json"
      let reading = NetworkReader.read(output.files[0].bytes, path: path)
      #expect(reading.format == format)
      #expect(reading.errors.isEmpty, "seed \(seed) \(format)")
      #expect(reading.contents.relations.count == contents.relations.count)
      for (a, b) in zip(reading.contents.relations, contents.relations) {
        #expect(a.id == b.id && a.source == b.source && a.target == b.target, "seed \(seed)")
        #expect(a.amount == b.amount && a.weight == b.weight && a.period == b.period)
      }
    }
  }
}
