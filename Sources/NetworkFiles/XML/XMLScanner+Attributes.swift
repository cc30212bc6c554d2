/// The attributes of the element that starts.
extension XMLScanner {
  /// The number of attributes of the element that starts.
  var attributeCount: Int { attributes.count }

  /// The name of an attribute, without its prefix.
  func attributeName(_ place: Int) -> Name { attributes[place].name }

  /// Whether an attribute belongs to XML itself: `xmlns`, `xmlns:y`, `xml:space`, `xsi:type`.
  func isAttributeOfXML(_ place: Int) -> Bool {
    let name = names[attributes[place].whole]
    return name.starts(with: [0x78, 0x6D, 0x6C]) || name.starts(with: [0x78, 0x73, 0x69, 0x3A])
  }

  /// The number of the value of an attribute, as if it were a name; `nil` when there is none.
  ///
  /// For values that are few and stand often, such as the keys of data.
  mutating func valueName(ofAttribute name: Name) -> Name? {
    for place in attributes.indices where attributes[place].name == name {
      let attribute = attributes[place]
      return attribute.isResolved
        ? self.name(ContiguousArray(resolved[attribute.range])) : intern(attribute.range)
    }
    return nil
  }

  /// The bytes of an attribute by its place.
  func attributeBytes(_ place: Int) -> ArraySliceOfBytes {
    let attribute = attributes[place]
    return attribute.isResolved ? resolved[attribute.range] : bytes[attribute.range]
  }

  /// The bytes of the first attribute with a name; `nil` when there is none.
  func attributeBytes(named name: Name) -> ArraySliceOfBytes? {
    for place in attributes.indices where attributes[place].name == name {
      return attributeBytes(place)
    }
    return nil
  }

  /// Fills a cell with the value of an attribute by its place.
  func copyAttribute(_ place: Int, to rows: inout ElementRows, in column: Int) {
    if attributes[place].isResolved {
      rows.set(resolved, attributes[place].range, in: column)
    } else {
      rows.set(bytes, attributes[place].range, in: column)
    }
  }

  /// The text of the first attribute with a name; `nil` when there is none.
  func attribute(_ name: Name) -> String? {
    attributeBytes(named: name).map { String(decoding: $0, as: UTF8.self) }
  }
}
