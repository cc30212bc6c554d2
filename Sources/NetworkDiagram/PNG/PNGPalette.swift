/// At most 256 colours that stand for all of an image.
///
/// Where letters and lines meet, thousands of mixed colours arise that differ by less than an eye
/// sees. If 256 colours come so near to all of them that no channel changes by more than
/// ``tolerance``, the image takes a third of the bytes. The colours of the figure itself, and all
/// frequent ones, are kept exactly.
struct PNGPalette: Sendable {
  /// The most that a channel may change, of 255.
  static let tolerance = 12
  private static let size = 256
  /// Colours that are kept because they are frequent.
  private static let keptCount = 40
  /// With more colours than this, no palette is tried.
  private static let mostColours = 30_000

  /// `0x00RRGGBB`.
  let colours: [UInt32]
  private let placeOfColour: [UInt32: UInt8]

  /// The place of a colour of the image in the palette.
  func place(of colour: UInt32) -> UInt8 { placeOfColour[colour] ?? 0 }

  /// - Parameter counts: How many pixels have each colour of the image.
  /// - Returns: `nil` when 256 colours do not come near enough.
  ///
  /// - Complexity: O(256 · colours). The choice is that of T. F. Gonzalez, which puts the next
  ///   colour where the image is furthest from all chosen so far: "Clustering to minimize the maximum
  ///   intercluster distance", *Theoretical Computer Science* 38, 1985, 293–306,
  ///   doi:10.1016/0304-3975(85)90224-5.
  init?(counts: [UInt32: Int]) {
    guard counts.count <= Self.mostColours else { return nil }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    var places = [UInt8](repeating: 0, count: ranked.count)
    guard ranked.count > Self.size else {
      colours = ranked
      placeOfColour = Dictionary(
        uniqueKeysWithValues: ranked.enumerated().map { ($1, UInt8($0)) })
      return
    }
    var distances = [Int](repeating: .max, count: ranked.count)
    var chosen: [UInt32] = []
    while chosen.count < Self.size {
      let next: Int
      if chosen.count < Self.keptCount {
        next = chosen.count
      } else {
        // The first of the furthest, which is the most frequent one.
        next = distances.indices.reduce(0) { distances[$1] > distances[$0] ? $1 : $0 }
      }
      for i in ranked.indices where distances[i] > 0 {
        let distance = Self.distance(ranked[i], ranked[next])
        if distance < distances[i] {
          distances[i] = distance
          places[i] = UInt8(chosen.count)
        }
      }
      chosen.append(ranked[next])
    }
    guard distances.allSatisfy({ $0 <= Self.tolerance }) else { return nil }
    colours = chosen
    placeOfColour = Dictionary(uniqueKeysWithValues: zip(ranked, places))
  }

  /// The greatest difference of a channel.
  static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    func channel(_ shift: UInt32) -> Int {
      abs(Int((a >> shift) & 0xFF) - Int((b >> shift) & 0xFF))
    }
    return max(channel(16), channel(8), channel(0))
  }
}
