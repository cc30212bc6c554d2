import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct Neo4jTests {
  private var contents: NetworkContents {
    var contents = NetworkContents()
    contents.columns[.actors] = ["id", "name", "kind", "size"]
    contents.columns[.relations] = ["id", "source", "target", "kind", "weight", "x:y"]
    contents.actors = [
      Actor(
        id: "a'b", name: "L'\\Oréal\n:exit", kind: "big `co", nameInEnglish: "X",
        attributes: ["12"]),
      Actor(id: "c", name: "c"),
    ]
    contents.relations = [
      Relation(
        id: "r1", source: "a'b", target: "c", kind: "pays\\u0060", direction: .directed,
        weight: DecimalNumber("2.50"), attributes: ["1,2"])
    ]
    return contents
  }

  @Test func `Cypher keeps data apart from statements`() throws {
    let output = try NetworkWriter.encode(contents, as: .cypher)
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self) == #"""
        CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;
        MERGE (actor:Actor {id: 'a\'b'}) SET actor:`big ``co`, actor.`name` = 'L\'\\Oréal\n:exit', actor.`kind` = 'big `co', actor.`name_en` = 'X', actor.`size` = 12;
        MERGE (actor:Actor {id: 'c'}) SET actor.`name` = 'c';
        MATCH (source:Actor {id: 'a\'b'}), (target:Actor {id: 'c'}) MERGE (source)-[relation:`pays\u005Cu0060` {id: 'r1'}]->(target) SET relation.`direction` = 'directed', relation.`weight` = 2.50, relation.`x:y` = '1,2';

        """#)
    #expect(output.loss.isEmpty)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `each statement is one line, whatever the data hold`(seed: UInt64) throws {
    var networks = RandomNetworks(seed: seed)
    let contents = networks.contents()
    let output = try NetworkWriter.encode(contents, as: .cypher)
    let lines = output.files[0].bytes.split(separator: 0x0A)
    #expect(lines.count == 1 + contents.actors.count + contents.relations.count, "seed \(seed)")
    for line in lines {
      #expect(isBalanced(line), "seed \(seed): \(String(decoding: line, as: UTF8.self))")
    }
  }

  /// Whether the quotes of a statement close before its semicolon, which ends the line.
  private func isBalanced(_ line: ArraySlice<UInt8>) -> Bool {
    var quote: UInt8?
    var isEscaped = false
    for byte in line.dropLast() {
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "'") { isEscaped = true }
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        quote = byte
      } else if byte == UInt8(ascii: ";") {
        return false
      }
    }
    return quote == nil && line.last == UInt8(ascii: ";")
  }

  @Test func `characters that hide or break lines are written by their number`() {
    #expect(cypherText("\u{0}\u{2028}\u{202E}é🧬") == "'\\u0000\\u2028\\u202Eé🧬'")
    #expect(cypherName("\u{1}`\\") == "`\\u0001``\\u005C`")
  }

  @Test func `tables have the headers that Neo4j imports`() throws {
    let output = try NetworkWriter.encode(contents, as: .neo4jTables)
    #expect(output.files.map(\.name) == ["nodes.csv", "relationships.csv"])
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self) == """
        id:ID,name,name_en,size:long,:LABEL
        a'b,"L'\\Oréal
        :exit",X,12,big `co
        c,c,,,

        """)
    #expect(
      String(decoding: output.files[1].bytes, as: UTF8.self) == """
        :START_ID,:END_ID,:TYPE,id,direction,weight:double,x:y:string
        a'b,c,pays\\u0060,r1,directed,2.50,"1,2"

        """)
  }

  @Test func `a network of no size has its headers and constraint`() throws {
    let tables = try NetworkWriter.encode(NetworkContents(), as: .neo4jTables)
    #expect(String(decoding: tables.files[0].bytes, as: UTF8.self) == "id:ID,:LABEL\n")
    #expect(
      String(decoding: tables.files[1].bytes, as: UTF8.self) == ":START_ID,:END_ID,:TYPE\n")
    #expect(try NetworkWriter.encode(NetworkContents(), as: .cypher).files[0].bytes.last == 0x0A)
  }
}
