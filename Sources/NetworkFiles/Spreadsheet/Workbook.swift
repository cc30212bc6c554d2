import NetworkGraph

/// Why a workbook, or a sheet of it, cannot be read.
struct WorkbookFault: Error {
  let message: String
}

/// The parts of an Excel workbook (Office Open XML), transitional or strict.
struct Workbook {
  struct Sheet {
    let name: String
    let isHidden: Bool
    /// The name of the part with its cells.
    let part: String
  }

  private(set) var sheets: [Sheet] = []
  /// Sheets without cells: charts and dialogues.
  private(set) var otherSheets = 0
  private(set) var hasMacros = false
  private(set) var startsIn1904 = false
  private var archive: ZipReader
  private var sharedStrings = TextTable()
  private var formats: [CellFormat] = []

  init(_ bytes: ContiguousArray<UInt8>) throws(WorkbookFault) {
    do {
      archive = try ZipReader(bytes)
    } catch {
      throw WorkbookFault(message: error.message)
    }
    guard archive.has("[Content_Types].xml") else {
      throw WorkbookFault(message: try nameOfOtherArchive())
    }
    if archive.names.contains(where: { $0.hasPrefix("word/") }) {
      throw WorkbookFault(message: "the file is a document of Word, not an Excel workbook")
    }
    if archive.names.contains(where: { $0.hasPrefix("ppt/") }) {
      throw WorkbookFault(
        message: "the file is a presentation of PowerPoint, not an Excel workbook")
    }
    let relations = try relationships("_rels/.rels", folder: "")
    guard let part = relations.first(where: { $0.type.hasSuffix("/officeDocument") })?.target else {
      throw WorkbookFault(message: "the file is a package of Office without a workbook")
    }
    guard part.hasSuffix(".xml") else {
      throw WorkbookFault(
        message: "the file is a binary workbook (.xlsb); save it as an Excel workbook (.xlsx)")
    }
    try readWorkbook(part)
  }

