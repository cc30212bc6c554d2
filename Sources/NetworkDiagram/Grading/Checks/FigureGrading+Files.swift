import NetworkGraph
import NetworkLayout

/// Checks 26 to 30: the files.
///
/// Each judges the files that are there; what is not there cannot be wrong, and a remark names it.
extension FigureGrading {
  var fileChecks: [FigureCheck] { [sameBytes, stability, fonts, sizes, selfContained] }

  private func absent(_ format: String) -> LocalizedText {
    LocalizedText("no \(format) to judge", "pas de \(format) à juger")
  }

  /// 26. One file shows no second run. What it can show is judged: no time of day and no path, which
  /// would differ, nodes in the order of their ids, and numbers cut to two decimals.
  private var sameBytes: FigureCheck {
    let ids = figure.nodes.map { Array($0.id.utf8) + [1] + Array(($0.panel ?? "").utf8) }
    // On a map of dots they stand by size, or small ones would hide behind large ones.
    let unsorted =
      kind == .dots
      ? 0 : zip(ids, ids.dropFirst()).count { !$0.lexicographicallyPrecedes($1) }
    return check(
      26,
      [
        FigureMeasurement("times", traces.times), FigureMeasurement("paths", traces.paths),
        FigureMeasurement("unsorted", unsorted), FigureMeasurement("decimals", traces.decimals),
      ],
      faults: [
        traces.times > 0
          ? LocalizedText("a time of day in the file", "une heure dans le fichier") : nil,
        traces.paths > 0 ? LocalizedText("a path in the file", "un chemin dans le fichier") : nil,
        unsorted > 0
          ? LocalizedText("nodes are not in the order of their ids", "nœuds non triés par id")
          : nil,
        traces.decimals > 2 || traces.exponents > 0
          ? LocalizedText(
            "numbers with more than two decimals", "nombres à plus de deux décimales") : nil,
      ])
  }

  /// 27. A first edition has nothing to keep to and passes. A figure that marks actors as new or gone
  /// is no first edition and cannot be judged alone.
  private var stability: FigureCheck {
    if let lackOfNodes { return notJudged(27, lackOfNodes) }
    let isMarked = !figure.marks.new.isEmpty || !figure.marks.gone.isEmpty
    guard let bytes = options.previous else {
      guard !isMarked else {
        return notJudged(
          27,
          LocalizedText(
            "the figure marks changes; compare it with the edition before",
            "la figure marque des changements\u{00A0}; comparez-la avec l’édition précédente"))
      }
      return check(
        27, [], faults: [],
        remarks: [
          LocalizedText(
            "a first edition: there is none to compare with",
            "première édition\u{00A0}: rien à comparer"
          )
        ])
    }
    let previous: GradedFigure
    do {
      previous = try FigureReader.read(bytes)
    } catch {
      return notJudged(
        27,
        LocalizedText(
          "the edition before cannot be read: \(error)",
          "l’édition précédente est illisible\u{00A0}: \(error)"))
    }
    let comparison = EditionComparison(old: previous, new: figure)
    guard let moved = comparison.moved, let order = comparison.order else {
      return notJudged(
        27,
        LocalizedText(
          "fewer than three actors are in both editions",
          "moins de trois acteurs dans les deux éditions"),
        [FigureMeasurement("common", comparison.common)])
    }
    let new = comparison.new.filter { !figure.marks.new.contains(figure.nodes[$0].id) }
    let gone = comparison.gone.filter { node in
      !figure.marks.gone.contains(node.id)
        && !words.note.contains(firstLine(node.title ?? node.id))
    }
    return check(
      27,
      [
        FigureMeasurement("moved", moved, 3), FigureMeasurement("order", order, 3),
        FigureMeasurement("common", comparison.common),
        FigureMeasurement("new_unmarked", new.count),
        FigureMeasurement("gone_unmarked", gone.count),
      ],
      faults: [
        moved > 0.03 ? LocalizedText("actors moved too far", "acteurs trop déplacés") : nil,
        order < 0.95 ? LocalizedText("the order changed", "l’ordre a changé") : nil,
        new.isEmpty
          ? nil : LocalizedText("new actors are not marked", "nouveaux acteurs non signalés"),
        gone.isEmpty
          ? nil : LocalizedText("actors gone are not named", "acteurs disparus non nommés"),
      ])
  }

