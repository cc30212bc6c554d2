public import NetworkGraph

/// Which category has which colour and shape, for all figures of a report.
///
/// Categories are bound by what they are, in a fixed order, and not by their order of appearance in
/// a figure: academia has the colour of academia even where no company is drawn. The first
/// ``Palette/capacity`` categories have a colour of their own.
public struct CategoryBinding: Hashable, Sendable {
  /// The categories in the order of their slots.
  public let identities: [Identifier]

  private let slots: [Identifier: Int]

  /// Binds categories to slots in the given order; one that stands twice keeps its first slot.
  public init(identities: [Identifier]) {
    var slots: [Identifier: Int] = [:]
    var kept: [Identifier] = []
    for identity in identities where slots[identity] == nil {
      slots[identity] = kept.count
      kept.append(identity)
    }
    self.identities = kept
    self.slots = slots
  }

  /// The spheres, in the order of `Sphere.allCases`.
  public static let spheres = CategoryBinding(
    identities: Sphere.allCases.map { Identifier($0.rawValue) })

  /// The kinds of a network's actors, the most frequent first, then by the bytes of the id.
  ///
  /// - Complexity: O(*a* + *k* log *k*) for *a* actors of *k* kinds.
  public static func actorKinds(of network: Network) -> CategoryBinding {
    CategoryBinding(byFrequencyOf: network.actors.lazy.compactMap(\.kind))
  }

  /// Texts, the most frequent first, then by their bytes.
  ///
  /// - Complexity: O(*n* + *k* log *k*) for *n* texts, *k* of them distinct.
  public init(byFrequencyOf values: some Sequence<Identifier>) {
    var counts: [Identifier: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    // The order is total, so the order of the dictionary leaves no trace.
    self.init(
      identities: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
  }

  /// The slot of a category; `nil` when it is unknown or beyond the capacity, which means "other".
  ///
  /// - Complexity: O(1)
  public func slot(of identity: Identifier) -> Int? {
    guard let slot = slots[identity], slot < Palette.capacity else { return nil }
    return slot
  }

  /// The fill colour of a slot; of "other" for `nil`.
  public func colour(ofSlot slot: Int?, in palette: Palette) -> Colour {
    guard let slot else { return palette.other }
    return palette.colours(forCategoryCount: identities.count)[slot]
  }

  /// The shape of a slot; of "other" for `nil`.
  public func shape(ofSlot slot: Int?) -> NodeShape {
    slot.map { NodeShape.allCases[$0] } ?? .octagon
  }
}
