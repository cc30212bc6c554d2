import NetworkGraph
import Testing

/// Ids are found by their bytes, whether they count their rows or not.
@Suite struct IdentifierLookupTests {
  private func network(_ ids: [String]) throws -> Network {
    try Network(NetworkContents(actors: ids.map { Actor(id: Identifier($0), name: "x") }))
  }

  @Test(arguments: [
    ["n0", "n1", "n2"], ["7", "8", "9"], ["a1", "a2", "b3", "a4"], ["09", "10"], ["0", "1", "3"],
    ["e\u{301}1", "\u{E9}2", "\u{E9}1"], ["x", "y"], ["99", "100"], ["1", "01"], ["a-1", "a-2"],
    ["999999999999999999999999999999", "1"], ["n-", "n", "-n"],
  ])
  func `every id is found in its row, and no other`(ids: [String]) throws {
    let network = try network(ids)
    for (row, id) in ids.enumerated() {
      #expect(network.actorIndex(Identifier(id)) == row, "\(id)")
    }
    for id in [
      "", "n", "n00", "n3", "n01", "-1", "n-1", "+1", " 1", "10 ", "n18446744073709551616", "2",
    ] {
      #expect(
        network.actorIndex(Identifier(id)) == ids.firstIndex { Identifier($0) == Identifier(id) })
    }
  }

  @Test func `ids that stand twice are faults, wherever they stand`() {
    for ids in [["n0", "n1", "n0"], ["n0", "n0"], ["a", "b", "a"], ["n0", "n1", "x", "n1"]] {
      let contents = NetworkContents(actors: ids.map { Actor(id: Identifier($0), name: "x") })
      #expect(contents.faults().map(\.code) == [.duplicateIdentifier], "\(ids)")
    }
    let empty = NetworkContents(actors: [Actor(id: "", name: "x"), Actor(id: "", name: "y")])
    #expect(empty.faults().map(\.code) == [.emptyIdentifier, .emptyIdentifier])
  }

  @Test func `many ids are found`() throws {
    let ids = (0..<5000).map { "node \($0 * 7919 % 100_003) x" }
    let network = try network(ids)
    for (row, id) in ids.enumerated() { #expect(network.actorIndex(Identifier(id)) == row) }
    #expect(network.actorIndex("node 3 y") == nil)
  }
}
