import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct TitledTableTests {
  private static let table =
    "Tableau des conventions, 2024\n\nExporté le;31/12/2024\n"
    + "Financeur;Bénéficiaire;Montant (€);Date de début;Poids;;\n"
    + "Région Sud;Aix-Marseille Université;1\u{202F}250\u{202F}000,50;31/12/2024;0,5;;\n"
    + "État;CNRS;12\u{A0}000,00 €;01/02/2023;1,25;;\n"

  @Test(arguments: [TextEncoding.utf8, .windows1252, .utf16LittleEndian, .utf16BigEndian])
  func `a header below titles names the separator`(encoding: TextEncoding) {
    let text = Self.table
    let bytes: [UInt8] =
      switch encoding {
      case .windows1252:
        text.unicodeScalars.map {
          $0 == "€" ? 0x80 : $0 == "\u{202F}" ? 0xA0 : UInt8(truncatingIfNeeded: $0.value)
        }
      case .utf16LittleEndian:
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: Array(text.utf8)
      }
    let reading = NetworkReader.read(bytes, path: "t.csv")
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.dialects.first?.separator == .semicolon)
    #expect(
      reading.contents.relations.map { $0.amount?.description ?? "" } == [
        "1250000.50 EUR", "12000 EUR",
      ])
    #expect(reading.contents.relations.map { $0.weight?.description ?? "" } == ["0.5", "1.25"])
    #expect(
      reading.contents.relations.first?.period.since == .date(PartialDate("2024-12-31")!))
  }
}
