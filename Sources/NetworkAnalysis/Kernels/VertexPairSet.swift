/// A set of pairs of vertices: open addressing with linear probing, so that the ties of a graph that
/// changes can be looked up without a `Set`.
struct VertexPairSet {
  private var table: ContiguousArray<UInt64>
  private var mask: Int
  private(set) var count = 0

  private static let free = UInt64.max

  /// - Parameter capacity: How many pairs it will hold; it grows when there are more.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    table = ContiguousArray(repeating: Self.free, count: size)
    mask = size - 1
  }

  /// The key of an ordered pair.
  static func ordered(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The key of a pair whose order does not matter.
  static func unordered(_ a: Int, _ b: Int) -> UInt64 { ordered(min(a, b), max(a, b)) }

  private func home(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 31)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & mask
  }

  private func place(_ key: UInt64) -> Int {
    var i = home(key)
    while table[i] != Self.free && table[i] != key { i = (i + 1) & mask }
    return i
  }

  func contains(_ key: UInt64) -> Bool { table[place(key)] == key }

  /// Puts a pair in.
  ///
  /// - Returns: Whether it was not there yet.
  @discardableResult mutating func insert(_ key: UInt64) -> Bool {
    if 2 * (count + 1) > table.count { grow() }
    let i = place(key)
    guard table[i] == Self.free else { return false }
    table[i] = key
    count += 1
    return true
  }

  /// Takes a pair out; those that were pushed on by it move back, so that no marks of what was
  /// deleted are needed.
  mutating func remove(_ key: UInt64) {
    var hole = place(key)
    guard table[hole] == key else { return }
    count -= 1
    var i = hole
    while true {
      i = (i + 1) & mask
      guard table[i] != Self.free else { break }
      // The entry may fill the hole unless its home lies cyclically after the hole.
      let distance = (i - home(table[i])) & mask
      if distance >= (i - hole) & mask {
        table[hole] = table[i]
        hole = i
      }
    }
    table[hole] = Self.free
  }

  private mutating func grow() {
    let old = table
    table = ContiguousArray(repeating: Self.free, count: 2 * old.count)
    mask = table.count - 1
    for key in old where key != Self.free { table[place(key)] = key }
  }
}
