import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct JSONTests {
  private func fault(_ text: String) -> String {
    do {
      _ = try JSONParser.parse(text.utf8)
      return "none"
    } catch {
      return "\(error.line): \(error.message)"
    }
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1.50", "-1e+5", "\"\"", "[]", "{}", "[1,[2,{\"a\":[]}]]",
    #"{"a":1,"b":{"c":"d"}}"#, #""\"\\\n\t\r""#, #""é日🧬""#, "[null,true,false]",
  ])
  func `compact text reads and writes to itself`(text: String) throws {
    #expect(try JSONWriter.compact(JSONParser.parse(text.utf8)) == text)
  }

  @Test(arguments: [
    JSONWriter.Layout.expanded, .oneLineWhereShort, .rowsOnOneLine,
  ])
  func `every layout reads back to the same value`(layout: JSONWriter.Layout) throws {
    let text = #"{"a":[{"b":[1,2,{"c":[]}]},"x"],"long":"\#(String(repeating: "y", count: 200))"}"#
    let value = try JSONParser.parse(text.utf8)
    #expect(try JSONParser.parse(JSONWriter.pretty(value, layout).utf8) == value)
  }

  @Test(arguments: [
    (#""\u00e9""#, "é"), (#""\ud83e\uddec""#, "🧬"), (#""\/""#, "/"), (#""\b\f""#, "\u{8}\u{C}"),
    (#""a\u0000b""#, "a\u{0}b"),
  ])
  func `escapes are read`(text: String, expected: String) throws {
    #expect(try JSONParser.parse(text.utf8).text == expected)
  }

  @Test(arguments: [
    ("", "1: the text ends where a value was expected"),
    ("{\n\"a\": 1,\n}", "3: expected a name in double quotes, found '}'"),
    ("[1,\n2", "2: the text ends where a comma or the end of the array of line 1 was expected"),
    ("[1 2]", "1: expected a comma or the end of the array of line 1, found '2]'"),
    ("01", "1: a number does not start with 0 before another digit"),
    ("1.", "1: the text ends where a digit was expected"),
    ("nul", "1: expected a value, found 'nul'"),
    ("\n\"abc", "2: the string that starts here is never closed"),
    (
      "\"a\nb\"",
      "1: a string holds a line break or control character; write it as \\n or \\u00.."
    ),
    (#""\x""#, "1: a backslash before a character that has no escape; write \\\\ for a backslash"),
    (#""\ud800""#, "1: half of a surrogate pair in a \\u escape"),
    (#""\u12""#, "1: expected four hexadecimal digits, found '\"'"),
    ("{\"a\":1,\r\n\"a\":2}", "2: the name 'a' stands twice in one object"),
    ("1 1", "1: expected nothing after the end of the value, found '1'"),
    ("{a: 1}", "1: expected a name in double quotes, found 'a: 1}'"),
  ])
  func `faults are named with their line`(text: String, message: String) {
    #expect(fault(text) == message)
  }

  @Test func `deep nesting takes no stack and is refused`() {
    #expect(
      fault(String(repeating: "[", count: 1_000_000))
        == "1: values are nested deeper than 500 levels")
    #expect(fault(String(repeating: "{\"a\":", count: 1_000_000)).contains("deeper"))
    let deepest = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(fault(deepest) == "none")
  }

  @Test func `values know their lines`() throws {
    let value = try JSONParser.parse("{\n\"a\": [\r\n1,\r2]\n}".utf8)
    #expect(value.line == 1)
    #expect(value["a"]?.line == 2)
    #expect(value["a"]?.elements?.map(\.line) == [3, 4])
  }

  @Test func `a name that stands twice among many is found`() {
    let members = (0..<1000).map { "\"n\($0)\":0" }.joined(separator: ",")
    #expect(fault("{\(members)}") == "none")
    #expect(fault("{\(members),\n\"n7\":0}") == "2: the name 'n7' stands twice in one object")
  }

  @Test func `numbers that are not finite are null`() {
    #expect(JSONWriter.compact(.array([.number(Double.nan), .number(0.1)])) == "[null,0.1]")
  }
}
