import NetworkLayout

/// Lines of text from a top left corner.
enum TextBlock {
  static func elements(
    _ text: WrappedText, at corner: Point, style: FigureElement.TextLine.Style = .regular,
    colour: Colour = Colour(0x1A1A1A)
  ) -> [FigureElement] {
    zip(text.lines, text.widths).enumerated().map { index, line in
      .text(
        FigureElement.TextLine(
          text: line.0,
          position: Point(
            x: corner.x,
            y: corner.y + text.size * (FontMetrics.ascent + Double(index) * FontMetrics.leading)),
          width: line.1, size: text.size, style: style, colour: colour))
    }
  }
}