  private var fonts: FigureCheck {
    guard !figure.lines.isEmpty else {
      return notJudged(28, LocalizedText("the file has no text", "le fichier n’a aucun texte"))
    }
    let long = figure.lines.filter { $0.text.unicodeScalars.count > 1 }
    let loose = long.count { !$0.isMeasured }
    let single = figure.lines.count { line in
      let families = line.families.split(separator: ",").map(\.trimmed)
      return families.count < 2
        || !["sans-serif", "serif", "monospace"].contains(families.last ?? "")
    }
    let pdf = options.pdf.map { PDFFontList($0) }
    return check(
      28,
      [
        FigureMeasurement("no_text_length", loose), FigureMeasurement("no_font_stack", single),
        FigureMeasurement("pdf_fonts", pdf?.fontCount),
        FigureMeasurement("pdf_embedded", pdf?.embeddedCount),
      ],
      faults: [
        loose > 0
          ? LocalizedText("texts without textLength", "des textes sans textLength") : nil,
        single > 0
          ? LocalizedText(
            "texts without a second font", "des textes sans seconde police") : nil,
        pdf?.fault,
      ], remarks: [pdf == nil ? absent("PDF") : nil])
  }

  /// 29. Title, legend and notes take some ten kilobytes by themselves, so a figure of fewer than
  /// twelve actors may be as large as one of twelve. The bound of the PDF is 150 kB up to 60 actors
  /// and grows with them beyond.
  private var sizes: FigureCheck {
    if let lackOfNodes { return notJudged(29, lackOfNodes) }
    let count = figure.nodes.count + figure.paleNodes.count
    let bytes = figure.document.byteCount
    let pdf = options.pdf?.count
    let picture = options.png.map { PNGSize($0) }
    let width = figure.page.map { $0.width / 72 }
    let dpi = picture?.width.flatMap { pixels in
      width.flatMap { $0 > 0 ? Double(pixels) / $0 : nil }
    }
    return check(
      29,
      [
        FigureMeasurement("svg_bytes_per_actor", Double(bytes) / Double(count), 0),
        FigureMeasurement("pdf_bytes", pdf), FigureMeasurement("png_bytes", options.png?.count),
        FigureMeasurement("png_dpi", dpi, 0),
      ],
      faults: [
        bytes > 2000 * max(12, count)
          ? LocalizedText("the SVG has more than 2 kB per actor", "SVG de plus de 2 ko par acteur")
          : nil,
        pdf.map { $0 > 2500 * max(60, count) } ?? false
          ? LocalizedText("the PDF is too large", "PDF trop lourd") : nil,
        (options.png?.count ?? 0) > 1_000_000
          ? LocalizedText("the PNG has more than 1 MB", "PNG de plus de 1 Mo") : nil,
        picture != nil && (dpi ?? 0) < 295
          ? LocalizedText("the PNG has fewer than 300 dpi", "PNG de moins de 300 ppp") : nil,
      ],
      remarks: [
        options.pdf == nil ? absent("PDF") : nil, options.png == nil ? absent("PNG") : nil,
      ])
  }

  /// 30. That the XML is valid is known when there is something to grade. Eight actors cannot fill 64
  /// cells: a figure of fewer than 50 is looked at on a coarser grid, of about a cell per actor, and one
  /// cell may always be empty.
  private var selfContained: FigureCheck {
    let side = (1...8).first { $0 * $0 >= figure.nodes.count } ?? 8
    let empty = NameMeasures.emptyShare(of: figure, side: side)
    let page = figure.page
    let aspect = page.flatMap { $0.height > 0 ? $0.width / $0.height : nil }
    let asked = options.page.map { $0.width / $0.height }
    let isOfFormat =
      aspect.map { aspect in
        asked.map { abs(aspect / $0 - 1) <= 0.02 } ?? (0.4...2.5).contains(aspect)
      } ?? false
    let dot = options.dot.map { DOTSyntax.fault(in: $0) }
    return check(
      30,
      [
        FigureMeasurement("external", traces.external), FigureMeasurement("script", traces.scripts),
        FigureMeasurement("empty", empty, 3), FigureMeasurement("cells", side * side),
        FigureMeasurement("aspect", aspect),
      ],
      faults: [
        traces.external > 0
          ? LocalizedText("refers to something outside", "renvoie à l’extérieur") : nil,
        traces.scripts > 0 ? LocalizedText("has a script", "contient un script") : nil,
        hasFreeForm && (empty ?? 0) > max(0.15, 1.001 / Double(side * side))
          ? LocalizedText("too much of the page is empty", "trop de vide sur la page") : nil,
        isOfFormat ? nil : LocalizedText("not of the asked format", "pas du format demandé"),
        dot.flatMap { $0 }.map {
          LocalizedText("Graphviz cannot read the DOT: \($0)", "DOT illisible\u{00A0}: \($0)")
        },
      ],
      remarks: [
        options.dot == nil ? absent("DOT") : nil,
        hasFreeForm
          ? nil
          : LocalizedText(
            "its form is fixed, so empty parts of the page are part of it",
            "sa forme est fixée, le vide en fait partie"),
      ])
  }

  /// Whether a layout is free to fill the page: that of a ring, of layers, of the earth and of axes is
  /// not.
  private var hasFreeForm: Bool { kind == .map || kind == .multiples }
}
