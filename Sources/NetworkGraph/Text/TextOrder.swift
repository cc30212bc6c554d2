/// Whether one text comes before another by the bytes of its UTF-8 form: an order that is the same
/// on every machine and in every language.
public func precedesByBytes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
