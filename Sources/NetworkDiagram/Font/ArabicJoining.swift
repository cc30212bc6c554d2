/// The forms that Arabic letters take beside each other, as characters of the block Arabic
/// Presentation Forms-B, which fonts for Arabic carry.
///
/// - SeeAlso: *The Unicode Standard* 16, section 9.2, "Arabic cursive joining".
enum ArabicJoining {
  private struct Forms {
    /// The form that stands alone; final, initial and medial follow.
    let first: UInt32
    /// 1 for a letter that joins nothing, 2 for one that joins the letter before only, 4 for one
    /// that joins both.
    let count: UInt32
  }

  // The letters in the order of the block, which starts at U+FE80, with the number of forms of each.
  private static let forms: [Unicode.Scalar: Forms] = {
    let counts: [(letters: ClosedRange<UInt32>, counts: [UInt32])] = [
      (
        0x0621...0x063A,
        [1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4]
      ),
      (0x0641...0x064A, [4, 4, 4, 4, 4, 4, 4, 2, 2, 4]),
    ]
    var table: [Unicode.Scalar: Forms] = [:]
    var next: UInt32 = 0xFE80
    for (letters, counts) in counts {
      for (value, count) in zip(letters, counts) {
        if let letter = Unicode.Scalar(value) { table[letter] = Forms(first: next, count: count) }
        next += count
      }
    }
    return table
  }()

  // Lam before these is one sign with them: alone, and joined to the letter before.
  private static let lamAlef: [Unicode.Scalar: UInt32] = [
    "\u{0622}": 0xFEF5, "\u{0623}": 0xFEF7, "\u{0625}": 0xFEF9, "\u{0627}": 0xFEFB,
  ]

  /// Gives each letter its form. Marks do not come between letters.
  static func join(_ clusters: inout [TextCluster]) {
    guard clusters.contains(where: { forms[$0.base] != nil }) else { return }
    var index = 0
    while index + 1 < clusters.count {
      if clusters[index].base == "\u{0644}", clusters[index].letters.count == 1,
        clusters[index + 1].letters.count == 1, lamAlef[clusters[index + 1].base] != nil
      {
        let alef = clusters.remove(at: index + 1)
        clusters[index].letters[0].pieces += alef.letters[0].pieces
        clusters[index].letters[0].plain = nil
      }
      index += 1
    }
    // The stretching stroke joins on both sides.
    func joinsNext(_ index: Int) -> Bool {
      guard clusters.indices.contains(index) else { return false }
      let cluster = clusters[index]
      return cluster.base == "\u{0640}"
        || cluster.letters[0].pieces.count == 1 && forms[cluster.base]?.count == 4
    }
    func joinsPrevious(_ index: Int) -> Bool {
      guard clusters.indices.contains(index) else { return false }
      return clusters[index].base == "\u{0640}" || forms[clusters[index].base]?.count ?? 1 > 1
    }
    for index in clusters.indices {
      guard let form = forms[clusters[index].base] else { continue }
      let before: UInt32 = joinsNext(index - 1) && joinsPrevious(index) ? 1 : 0
      let after: UInt32 = joinsNext(index) && joinsPrevious(index + 1) ? 2 : 0
      let pieces = clusters[index].letters[0].pieces
      let value =
        pieces.count == 2 ? lamAlef[pieces[1]].map { $0 + before } : form.first + before + after
      clusters[index].letters[0].shape = value.flatMap(Unicode.Scalar.init)
    }
  }
}
