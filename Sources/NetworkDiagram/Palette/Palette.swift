/// The colours of a figure, by where it is read.
///
/// No palette of seven colours survives a grey copy, so each category has a shape as well: see
/// ``NodeShape``.
public enum Palette: String, Hashable, Sendable, CaseIterable {
  /// The colours of Okabe and Ito without black, for screens.
  case screen
  /// Mixed subsets that stay apart in lightness as well, for paper.
  case print
  /// Greys in even steps of lightness, for black and white printers.
  case grayscale

  /// The most categories that have a colour of their own; the rest is "other".
  public static let capacity = 7

  /// The grey of everything beyond ``capacity`` and of actors without a category.
  public var other: Colour { self == .grayscale ? .white : Colour(0xD9D9D9) }

  /// The colours in the order in which categories are bound to them.
  ///
  /// - Parameter categoryCount: How many categories the report has, not the figure: the print
  ///   palette takes a subset by it.
  /// - Returns: At least `min(categoryCount, 7)` colours, no two alike.
  public func colours(forCategoryCount categoryCount: Int) -> [Colour] {
    switch self {
    case .screen: Self.okabeIto
    case .print:
      switch categoryCount {
      case ...5: Self.printOfFive
      case 6: Self.printOfSix
      default: Self.printOfSeven
      }
    case .grayscale: Self.greys
    }
  }

  private static let okabeIto = [
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442,
  ].map { Colour($0) }

  private static let printOfFive = [0x332288, 0xDDCC77, 0x117733, 0x56B4E9, 0x000000].map {
    Colour($0)
  }

  private static let printOfSix = [
    0x0072B2, 0xDDCC77, 0x882255, 0x56B4E9, 0xCC6677, 0x000000,
  ].map { Colour($0) }

  private static let printOfSeven = [
    0x0072B2, 0xDDCC77, 0x332288, 0xD55E00, 0x56B4E9, 0x000000, 0x999999,
  ].map { Colour($0) }

  // Neighbours in the list are far apart in lightness: few categories use the whole range.
  private static let greys = [
    0x4D4D4D, 0xC6C6C6, 0x1B1B1B, 0x919191, 0x6A6A6A, 0xE2E2E2, 0xABABAB,
  ].map { Colour($0) }
}
