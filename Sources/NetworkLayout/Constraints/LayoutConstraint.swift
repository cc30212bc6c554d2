/// What a person wants of places on a map, whatever the layout would do.
///
/// Places are shares of the picture: (0, 0) is its top left corner and (1, 1) its bottom right one.
public enum LayoutConstraint<Element: Hashable & Sendable>: Hashable, Sendable {
  /// The centre is at this share of the picture.
  case fixed(Element, Point)
  /// All on one horizontal line.
  case sameRow([Element])
  /// All on one vertical line.
  case sameColumn([Element])
  /// Each left of the next.
  case leftOf([Element])
  /// Each above the next.
  case above([Element])
  /// All within a rectangle, given in shares of the picture.
  case inside([Element], Rectangle)

  /// Whom the constraint binds, as often as it names them.
  public var elements: [Element] {
    switch self {
    case .fixed(let element, _): [element]
    case .sameRow(let all), .sameColumn(let all), .leftOf(let all), .above(let all),
      .inside(let all, _):
      all
    }
  }

  /// The same constraint on other elements; `nil` when one of them has no counterpart.
  public func map<Other>(_ transform: (Element) -> Other?) -> LayoutConstraint<Other>? {
    let all = elements.compactMap(transform)
    guard all.count == elements.count else { return nil }
    switch self {
    case .fixed(_, let point): return .fixed(all[0], point)
    case .sameRow: return .sameRow(all)
    case .sameColumn: return .sameColumn(all)
    case .leftOf: return .leftOf(all)
    case .above: return .above(all)
    case .inside(_, let region): return .inside(all, region)
    }
  }
}

/// Constraints that no drawing satisfies.
public struct ConstraintConflict: Error, Hashable, Sendable {
  /// Why there is no place.
  public enum Reason: Hashable, Sendable {
    /// Each is to be before the next, and the last before the first.
    case cycle
    /// What is asked of them leaves no place.
    case noPlace
  }

  /// Why there is no place.
  public let reason: Reason
  /// Whether it is about left and right; else about above and below.
  public let isHorizontal: Bool
  /// The vertices whose constraints contradict each other; for a cycle, in its order.
  public let vertices: [Int]
}
