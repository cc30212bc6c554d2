import Foundation
import Testing

@Suite struct PositionsTests {
  private let ties = "source,target,kind\na,b,partnership\nb,c,partnership\nc,d,partnership\n"

  @Test func `a map drawn again with its positions keeps them and marks what changed`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-positions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }
    func draw(_ ties: String, _ options: [String]) throws -> Command.Outcome {
      try Data(ties.utf8).write(to: folder.appendingPathComponent("ties.csv"))
      return try Command.run(["draw", path("ties.csv"), "-o", path("map.svg")] + options)
    }
    let positions = ["--positions", path("map.csv")]
    #expect(try draw(ties, positions).status == 0)
    let first = try text("map.csv")
    #expect(first.hasPrefix("id,name,x,y,"))
    let again = try draw(ties, positions)
    #expect(again.status == 0 && again.messages.isEmpty)
    #expect(try text("map.csv") == first)
    #expect(try !text("map.svg").contains("data-new"))

    let changed = try draw(
      ties.replacing("c,d", with: "c,e"), ["--anchor", path("map.csv"), "--language", "fr"])
    #expect(changed.status == 0, "\(changed.messages)")
    #expect(try text("map.csv") == first, "--anchor only reads")
    let marked = try text("map.svg")
    #expect(marked.contains("data-new=\"e\""))
    #expect(marked.contains("1 acteur nouveau (cerclé), 1 disparu (croix)"))

    // The figure itself serves as well as its file of places.
    func mark(_ text: String) -> Bool {
      text.contains("data-new=\"e\"")
        && (text.contains("Gone (1)") || text.contains("Disparu (1)"))
    }
    #expect(try mark(text("map.svg")))
    #expect(try draw(ties, positions).status == 0)
    let fromFigure = try draw(ties.replacing("c,d", with: "c,e"), ["--anchor", path("map.svg")])
    #expect(fromFigure.status == 0, "\(fromFigure.messages)")
    #expect(try mark(text("map.svg")))
    #expect(try draw(ties, positions).status == 0)
    try Data("<svg>\n<g/>\n</svg>\n".utf8).write(to: folder.appendingPathComponent("bad.svg"))
    let empty = try draw(ties, ["--anchor", path("bad.svg")])
    #expect(empty.status == 1)
    #expect(empty.messages.contains("bad.svg:1: error: the figure shows no actor"))
    let overwriting = try draw(ties, ["--positions", path("map.svg")])
    #expect(overwriting.status == 2)
    #expect(overwriting.messages.contains("--positions: '"))
    #expect(try draw(ties, ["--positions", path("none/map.csv")]).status == 1)
    let svg = try text("map.svg")

    try Data("id,x,y\na,1,1\na,2,two\n".utf8).write(to: folder.appendingPathComponent("bad.csv"))
    let refused = try draw(ties, ["--anchor", path("bad.csv")])
    #expect(refused.status == 1)
    #expect(refused.messages.contains("bad.csv:3: error: "))
    #expect(try text("map.svg") == svg, "nothing is written over")
  }

  @Test func `a file that is not there, and kinds without places, are refused`() throws {
    let missing = try Command.run(on: ["t.csv": ties]) { network, folder in
      ["draw", network, "-o", folder + "/x.svg", "--anchor", folder + "/none.csv"]
    }
    #expect(missing.status == 1)
    #expect(missing.messages.contains("none.csv: error: there is no file of this name"))
    let sankey = try Command.run(on: ["t.csv": ties]) { network, folder in
      ["draw", network, "-o", folder + "/x.svg", "--figure", "sankey", "--positions", "p.csv"]
    }
    #expect(sankey.status == 2)
  }
}

@Suite struct ConstraintFileTests {
  private func draw(_ constraints: String) throws -> Command.Outcome {
    let ties = "source,target,kind\nalpha,beta,partnership\nbeta,gamma,partnership\n"
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-constraints-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("wishes.csv")
    try Data(constraints.utf8).write(to: file)
    return try Command.run(on: ["t.csv": ties]) { network, _ in
      ["draw", network, "-o", "-", "--constraints", file.path]
    }
  }

  @Test func `wishes are read from a table`() throws {
    let outcome = try draw(
      "constraint;actors;value\nsame-row;alpha|gamma;\nleft-of;gamma|alpha;\nfixed;Beta;0.5 0.25\n")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("<svg"))
  }

  @Test func `all faults are named with their lines`() throws {
    let outcome = try draw(
      """
      constraint,actors,value
      same-row,alpha|gama,
      near,alpha,
      fixed,alpha,0.5
      fixed,alpha|beta,0.5 0.5
      inside,alpha,0.5 0 0.1 1
      left-of,alpha,
      above,,
      fixed,alpha,2 nan
      """)
    #expect(outcome.status == 1)
    let lines = outcome.messages.split(separator: "\n")
    for line in 2...9 {
      #expect(lines.contains { $0.contains("wishes.csv:\(line): error: ") }, "line \(line)")
    }
    #expect(outcome.messages.contains("no actor 'gama'; did you mean: gamma"))
    #expect(outcome.messages.contains("8 errors in the constraints; nothing was drawn"))
  }

  @Test func `a contradiction is refused and names the actors`() throws {
    let outcome = try draw("constraint,actors,value\nleft-of,alpha|beta,\nleft-of,beta|alpha,\n")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("left of the first: '"))
    for name in ["'alpha'", "'beta'"] { #expect(outcome.messages.contains(name)) }
  }
}
