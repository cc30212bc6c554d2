/// A prefix code of least total length among those whose words are not longer than a limit.
struct HuffmanCode {
  /// The length of each symbol's word; 0 for symbols that do not occur.
  let lengths: [Int]
  /// The words of the symbols with their bits reversed, as Deflate writes them.
  let words: [UInt32]

  /// The code for symbols that occur as often as given.
  ///
  /// A lone symbol gets one bit. The method is package-merge: L. L. Larmore, D. S. Hirschberg, "A
  /// fast algorithm for optimal length-limited Huffman codes", *Journal of the ACM* 37(3), 1990,
  /// 464–473, doi:10.1145/79147.79150.
  ///
  /// - Precondition: There are at most 2 to the power of `limit` symbols.
  init(frequencies: [Int], limit: Int) {
    let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    precondition(symbols.count <= 1 << limit, "too many symbols for words this short")
    var lengths = [Int](repeating: 0, count: frequencies.count)
    if symbols.count < 2 {
      for symbol in symbols { lengths[symbol] = 1 }
    } else {
      // Each round pairs the cheapest of what the round before made, and merges the pairs with the
      // symbols. Of the last round the 2n - 2 cheapest are taken; a pair stands for two of the round
      // before. A symbol's word is as long as there are rounds that take the symbol.
      let weights = symbols.map { frequencies[$0] }
      var rounds: [[Bool]] = []
      var items = weights
      rounds.append([Bool](repeating: false, count: items.count))
      for _ in 1..<limit {
        var merged: [Int] = []
        var isPair: [Bool] = []
        var next = 0
        var pair = 0
        let pairs = items.count / 2
        while next < weights.count || pair < pairs {
          let sum = pair < pairs ? items[2 * pair] + items[2 * pair + 1] : .max
          if next < weights.count && weights[next] <= sum {
            merged.append(weights[next])
            isPair.append(false)
            next += 1
          } else {
            merged.append(sum)
            isPair.append(true)
            pair += 1
          }
        }
        items = merged
        rounds.append(isPair)
      }
      var taken = 2 * symbols.count - 2
      for isPair in rounds.reversed() {
        let pairs = isPair.prefix(taken).count { $0 }
        for symbol in symbols.prefix(taken - pairs) { lengths[symbol] += 1 }
        taken = 2 * pairs
      }
    }
    self.init(lengths: lengths)
  }

  /// The canonical code of given lengths (RFC 1951, section 3.2.2).
  init(lengths: [Int]) {
    self.lengths = lengths
    var next = [UInt32](repeating: 0, count: 17)
    for length in lengths where length > 0 { next[length + 1] += 1 }
    for length in 1..<17 { next[length] = (next[length] + next[length - 1]) << 1 }
    // After the loop next[l] is the first word of length l, for which counts were moved up by one.
    var words = [UInt32](repeating: 0, count: lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      var word = next[length]
      next[length] += 1
      var reversed: UInt32 = 0
      for _ in 0..<length {
        reversed = reversed << 1 | (word & 1)
        word >>= 1
      }
      words[symbol] = reversed
    }
    self.words = words
  }

  /// The bits that symbols of these frequencies take.
  func cost(_ frequencies: [Int]) -> Int {
    zip(frequencies, lengths).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
