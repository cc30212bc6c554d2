/// Turns lines in scripts that run from right to left.
///
/// A reduced form of the Unicode bidirectional algorithm for one line of a name or a sentence: the
/// first letter decides on the direction of the line, numbers keep theirs, brackets that of what they
/// enclose, other signs that of their neighbours. Embeddings and isolates are left out.
///
/// - SeeAlso: Unicode Standard Annex 9, revision 50.
enum WritingDirection {
  private enum Kind { case left, right, number, neutral }

  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590..<0x0900, 0xFB1D..<0xFE00, 0xFE70..<0xFEFF, 0x10800..<0x11000, 0x1E800..<0x1F000:
      scalar.properties.numericType == nil
    default: false
    }
  }

  /// The clusters from left to right.
  static func visualOrder(_ clusters: [TextCluster]) -> [TextCluster] {
    guard clusters.contains(where: { isRightToLeft($0.base) }) else { return clusters }
    var kinds = clusters.map { kind(of: $0.base) }
    let isTurned = kinds.first { $0 == .left || $0 == .right } == .right
    resolveNumbers(&kinds, clusters, isTurned: isTurned)
    resolveBrackets(&kinds, clusters, isTurned: isTurned)
    resolveNeutrals(&kinds, isTurned: isTurned)
    let levels = kinds.map { kind in
      switch kind {
      case .right: 1
      case .number: 2
      case .left, .neutral: isTurned ? 2 : 0
      }
    }
    var order = Array(clusters.indices)
    for level in [2, 1] {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order.map { levels[$0] == 1 ? mirrored(clusters[$0]) : clusters[$0] }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if isRightToLeft(scalar) { return .right }
    if scalar.properties.numericType == .decimal { return .number }
    return scalar.properties.isAlphabetic ? .left : .neutral
  }

  /// A sign between two digits belongs to the number, and a number after a letter that runs from
  /// left to right goes on with it.
  private static func resolveNumbers(
    _ kinds: inout [Kind], _ clusters: [TextCluster], isTurned: Bool
  ) {
    let joining: [Unicode.Scalar] = [".", ",", ":", "/", "\u{A0}", "\u{202F}", "-", "+"]
    for index in kinds.indices.dropFirst().dropLast()
    where kinds[index] == .neutral && kinds[index - 1] == .number && kinds[index + 1] == .number
      && joining.contains(clusters[index].base)
    { kinds[index] = .number }
    var strong = isTurned ? Kind.right : .left
    for index in kinds.indices {
      switch kinds[index] {
      case .left, .right: strong = kinds[index]
      case .number where strong == .left: kinds[index] = .left
      default: break
      }
    }
  }

  /// Brackets run as the line does where they enclose a letter that does, or where the text before
  /// them does; else as what they enclose (rule N0).
  private static func resolveBrackets(
    _ kinds: inout [Kind], _ clusters: [TextCluster], isTurned: Bool
  ) {
    let own = isTurned ? Kind.right : .left
    func side(_ kind: Kind) -> Kind { kind == .number ? .right : kind }
    var open: [(place: Int, close: Unicode.Scalar)] = []
    var matches: [(Int, Int)] = []
    for index in clusters.indices where kinds[index] == .neutral {
      let base = clusters[index].base
      if let pair = pairs.first(where: { $0.0 == base }) {
        // The standard stops at 63 as well.
        guard open.count < 63 else { break }
        open.append((index, pair.1))
      } else if let place = open.lastIndex(where: { $0.close == base }) {
        matches.append((open[place].place, index))
        open.removeSubrange(place...)
      }
    }
    for (first, last) in matches.sorted(by: { $0.0 < $1.0 }) {
      let inside = kinds[first + 1..<last].map(side).filter { $0 != .neutral }
      guard let some = inside.first else { continue }
      let before = kinds[..<first].last { $0 != .neutral }.map(side) ?? own
      let resolved = inside.contains(own) || before == own ? own : some
      kinds[first] = resolved
      kinds[last] = resolved
    }
  }

  private static func resolveNeutrals(_ kinds: inout [Kind], isTurned: Bool) {
    let own = isTurned ? Kind.right : .left
    func side(_ index: Int) -> Kind {
      guard kinds.indices.contains(index) else { return own }
      return kinds[index] == .number ? .right : kinds[index]
    }
    var index = 0
    while index < kinds.count {
      guard kinds[index] == .neutral else {
        index += 1
        continue
      }
      var end = index
      while end < kinds.count, kinds[end] == .neutral { end += 1 }
      let resolved = side(index - 1) == side(end) ? side(end) : own
      for place in index..<end { kinds[place] = resolved }
      index = end
    }
  }

  // Left ones and right ones; a bracket opens towards the text that it encloses.
  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"),
  ]

  /// A bracket opens towards the text that it encloses.
  private static func mirrored(_ cluster: TextCluster) -> TextCluster {
    var result = cluster
    for (open, close) in pairs {
      if cluster.base == open { result.letters[0].shape = close }
      if cluster.base == close { result.letters[0].shape = open }
    }
    return result
  }
}
