import NetworkGraph

/// The sizes of the nodes: the area is proportional to a value.
struct SizeScale {
  /// The number of each node; all `nil` when sizes are uniform.
  let values: [Double?]
  /// The heading with its unit; `nil` when sizes are uniform.
  let caption: String?
  private let diameters: ClosedRange<Double>
  private let largest: Double
  private let language: Language
  private let isWhole: Bool

  init(table: VertexTable, options: SceneOptions) throws(SceneError) {
    diameters = options.diameters
    language = options.language
    guard case .column(let name) = options.sizeBy else {
      values = [Double?](repeating: nil, count: table.rowCount)
      caption = nil
      largest = 0
      isWhole = true
      return
    }
    guard let column = table[name] else {
      throw .unknownColumn(name, available: table.columns.map(\.name))
    }
    guard case .numbers(let numbers) = column.values else { throw .columnOfTexts(name) }
    values = numbers.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let heading = column.caption[options.language]
    caption = column.unit.isEmpty ? heading : "\(heading) (\(column.unit))"
    largest = values.lazy.compactMap { $0 }.max() ?? 0
    isWhole = values.allSatisfy { $0 == nil || $0!.rounded() == $0! }
  }

  /// The diameter in points of a value.
  ///
  /// The area is proportional to the value, so the diameter goes with its square root; what would
  /// fall below the least diameter, and what has no value, is drawn at the least.
  func diameter(of value: Double?) -> Double {
    guard caption != nil else {
      // Nothing is encoded: a size that is easy to see and leaves room for lines.
      return min(max(9, diameters.lowerBound), diameters.upperBound)
    }
    guard let value, value > 0, largest > 0 else { return diameters.lowerBound }
    return max(diameters.lowerBound, diameters.upperBound * (value / largest).squareRoot())
  }

  /// The number of values that are drawn at the least diameter although the area would be smaller.
  var enlargedCount: Int {
    values.count { value in
      guard caption != nil, let value, largest > 0 else { return false }
      return value < largest * smallestShare
    }
  }

  private var smallestShare: Double {
    let ratio = diameters.lowerBound / diameters.upperBound
    return ratio * ratio
  }

  /// The heading and a value, such as `Betweenness: 0.25`.
  func label(of value: Double) -> String {
    let number =
      value.rounded() == value && abs(value) < 1e15
      ? language.format(Int(value)) : language.format(value, decimals: decimals(for: value))
    return (caption ?? "") + (language == .french ? "\u{00A0}: " : ": ") + number
  }

  /// Enough decimals for three significant digits.
  private func decimals(for value: Double) -> Int {
    var scale = abs(value)
    guard scale > 0 else { return 0 }
    var decimals = 2
    while scale >= 10 && decimals > 0 {
      scale /= 10
      decimals -= 1
    }
    while scale < 1 && decimals < 12 {
      scale *= 10
      decimals += 1
    }
    return decimals
  }

  /// One to three round values with their sizes; `nil` when sizes are uniform or none is positive.
  var legend: DiagramScene.SizeLegend? {
    guard let caption, largest > 0 else { return nil }
    // One digit times a power of ten, the largest at or below each target.
    var entries: [DiagramScene.SizeLegend.Entry] = []
    for share in [1, 0.5, 0.2] {
      let round = RoundNumber(atMost: (entries.first?.value ?? largest) * share)
      guard round.value > 0, !isWhole || round.exponent >= 0,
        entries.last.map({ round.value < $0.value }) ?? true,
        entries.isEmpty || round.value >= largest * smallestShare
      else { continue }
      entries.append(
        DiagramScene.SizeLegend.Entry(
          value: round.value, label: round.text(in: language),
          diameter: diameter(of: round.value)))
    }
    return entries.isEmpty ? nil : DiagramScene.SizeLegend(caption: caption, entries: entries)
  }
}

/// A digit from 1 to 9 times a power of ten.
struct RoundNumber {
  let digit: Int
  let exponent: Int

  init(digit: Int, exponent: Int) {
    self.digit = digit
    self.exponent = exponent
  }

  /// The largest such number at or below a positive one.
  init(atMost bound: Double) {
    // The shortest decimal text, so that 0.3 gives 3 · 10⁻¹ and not 2 · 10⁻¹.
    var (mantissa, exponent) = (bound.description, 0)
    if let mark = mantissa.firstIndex(of: "e") {
      exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
      mantissa = String(mantissa[..<mark])
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "0" }
    if let first = whole.first {
      digit = first.wholeNumberValue ?? 1
      self.exponent = exponent + whole.count - 1
    } else {
      let fraction = parts.count > 1 ? parts[1] : ""
      let zeros = fraction.prefix { $0 == "0" }.count
      digit = fraction.dropFirst(zeros).first?.wholeNumberValue ?? 0
      self.exponent = exponent - zeros - 1
    }
  }

  var value: Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? Double(digit) / power : Double(digit) * power
  }

  func text(in language: Language) -> String {
    exponent >= 0 && value < 1e15
      ? language.format(Int(value)) : language.format(value, decimals: max(0, -exponent))
  }
}
