/// Sorts numbers again and again, by their bits: several times as fast as comparing them once there are
/// some hundred.
///
/// A least significant digit radix sort with digits of 11 bits. A pass over a digit that all numbers share
/// is left out.
struct RadixSorting {
  private static let digitBits: UInt64 = 11
  private static let digitCount = 6
  private static let size = 1 << 11
  private var keys: ContiguousArray<UInt64> = []
  private var moved: ContiguousArray<UInt64> = []
  private var places = ContiguousArray<Int32>(repeating: 0, count: 6 << 11)

  /// Sorts numbers ascending; −0 stands before 0. There must be no NaN among them.
  ///
  /// - Complexity: O(*n*) for many numbers, O(*n* log *n*) below some hundred.
  mutating func sort(_ numbers: inout [Double]) {
    let n = numbers.count
    guard n > 512, n < Int(Int32.max) else {
      numbers.sort()
      return
    }
    if keys.count != n {
      keys = ContiguousArray(repeating: 0, count: n)
      moved = keys
    }
    for i in places.indices { places[i] = 0 }
    for i in 0..<n {
      // The order of these whole numbers is that of the doubles: the sign is turned round, and below 0
      // all other bits.
      let bits = numbers[i].bitPattern
      let key = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
      keys[i] = key
      for digit in 0..<Self.digitCount {
        let value =
          Int(truncatingIfNeeded: key >> (UInt64(digit) * Self.digitBits)) & (Self.size - 1)
        places[digit * Self.size + value] += 1
      }
    }
    for digit in 0..<Self.digitCount {
      let base = digit * Self.size
      let shift = UInt64(digit) * Self.digitBits
      let sample = Int(truncatingIfNeeded: keys[0] >> shift) & (Self.size - 1)
      guard places[base + sample] < Int32(n) else { continue }
      var next: Int32 = 0
      for value in base..<(base + Self.size) {
        let count = places[value]
        places[value] = next
        next += count
      }
      for i in 0..<n {
        let key = keys[i]
        let value = base + (Int(truncatingIfNeeded: key >> shift) & (Self.size - 1))
        moved[Int(places[value])] = key
        places[value] += 1
      }
      swap(&keys, &moved)
    }
    for i in 0..<n {
      let key = keys[i]
      numbers[i] = Double(bitPattern: key >> 63 == 1 ? key ^ 1 << 63 : ~key)
    }
  }
}
