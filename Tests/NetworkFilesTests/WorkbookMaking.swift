import NetworkGraph

@testable import NetworkFiles

/// Workbooks made by hand: the parts that a test gives, and the usual ones.
struct WorkbookMaker {
  var sheets: [(name: String, state: String, cells: String)] = []
  var sharedStrings: String?
  var styles: String?
  var workbookProperties = ""
  var extraParts: [(name: String, text: String)] = []
  var relationshipBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// The targets of sheets start from the root of the package.
  var hasAbsoluteTargets = false

  init(_ sheets: (name: String, cells: String)...) {
    self.sheets = sheets.map { ($0.name, "", $0.cells) }
  }

  var bytes: [UInt8] {
    var parts: [(name: String, text: String)] = [("[Content_Types].xml", "<Types/>")]
    parts.append(
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(relationshipBase)/officeDocument\" "
          + "Target=\"\(hasAbsoluteTargets ? "/" : "")book/main.xml\"/></Relationships>"
      ))
    var list = "<x:workbook xmlns:x=\"urn:x\">\(workbookProperties)<x:sheets>"
    var relations = "<Relationships>"
    for (place, sheet) in sheets.enumerated() {
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      list +=
        "<x:sheet name=\"\(sheet.name)\" sheetId=\"9\"\(state) r:id=\"s\(place)\"/>"
      let target = hasAbsoluteTargets ? "/book/cells/\(place).xml" : "../book/cells/\(place).xml"
      relations +=
        "<Relationship Id=\"s\(place)\" Type=\"\(relationshipBase)/worksheet\" "
        + "Target=\"\(target)\"/>"
      parts.append(
        (
          "book/cells/\(place).xml",
          "<worksheet><sheetData>\(sheet.cells)</sheetData></worksheet>"
        ))
    }
    if let sharedStrings {
      relations +=
        "<Relationship Id=\"t\" Type=\"\(relationshipBase)/sharedStrings\" Target=\"texts.xml\"/>"
      parts.append(("book/texts.xml", "<sst>\(sharedStrings)</sst>"))
    }
    if let styles {
      relations +=
        "<Relationship Id=\"f\" Type=\"\(relationshipBase)/styles\" Target=\"styles.xml\"/>"
      parts.append(("book/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
    }
    parts.append(("book/main.xml", list + "</x:sheets></x:workbook>"))
    parts.append(("book/_rels/main.xml.rels", relations + "</Relationships>"))
    var archive = ZipWriter()
    for part in parts + extraParts { archive.add(part.name, Array(part.text.utf8)) }
    return archive.finished()
  }

  /// Rows of texts typed into their cells, without names of cells.
  static func rows(_ rows: [[String]]) -> String {
    rows.map { row in
      "<row>"
        + row.map { "<c t=\"inlineStr\"><is><t>\(xmlEscaped($0))</t></is></c>" }.joined()
        + "</row>"
    }.joined()
  }
}
