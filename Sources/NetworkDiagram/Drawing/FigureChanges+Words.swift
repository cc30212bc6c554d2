import NetworkGraph
import NetworkLayout

extension FigureChanges {
  /// `since June 2023`, or `since the previous edition`.
  private func since(_ language: Language) -> String {
    guard let date else {
      return LocalizedText("since the previous edition", "depuis l’édition précédente")[language]
    }
    return LocalizedText("since ", date.day == nil ? "depuis " : "depuis le ")[language]
      + language.format(date)
  }

  /// What is new and gone, in one sentence, with the names that the picture has no room for; empty
  /// when nothing is.
  ///
  /// - Parameter emphasis: That of the layout, which decides where new actors go only when it shows
  ///   distances.
  func note(
    unnamed: [String], emphasis: StressLayout.Emphasis, language: Language
  ) -> [String] {
    var parts: [String] = []
    if !newNodes.isEmpty {
      let count = language.format(newNodes.count)
      parts.append(
        newNodes.count == 1
          ? LocalizedText("1 new actor (ring)", "1 acteur nouveau (cerclé)")[language]
          : LocalizedText("\(count) new actors (ring)", "\(count) acteurs nouveaux (cerclés)")[
            language])
    }
    if !gone.isEmpty {
      let count = language.format(gone.count)
      let isOne = gone.count == 1
      parts.append(
        LocalizedText(
          "\(count) gone (cross)", "\(count) \(isOne ? "disparu" : "disparus") (croix)")[language])
    }
    guard !parts.isEmpty else { return [] }
    var sentence =
      capitalized(since(language)) + LocalizedText(": ", "\u{00A0}: ")[language]
      + parts.joined(separator: ", ")
    if !unnamed.isEmpty {
      let shown = unnamed.prefix(12).map { String($0.prefix(80)) }
      sentence +=
        LocalizedText(
          "; gone and not named in the picture: ",
          "\u{00A0}; disparus et non nommés sur la figure\u{00A0}: ")[language]
      sentence += shown.joined(separator: ", ")
      if unnamed.count > shown.count {
        let rest = language.format(unnamed.count - shown.count)
        sentence += LocalizedText(" and \(rest) more", " et \(rest) de plus")[language]
      }
    }
    sentence += "."
    if emphasis == .community, !newNodes.isEmpty {
      sentence +=
        LocalizedText(
          " New actors are placed by distance, the others stay where the community layout put them.",
          " Les acteurs nouveaux sont placés selon la distance, les autres restent où la disposition par "
            + "communautés les a mis.")[language]
    }
    return [sentence]
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What the marks mean, with counts; `nil` when nothing is marked.
  func legend(language: Language, width: Double) -> LegendBlock? {
    var entries: [LegendBlock.Entry] = []
    if !newNodes.isEmpty {
      entries.append(
        LegendBlock.Entry(
          text: LocalizedText("New", "Nouveau")[language]
            + " (\(language.format(newNodes.count)))",
          width: LegendBlock.symbolWidth + 2,
          symbol: { middle in
            let outline = NodeOutline(shape: .circle, diameter: 4.5, center: middle)
            return [
              outline.element(fill: Colour(0x9A9A9A), outline: nil), NewMark.element(outline),
            ]
          }))
    }
    if !gone.isEmpty {
      entries.append(
        LegendBlock.Entry(
          text: LocalizedText("Gone", "Disparu")[language] + " (\(language.format(gone.count)))",
          width: LegendBlock.symbolWidth + 2, symbol: { [GoneMarks.cross($0)] }))
    }
    guard !entries.isEmpty else { return nil }
    return .list(
      id: "change-legend", heading: capitalized(since(language)), entries, columns: 1,
      width: width)
  }
}