  /// What an archive that is no workbook is.
  private mutating func nameOfOtherArchive() throws(WorkbookFault) -> String {
    let type =
      try contents("mimetype").map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? ""
    let names = archive.names
    func has(_ prefix: String) -> Bool { names.contains { $0.hasPrefix(prefix) } }
    let kind: String
    if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") {
      return
        "the file is a sheet of OpenDocument (.ods); save it as an Excel workbook (.xlsx) or CSV"
    } else if type.hasPrefix("application/vnd.oasis.opendocument") {
      kind = "a document of OpenDocument"
    } else if type.hasPrefix("application/epub+zip") {
      kind = "a book (EPUB)"
    } else if has("META-INF/MANIFEST.MF") {
      kind = "a program of Java (JAR)"
    } else if has("Index/") && names.contains(where: { $0.hasSuffix(".iwa") }) {
      return
        "the file is a document of Apple Numbers or Pages; export it as an Excel workbook (.xlsx)"
    } else if names.contains(where: { $0.contains("CytoscapeSession-") }) {
      return
        "the file is a session of Cytoscape (.cys); export the network as JSON, GraphML or a table"
    } else {
      return "the file is an archive (ZIP) and no Excel workbook; unpack it first"
    }
    return "the file is \(kind), not an Excel workbook"
  }

  // MARK: Parts

  private mutating func contents(_ part: String) throws(WorkbookFault) -> ContiguousArray<UInt8>? {
    do {
      return try archive.contents(part)
    } catch {
      throw WorkbookFault(message: error.message)
    }
  }

  /// A scanner of a part of XML.
  private mutating func scanner(_ part: String) throws(WorkbookFault) -> XMLScanner? {
    guard let bytes = try contents(part) else { return nil }
    return XMLScanner(decodeText(bytes).bytes)
  }

  private static func fault(_ part: String, _ fault: XMLFault) -> WorkbookFault {
    WorkbookFault(
      message: "the part \(quoted(part)) is no XML: \(fault.message) (line \(fault.line))")
  }

  private struct Relationship {
    let id: String
    let type: String
    let target: String
  }

  /// The parts that a part names, by the list beside it.
  private mutating func relationships(_ part: String, folder: String) throws(WorkbookFault)
    -> [Relationship]
  {
    guard var scanner = try scanner(part) else { return [] }
    var result: [Relationship] = []
    let element = scanner.name("Relationship")
    let (id, type) = (scanner.name("Id"), scanner.name("Type"))
    let (target, mode) = (scanner.name("Target"), scanner.name("TargetMode"))
    do {
      while let token = try scanner.next() {
        guard token == .start, scanner.name == element, scanner.attribute(mode) != "External",
          let to = scanner.attribute(target)
        else { continue }
        result.append(
          Relationship(
            id: scanner.attribute(id) ?? "", type: scanner.attribute(type) ?? "",
            target: Self.resolved(to, folder: folder)))
      }
    } catch { throw Self.fault(part, error) }
    return result
  }

  /// A target as the name of a part: those with a slash in front start from the root.
  private static func resolved(_ target: String, folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map { String($0) }
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Workbook

  private mutating func readWorkbook(_ part: String) throws(WorkbookFault) {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let name = part.split(separator: "/").last.map { String($0) } ?? part
    let list = (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
    let relations = try relationships(list, folder: folder)
    hasMacros = relations.contains { $0.type.hasSuffix("/vbaProject") }
    guard var scanner = try scanner(part) else {
      throw WorkbookFault(message: "the workbook has no part \(quoted(part))")
    }
    let (sheet, properties) = (scanner.name("sheet"), scanner.name("workbookPr"))
    let (title, id, state) = (scanner.name("name"), scanner.name("id"), scanner.name("state"))
    let epoch = scanner.name("date1904")
    do {
      while let token = try scanner.next() {
        guard token == .start else { continue }
        if scanner.name == properties {
          startsIn1904 = ["1", "true", "on"].contains(scanner.attribute(epoch) ?? "")
        } else if scanner.name == sheet, let key = scanner.attribute(id) {
          guard let relation = relations.first(where: { $0.id == key }) else { continue }
          guard relation.type.hasSuffix("/worksheet") else {
            otherSheets += 1
            continue
          }
          sheets.append(
            Sheet(
              name: scanner.attribute(title) ?? "",
              isHidden: ["hidden", "veryHidden"].contains(scanner.attribute(state) ?? ""),
              part: relation.target))
        }
      }
    } catch { throw Self.fault(part, error) }
    guard !sheets.isEmpty else {
      throw WorkbookFault(message: "the workbook has no sheet with cells")
    }
    for relation in relations {
      if relation.type.hasSuffix("/sharedStrings") {
        try readSharedStrings(relation.target)
      } else if relation.type.hasSuffix("/styles") {
        try readStyles(relation.target)
      }
    }
  }

  private mutating func readSharedStrings(_ part: String) throws(WorkbookFault) {
    guard var scanner = try scanner(part) else { return }
    scanner.keepsWhiteSpace = true
    let (item, text) = (scanner.name("si"), scanner.name("t"))
    let phonetic = scanner.name("rPh")
    var isText = false
    do {
      while let token = try scanner.next() {
        switch token {
        case .start where scanner.name == phonetic: try scanner.skipElement()
        case .start: isText = scanner.name == text
        case .text: if isText { sharedStrings.appendUnescaped(scanner.text) }
        case .end:
          isText = false
          if scanner.name == item {
            sharedStrings.endCell()
            sharedStrings.endRow(line: 0)
          }
        }
      }
    } catch { throw Self.fault(part, error) }
  }

  private mutating func readStyles(_ part: String) throws(WorkbookFault) {
    guard var scanner = try scanner(part) else { return }
    let (format, cells, cell) = (
      scanner.name("numFmt"), scanner.name("cellXfs"), scanner.name("xf")
    )
    let (id, code) = (scanner.name("numFmtId"), scanner.name("formatCode"))
    var custom: [Int: CellFormat] = [:]
    var isWithinCells = false
    do {
      while let token = try scanner.next() {
        switch token {
        case .start where scanner.name == format:
          if let key = scanner.attribute(id).flatMap({ Int($0) }),
            let text = scanner.attribute(code)
          {
            custom[key] = CellFormat(code: text)
          }
        case .start where scanner.name == cells: isWithinCells = true
        case .start where scanner.name == cell && isWithinCells:
          let key = scanner.attribute(id).flatMap { Int($0) } ?? 0
          formats.append(custom[key] ?? CellFormat(builtIn: key))
        case .end where scanner.name == cells: isWithinCells = false
        default: break
        }
      }
    } catch { throw Self.fault(part, error) }
  }

  // MARK: Sheets

  /// The cells of a sheet.
  ///
  /// - Complexity: O(bytes of the sheet)
  mutating func read(_ sheet: Sheet, budget: Int) throws(WorkbookFault) -> SheetCells {
    guard let scanner = try scanner(sheet.part) else {
      throw WorkbookFault(message: "the workbook has no part \(quoted(sheet.part))")
    }
    var reader = SheetReader(
      scanner, sharedStrings: sharedStrings, formats: formats, startsIn1904: startsIn1904,
      budget: budget)
    do {
      return try reader.read()
    } catch {
      throw WorkbookFault(
        message:
          "the sheet \(quoted(sheet.name)) is damaged: \(error.message) (line \(error.line) of "
          + "the part \(quoted(sheet.part)))")
    }
  }
}

extension TextTable {
  /// Appends text in which `_x000D_` stands for a character that XML does not hold.
  mutating func appendUnescaped(_ bytes: ContiguousArray<UInt8>) {
    let underscore = UInt8(ascii: "_")
    guard bytes.contains(underscore) else {
      appendToCell(bytes[...])
      return
    }
    var i = 0
    while i < bytes.count {
      if bytes[i] == underscore, i + 7 <= bytes.count, bytes[i + 1] == UInt8(ascii: "x"),
        bytes[i + 6] == underscore,
        let code = UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16),
        bytes[i + 2] != UInt8(ascii: "+"), let scalar = Unicode.Scalar(code), code != 0
      {
        var encoded: ContiguousArray<UInt8> = []
        appendUTF8(scalar.value, to: &encoded)
        appendToCell(encoded[...])
        i += 7
      } else {
        appendToCell(bytes[i])
        i += 1
      }
    }
  }
}
