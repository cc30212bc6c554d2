/// The pixels of a band as places in a list of its colours.
struct IndexedBand: Sendable {
  /// Each colour once, `0x00RRGGBB`, in the order of appearance.
  private(set) var colours: [UInt32] = []
  /// How many pixels have each colour.
  private(set) var counts: [Int] = []
  /// The place of each pixel's colour.
  private(set) var places: [UInt16] = []

  /// - Returns: `nil` for more than 65 536 colours.
  ///
  /// - Complexity: O(pixels); neighbours of one colour are looked up once.
  init?(_ pixels: [UInt32]) {
    // Open addressing; 0 is a free slot, else a place plus one.
    var slots = [UInt32](repeating: 0, count: 1024)
    var shift: UInt32 = 22
    places.reserveCapacity(pixels.count)
    var start = 0
    while start < pixels.count {
      let colour = pixels[start]
      var end = start + 1
      while end < pixels.count && pixels[end] == colour { end += 1 }
      var slot = Int((colour &* 0x9E37_79B1) >> shift)
      while slots[slot] != 0 && colours[Int(slots[slot]) - 1] != colour {
        slot = (slot + 1) & (slots.count - 1)
      }
      if slots[slot] == 0 {
        guard colours.count < 65536 else { return nil }
        colours.append(colour)
        counts.append(0)
        slots[slot] = UInt32(colours.count)
        if colours.count * 2 > slots.count {
          shift -= 1
          slots = Self.slots(for: colours, shift: shift, count: slots.count * 2)
          slot = Int((colour &* 0x9E37_79B1) >> shift)
          while colours[Int(slots[slot]) - 1] != colour { slot = (slot + 1) & (slots.count - 1) }
        }
      }
      let place = Int(slots[slot]) - 1
      counts[place] += end - start
      places.append(contentsOf: repeatElement(UInt16(place), count: end - start))
      start = end
    }
  }

  private static func slots(for colours: [UInt32], shift: UInt32, count: Int) -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: count)
    for (place, colour) in colours.enumerated() {
      var slot = Int((colour &* 0x9E37_79B1) >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(place + 1)
    }
    return slots
  }
}
