/// Finds the row of an id: the first one where an id stands in several rows.
///
/// A network of millions of ties looks up several ids for each of them. Ids that count their rows,
/// such as `n0`, `n1` and so on, need no table at all: the number says the row. For others a table
/// of whole words with a part of the hash in each finds them in a third of the time that a
/// dictionary of ids takes.
///
/// - Complexity: O(1) for a lookup; at most 48 bytes for each row.
package struct IdentifierIndex: Sendable {
  private var count = 0
  /// How the ids count their rows, as long as all of them do.
  private var numbering: Numbering?
  private var ids: ContiguousArray<Identifier> = []
  /// In each slot the upper half of a hash and the row counted from 1; 0 for none. The count is a
  /// power of two, and at least half of them are free.
  private var slots: ContiguousArray<UInt64> = []
  private let capacity: Int
  private let seed: UInt64

  /// An index for a number of rows, or more.
  package init(capacity: Int) {
    self.capacity = capacity
    // Differs from run to run, as the hashes of the standard library do, so that no file can be made
    // in which all ids meet in one slot. Nothing is ever listed in this order.
    seed = UInt64(bitPattern: Int64(Hasher().finalize()))
  }

  /// The index of rows whose ids were made by counting from a first one, such as `e1`, `e2` and so on.
  package init(numberedFrom id: Identifier, count: Int) {
    self.init(capacity: count)
    numbering = Numbering(id)
    precondition(numbering != nil, "an id that counts ends with a number")
    self.count = count
  }

  /// Adds the id of the next row; the earlier row where the id stands already. An empty id is none
  /// and is never found.
  package mutating func append(_ id: Identifier) -> Int? {
    if count == 0 { numbering = Numbering(id) }
    if let numbering {
      if numbering.row(of: id) == count {
        count += 1
        return nil
      }
      startTable(numbering)
    }
    if 2 * (count + 1) > slots.count { makeRoom(2 * max(count + 1, capacity)) }
    ids.append(id)
    count += 1
    guard !id.text.isEmpty else { return nil }
    let hash = id.hash(seed: seed)
    let slot = find(id, hash)
    guard slots[slot] == 0 else { return Int(slots[slot] & 0xFFFF_FFFF) - 1 }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(count)
    return nil
  }

  /// The row of an id, where there is one.
  package subscript(id: Identifier) -> Int? {
    if let numbering { return numbering.row(of: id).flatMap { $0 < count ? $0 : nil } }
    guard !slots.isEmpty else { return nil }
    let entry = slots[find(id, id.hash(seed: seed))]
    return entry == 0 ? nil : Int(entry & 0xFFFF_FFFF) - 1
  }

  /// The slot of an id, or the free one where it belongs.
  private func find(_ id: Identifier, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if (entry ^ hash) >> 32 == 0, ids[Int(entry & 0xFFFF_FFFF) - 1] == id { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Goes on with a table when an id does not count its row.
  private mutating func startTable(_ numbering: Numbering) {
    self.numbering = nil
    ids.reserveCapacity(max(capacity, count))
    for row in 0..<count { ids.append(numbering.id(of: row)) }
  }

  /// Makes a table with room for twice the number of rows that it will hold.
  private mutating func makeRoom(_ wanted: Int) {
    precondition(count < 0xFFFF_FFFF, "a table of a network has fewer than 4 billion rows")
    var size = max(slots.count, 16)
    while size < wanted { size *= 2 }
    slots = ContiguousArray(repeating: 0, count: size)
    for (row, id) in ids.enumerated() where !id.text.isEmpty {
      let hash = id.hash(seed: seed)
      let slot = find(id, hash)
      if slots[slot] == 0 { slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1) }
    }
  }

  /// Ids of one beginning with numbers that count from a first one: `n0`, `n1`, `n2`.
  private struct Numbering {
    private let prefix: ContiguousArray<UInt8>
    private let first: Int

    /// - Returns: `nil` when the id does not end with a number.
    init?(_ id: Identifier) {
      var digits = id.text.utf8.suffix(while: { (48...57).contains($0) })
      guard digits.count <= 18 else { return nil }
      // `007` counts as `7` after a beginning `00`; such ids are few.
      while digits.count > 1, digits.first == 48 { digits = digits.dropFirst() }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      first = number
      prefix = ContiguousArray(id.text.utf8.prefix(id.text.utf8.count - digits.count))
      // A longer beginning that ends with a digit would be read in two ways.
      guard prefix.last.map({ !(48...57).contains($0) }) ?? true else { return nil }
    }

    /// The row that an id says, if it is written as the ids of this numbering are.
    func row(of id: Identifier) -> Int? {
      var text = id.text
      // The buffer is read within the call, and no byte beyond its end.
      return text.withUTF8 { bytes in
        let start = prefix.count
        guard bytes.count > start, bytes.count - start <= 18 else { return nil }
        for place in 0..<start where unsafe bytes[place] != prefix[place] { return nil }
        var number = 0
        for place in start..<bytes.count {
          let byte = unsafe bytes[place]
          guard byte >= 48 && byte <= 57 else { return nil }
          number = number * 10 + Int(byte - 48)
        }
        let hasZero = unsafe bytes[start] == 48
        guard !hasZero || bytes.count == start + 1, number >= first else { return nil }
        return number - first
      }
    }

    func id(of row: Int) -> Identifier {
      Identifier(String(decoding: prefix, as: UTF8.self) + String(first + row))
    }
  }
}

extension BidirectionalCollection {
  /// The longest end of which all elements meet a condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) {
      formIndex(before: &start)
    }
    return self[start...]
  }
}

extension Identifier {
  /// A hash of the bytes that depends on a seed.
  fileprivate func hash(seed: UInt64) -> UInt64 {
    var text = text
    // The buffer is read within the call, and no byte beyond its end.
    return text.withUTF8 { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var place = 0
      while place + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        hash = mixed(hash ^ word)
        place += 8
      }
      var rest: UInt64 = 0
      while place < bytes.count {
        let byte = unsafe bytes[place]
        rest = rest << 8 | UInt64(byte)
        place += 1
      }
      return mixed(mixed(hash ^ rest) ^ seed)
    }
  }
}

private func mixed(_ word: UInt64) -> UInt64 {
  let product = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
