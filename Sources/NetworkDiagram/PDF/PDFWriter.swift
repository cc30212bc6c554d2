import NetworkGraph
import NetworkLayout

extension Figure {
  /// The figure as a PDF file: vectors, text that can be selected, searched and read out.
  ///
  /// The letters in use are embedded, each with the character that it stands for. Each line is
  /// scaled to the width that the layout measured, though never widened by more than a tenth, so
  /// another font changes the letters, never the layout. Headings, picture, legend and notes are tagged; the picture has
  /// ``FigureCaption/description`` as its alternative text.
  ///
  /// The file holds no date and no path: the same figure and fonts give the same bytes.
  ///
  /// - Parameter fonts: What the words are set in; the standard font Helvetica, which readers of
  ///   PDF bring along, when the book is empty. ``missingCharacters(in:)`` tells what it lacks.
  /// - Throws: ``FontError`` when a font turns out to be damaged.
  /// - Complexity: O(elements + characters × fonts).
  /// - SeeAlso: ISO 32000-1:2008, *Document management: Portable document format, PDF 1.7*.
  public func pdf(fonts: FontBook = FontBook()) throws(FontError) -> [UInt8] {
    var content = PDFContent(page: page, fonts: fonts)
    let paper = [
      Point(x: 0, y: 0), Point(x: page.width, y: 0), Point(x: page.width, y: page.height),
      Point(x: 0, y: page.height),
    ]
    content.draw([.polygon(paper, FigureElement.Paint(fill: .white))], part: nil)
    let parts = PDFStructure.parts(of: elements)
    for (index, part) in parts.enumerated() {
      content.draw(part.elements, part: (index, part.role.tag))
    }

    var objects = PDFObjects()
    let catalog = objects.reserve()
    let pages = objects.reserve()
    let sheet = objects.reserve()
    let stream = objects.addStream(Array(content.operators.utf8))
    let fontEntries = try content.fonts.write(to: &objects)
    let states = content.opacities.map {
      "/G\($0) << /Type /ExtGState /ca \(PDFSyntax.number(Double($0) / 100)) >>"
    }
    let tree = tags(of: parts, contents: content.partOfContent, on: sheet, in: &objects)
    objects.set(
      sheet,
      "<< /Type /Page /Parent \(pages) 0 R /MediaBox [0 0 \(PDFSyntax.number(page.width)) "
        + "\(PDFSyntax.number(page.height))] /Contents \(stream) 0 R /Resources << /Font << "
        + fontEntries + " >> /ExtGState << " + states.joined(separator: " ")
        + " >> >> /StructParents 0 /Tabs /S >>")
    objects.set(pages, "<< /Type /Pages /Kids [\(sheet) 0 R] /Count 1 >>")
    let metadata = objects.addStream(
      Array(description.utf8), "/Type /Metadata /Subtype /XML", isPlain: true)
    objects.set(
      catalog,
      "<< /Type /Catalog /Version /1.7 /Pages \(pages) 0 R /Lang (\(language.rawValue)) "
        + "/MarkInfo << /Marked true >> /StructTreeRoot \(tree) 0 R /Metadata \(metadata) 0 R "
        + "/ViewerPreferences << /DisplayDocTitle true >> >>")
    let info = objects.add(
      "<< /Title \(PDFSyntax.text(caption.title)) /Creator (Maillage) /Producer (Maillage) >>")
    return objects.file(root: catalog, info: info)
  }

  /// Title and language for programs that keep documents (XMP, ISO 16684-1).
  private var description: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escapedXML(caption.title))</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>\(language.rawValue)</rdf:li></rdf:Bag></dc:language>
    <xmp:CreatorTool>Maillage</xmp:CreatorTool>
    <pdf:Producer>Maillage</pdf:Producer>
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  /// Writes the tree of tags: a document of headings, paragraphs and the picture, in the order in
  /// which they are read.
  ///
  /// - Parameter contents: For each number of marked content, the place of its part.
  /// - Returns: The number of its root.
  private func tags(
    of parts: [PDFStructure.Part], contents: [Int], on sheet: Int, in objects: inout PDFObjects
  ) -> Int {
    let root = objects.reserve()
    let document = objects.reserve()
    var elements: [Int] = []
    for (index, part) in parts.enumerated() {
      var entries = ""
      if part.role == .figure {
        let told = caption.description.isEmpty ? caption.title : caption.description
        entries = " /Alt \(PDFSyntax.text(told))"
        if let box = PDFStructure.bounds(of: part.elements) {
          // From the bottom left corner of the page.
          let sides = [box.minX, page.height - box.maxY, box.maxX, page.height - box.minY]
          entries +=
            " /A << /O /Layout /Placement /Block /BBox ["
            + sides.map(PDFSyntax.number).joined(separator: " ") + "] >>"
        }
      }
      // Letters stand from left to right on the page whatever the script; here is the order to read.
      let words = part.elements.flatMap(PDFStructure.lines).map(\.text)
      if part.role != .figure,
        words.contains(where: { $0.unicodeScalars.contains(where: WritingDirection.isRightToLeft) })
      {
        entries = " /ActualText \(PDFSyntax.text(words.joined(separator: " ")))"
      }
      let numbers = contents.indices.filter { contents[$0] == index }.map(String.init)
      elements.append(
        objects.add(
          "<< /Type /StructElem /S /\(part.role.tag) /P \(document) 0 R /Pg \(sheet) 0 R "
            + "/K [\(numbers.joined(separator: " "))]\(entries) >>"))
    }
    let list = elements.map { "\($0) 0 R" }.joined(separator: " ")
    objects.set(
      document,
      "<< /Type /StructElem /S /Document /P \(root) 0 R /Lang (\(language.rawValue)) /K [\(list)] >>"
    )
    let parents = contents.map { "\(elements[$0]) 0 R" }.joined(separator: " ")
    objects.set(
      root,
      "<< /Type /StructTreeRoot /K [\(document) 0 R] /ParentTree << /Nums [0 [\(parents)]] >> "
        + "/ParentTreeNextKey 1 >>")
    return root
  }
}
