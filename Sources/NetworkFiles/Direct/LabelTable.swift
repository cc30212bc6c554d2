/// The names of vertices, numbered in the order of their appearance: a hash table over the bytes of
/// the file, which are not copied.
struct LabelTable {
  /// Where each name begins in the file, and how long it is.
  private(set) var places: ContiguousArray<(start: Int, count: Int)> = []
  private var hashes: ContiguousArray<UInt32> = []
  /// The number of the name in each slot, and -1 in free ones; a power of two of them, half used at
  /// most.
  private var slots: ContiguousArray<Int32>
  private var mask: Int
  private let seed: UInt64

  /// - Parameter seed: Differs from run to run, so that no file can be made to collide. It decides
  ///   where names are looked for, never their numbers.
  init(seed: UInt64 = 0, capacity: Int = 16) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = ContiguousArray(repeating: -1, count: size)
    mask = size - 1
    self.seed = seed
  }

  var count: Int { places.count }

  /// The number of a name, new or known.
  ///
  /// - Parameters:
  ///   - text: The name, at `start` in the file.
  /// - Complexity: O(length of the name) on average.
  mutating func number(of text: UnsafePointer<UInt8>, count: Int, at start: Int) -> UInt32 {
    let hash = unsafe Self.hash(text, count, seed)
    return unsafe number(hash, text - start, start, count)
  }

  /// Adds the names of another table of the same file and seed: the number here of each of them.
  mutating func numbers(
    of other: LabelTable, in file: UnsafePointer<UInt8>
  ) -> ContiguousArray<UInt32> {
    var result = ContiguousArray<UInt32>()
    result.reserveCapacity(other.count)
    for (place, hash) in zip(other.places, other.hashes) {
      result.append(unsafe number(hash, file, place.start, place.count))
    }
    return result
  }

  private mutating func number(
    _ hash: UInt32, _ file: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> UInt32 {
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, places[number].count == count,
        unsafe Self.areEqual(file + places[number].start, file + start, count)
      {
        return UInt32(number)
      }
      slot = (slot + 1) & mask
    }
    let number = places.count
    precondition(number < Int(Int32.max), "more vertices than a graph can have")
    places.append((start, count))
    hashes.append(hash)
    slots[slot] = Int32(number)
    if 2 * places.count > slots.count { grow() }
    return UInt32(number)
  }

  private mutating func grow() {
    mask = 2 * slots.count - 1
    slots = ContiguousArray(repeating: -1, count: mask + 1)
    for number in places.indices {
      var slot = Int(hashes[number]) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  private static func areEqual(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    for i in 0..<count where unsafe a[i] != b[i] { return false }
    return true
  }

  /// Eight bytes at a time, each folded in by the halves of a product of 128 bits, as in wyhash
  /// (Wang Yi, public domain).
  private static func hash(_ text: UnsafePointer<UInt8>, _ count: Int, _ seed: UInt64) -> UInt32 {
    var state = seed ^ UInt64(count)
    var i = 0
    func mix(_ word: UInt64) {
      let product = (state ^ word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
        by: word ^ 0xE703_7ED1_A0B4_28DB ^ seed)
      state = product.high ^ product.low
    }
    while i + 8 <= count {
      mix(unsafe UnsafeRawPointer(text + i).loadUnaligned(as: UInt64.self))
      i += 8
    }
    var rest: UInt64 = 0
    while i < count {
      rest = rest << 8 | UInt64(unsafe text[i])
      i += 1
    }
    mix(rest)
    return UInt32(truncatingIfNeeded: state ^ (state >> 32))
  }
}
