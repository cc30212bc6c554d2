import NetworkGraph

/// The times of a vertex or line, such as `[5-10,12-14]` or `[1990-*]`.
struct PajekPeriod {
  let since: String
  let until: String

  /// The period that times say; `nil` where they are several or no years.
  ///
  /// - Parameter text: With its brackets.
  init?(_ text: ArraySliceOfBytes) {
    let inner = text.dropFirst().dropLast(text.last == UInt8(ascii: "]") ? 1 : 0)
    guard inner.count < 40 else { return nil }
    let parts = inner.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map {
      trimmed(String(decoding: $0, as: UTF8.self))
    }
    guard let first = parts.first, parts.count <= 2, Self.isYear(first) else { return nil }
    let last = parts.count == 2 ? parts[1] : first
    guard last == "*" || (Self.isYear(last) && first <= last) else { return nil }
    since = first
    until = last == "*" ? ".." : last
  }

  /// Small numbers count waves or days, not years.
  private static func isYear(_ text: String) -> Bool {
    guard let year = Int(text), text.utf8.count == 4 else { return false }
    return (1000...2999).contains(year)
  }
}
