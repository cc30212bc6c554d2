/// The number of elements to insert, delete or replace to make one sequence the other.
///
/// Finds what somebody meant who misspelt a name.
///
/// - Returns: 0 for equal sequences, at most the length of the longer one.
/// - Complexity: O(*ab*) time for lengths *a* and *b*, O(*b*) space.
/// - SeeAlso: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and
///   reversals", *Soviet Physics Doklady* 10(8), 1966, 707–710.
@inlinable public func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
  var row = Array(0...b.count)
  for (i, element) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let substitution = diagonal + (element == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
