/// An XML document as a flat list of elements in the order of the file, so that no depth of nesting
/// can exhaust the stack.
struct MarkupDocument {
  struct Element {
    /// The name without its prefix: `svg` for `svg:svg`.
    let name: String
    /// As written, prefixes included; the last of several equal ones.
    let attributes: [String: String]
    /// The place of the element that holds this one.
    let parent: Int?
    let line: Int
    var children: [Int] = []
    /// The text before the first child.
    var leadingText = ""
    /// All text within, that of children included.
    var text = ""

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The parts of the `class` attribute.
    var classes: [Substring] { (attributes["class"] ?? "").split { $0.isWhitespace } }
  }

  /// Parents stand before their children; the root is first.
  var elements: [Element] = []
  /// The texts of comments and processing instructions.
  var remarks: [String] = []
  var byteCount = 0

  var root: Element { elements[0] }

  /// The child of a given name, the first of several.
  func child(_ name: String, of index: Int) -> Element? {
    for child in elements[index].children where elements[child].name == name {
      return elements[child]
    }
    return nil
  }
}
