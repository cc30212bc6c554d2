/// An edge with the number by which it is sorted.
struct KeyedEdge {
  let key: UInt64
  let tail: UInt32
  let head: UInt32
}

extension UInt64 {
  /// A number in the order of finite floating-point numbers, the two zeros alike.
  init(ordering number: Double) {
    let bits = (number + 0).bitPattern
    self = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The floating-point number of this place in the order.
  var orderedNumber: Double {
    Double(bitPattern: self >> 63 == 0 ? ~self : self & ~(1 << 63))
  }
}

extension ContiguousArray<KeyedEdge> {
  /// Sorts edges by their keys; equal ones keep their order.
  ///
  /// From the lowest digit to the highest, by counting (radix sort). Only digits in which keys differ
  /// are looked at: weights that are small whole numbers differ in a few bits.
  ///
  /// - Complexity: O(*m*) for each 11 bits that differ, at most six times.
  mutating func sortByKey() {
    guard let one = first?.key else { return }
    var differing: UInt64 = 0
    for edge in self { differing |= edge.key ^ one }
    var other = self
    var isOrdered = true
    var shift = UInt64(0)
    while shift < 64 {
      let rest = differing >> shift
      guard rest != 0 else { break }
      shift += UInt64(rest.trailingZeroBitCount)
      if isOrdered {
        Self.deal(self, into: &other, shift)
      } else {
        Self.deal(other, into: &self, shift)
      }
      isOrdered.toggle()
      shift += 11
    }
    if !isOrdered { swap(&self, &other) }
  }

  private static func deal(_ edges: Self, into other: inout Self, _ shift: UInt64) {
    var place = [Int](repeating: 0, count: 2049)
    for edge in edges { place[Int(edge.key >> shift & 2047) + 1] += 1 }
    for digit in 1..<place.count { place[digit] += place[digit - 1] }
    let source = edges.span
    unsafe other.withUnsafeMutableBufferPointer { other in
      unsafe place.withUnsafeMutableBufferPointer { place in
        for i in source.indices {
          let digit = Int(source[i].key >> shift & 2047)
          unsafe other[place[digit]] = source[i]
          unsafe place[digit] += 1
        }
      }
    }
  }
}
