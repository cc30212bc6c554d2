import Foundation
import NetworkFiles
import NetworkGraph
import Testing

@Suite struct CuratedDataTests {
  static let names = ["aix-marseille-health", "marseille-immunology-biocluster"]

  func reading(_ name: String) -> NetworkReading { NetworkReader.read(path: curatedNetwork(name)) }

  func network(_ name: String) throws -> Network { try #require(reading(name).network) }

  @Test(arguments: names)
  func `nothing is refused and nothing is without evidence`(name: String) throws {
    let reading = reading(name)
    #expect(reading.errors.isEmpty)
    #expect(reading.ledger.allSatisfy { $0.refused == 0 && $0.merged == 0 })
    let coverage = EvidenceCoverage(reading.contents)
    #expect(coverage.relations.none == 0)
    #expect(coverage.actors.none == 0)
    #expect(coverage.figures.none == 0)
  }

  @Test(arguments: names)
  func `no cell holds an e-mail address or a phone number`(name: String) {
    let report = CheckReport(reading: reading(name))
    #expect(report.warnings.filter { $0.code == .personalData } == [])
  }

  @Test(arguments: names)
  func `reading and writing gives the same bytes`(name: String) throws {
    let network = try network(name)
    for file in try NetworkWriter.encode(network.contents, as: .networkFolder).files {
      let stored = try Data(
        contentsOf: URL(fileURLWithPath: curatedNetwork(name) + "/" + file.name))
      #expect(Array(stored) == file.bytes, "\(file.name)")
    }
  }

  @Test func `the table of networks agrees with the files`() throws {
    let readme = try String(contentsOfFile: curatedNetwork("README.md"), encoding: .utf8)
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }
    #expect(rows.count == Self.names.count)
    for name in Self.names {
      let network = try network(name)
      let years =
        (network.relations.flatMap { [$0.period.since.date, $0.period.until.date] }
        + network.sources.map(\.date)).compactMap { $0?.year }
      let first = try #require(years.min())
      let last = try #require(years.max())
      let counts = [
        network.actors.count, network.relations.count, network.figures.count,
        network.statements.count, network.sources.count,
      ].map(String.init).joined(separator: " | ")
      #expect(rows.contains { $0 == "| [\(name)](\(name)) | \(counts) | \(first)–\(last) |" })
    }
  }

  @Test func `the small network agrees with the large one on all that they share`() throws {
    let large = try network("aix-marseille-health")
    let small = try network("marseille-immunology-biocluster")
    for relation in small.relations {
      let index = try #require(large.relationIndex(relation.id), "\(relation.id)")
      #expect(large.relations[index] == relation)
      #expect(
        large.statements(on: .relation(relation.id)).filter { small.source($0.source) != nil }
          == small.statements(on: .relation(relation.id)))
    }
    for figure in small.figures { #expect(large.figures.contains(figure), "\(figure.id)") }
    for actor in small.actors {
      let index = try #require(large.actorIndex(actor.id), "\(actor.id)")
      #expect(large.actors[index].name == actor.name)
      #expect(Set(large.actors[index].aliases).isSuperset(of: actor.aliases), "\(actor.id)")
    }
  }

  /// The documents stand beside the repository where the project keeps them, and nowhere else.
  static let documents = URL(fileURLWithPath: curatedNetwork("../../shared/sources"))

  @Test(.enabled(if: FileManager.default.fileExists(atPath: documents.path)), arguments: names)
  func `every locator leads to a line of its document`(name: String) throws {
    let network = try network(name)
    for source in network.sources {
      let file = Self.documents.appendingPathComponent(try #require(source.file))
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).filter { line in
        line.contains { !$0.isWhitespace }
      }
      for statement in network.statements where statement.source == source.id {
        let locator = try #require(statement.locator)
        let number = try #require(locator.hasPrefix("p") ? Int(locator.dropFirst()) : nil)
        #expect((1...lines.count).contains(number), "\(statement.subject) \(source.id) \(locator)")
      }
    }
  }
}
