import Foundation
import Testing

@Suite struct DataTests {
  let folder = [
    "actors.csv": "id,name\na,Anna\nb,Bert\n",
    "relations.csv": """
    id,source,target,kind,amount,currency,since,until
    r1,a,b,funding,12,EUR,2023,2022
    r2,a,carl,funding,,,,
    r1,b,a,partnership,,,,
    r3,a,b,funding,-5,EUR,,

    """,
  ]

  @Test func `every fault is named with file and line, in one run`() throws {
    let outcome = try Command.run(on: folder) { network, _ in ["measure", network, "degree"] }
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    let lines = outcome.messages.split(separator: "\n").map(String.init)
    for (line, words) in [
      (2, "before the beginning"), (3, "no actor 'carl'"), (4, "'r1'"), (5, "-5"),
    ] {
      #expect(
        lines.contains { $0.contains("relations.csv:\(line): error: ") && $0.contains(words) },
        "line \(line): \(outcome.messages)")
    }
    #expect(lines.last?.contains("nothing was computed or written") == true)
  }

  @Test func `check prints the ledger and ends with 1 when a row was refused`() throws {
    let outcome = try Command.run(on: folder) { network, _ in ["check", network] }
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("refused"))
    #expect(outcome.messages.contains("relations.csv:3: error: no actor 'carl'"))
    let json = try Command.run(on: folder) { network, _ in ["check", network, "--format", "json"] }
    #expect(json.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let document = try #require(object as? [String: Any])
    let ledger = try #require(document["ledger"] as? [[String: Any]])
    for entry in ledger {
      let counts = ["kept", "merged", "selfLoops", "refused"].compactMap { entry[$0] as? Int }
      #expect(entry["read"] as? Int == counts.reduce(0, +))
    }
    #expect((document["errors"] as? [Any])?.isEmpty == false)
  }

  @Test func `lenient reading works with what is left`() throws {
    let outcome = try Command.run(on: folder) { network, _ in
      ["measure", network, "degree", "--lenient", "--format", "csv"]
    }
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("id,name,degree\n"))
  }

  @Test func `an empty table is refused`() throws {
    let outcome = try Command.run(on: ["ties.csv": ""]) { network, _ in ["check", network] }
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("ties.csv: error: the file is empty; expected a header"))
  }

  @Test func `a refused network writes nothing`() throws {
    let outcome = try Command.run(on: folder) { network, folder in
      ["convert", network, folder + "/network/out.csv"]
    }
    #expect(outcome.status == 1)
    let draw = try Command.run(on: folder) { network, _ in ["draw", network, "-o", "-"] }
    #expect(draw.status == 1)
    #expect(draw.output.isEmpty)
  }

  @Test func `convert says what is lost, and strict refuses it`() throws {
    let network = curatedNetwork("marseille-immunology-biocluster")
    let outcome = try Command.run(["convert", network, "-", "--to", "edge-table"])
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("lost: 241 statements"))
    #expect(outcome.output.hasPrefix("id,source,target,kind"))
    let strict = try Command.run(["convert", network, "-", "--to", "edge-table", "--strict"])
    #expect(strict.status == 1)
    #expect(strict.output.isEmpty)
    let whole = try Command.run(["convert", network, "-", "--to", "maillage-json", "--strict"])
    #expect(whole.status == 0)
  }

  @Test(arguments: [
    ["ties.csv": "source,target\n"], ["ties.csv": "source,target\na,a\n"],
    ["ties.csv": "source,target\na,b\nb,a\na,b\nc,c\nd,e\n"],
  ])
  func `every verb works on the smallest networks`(files: [String: String]) throws {
    for verb in [
      ["check"], ["measure", "degree", "betweenness", "diameter", "density", "bridges"],
      ["clusters"], ["draw", "-o", "-"], ["convert", "-", "--to", "dot"],
    ] {
      let outcome = try Command.run(on: files) { network, _ in
        [verb[0], network] + verb.dropFirst()
      }
      #expect(outcome.status == 0, "\(verb) on \(files): \(outcome.messages)")
    }
  }
}
