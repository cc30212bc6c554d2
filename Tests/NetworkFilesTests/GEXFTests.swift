import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct GEXFTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.gexf", options: options)
  }

  @Test func `what is written is read again, all of it`() throws {
    try expectRoundTrip(.gexf, path: "a.gexf", seeds: 0..<60, prepare: withoutCharactersOutsideXML)
  }
}
