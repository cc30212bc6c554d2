/// The names of the vertices of a graph, stored end to end.
public struct VertexNames: Sendable {
  private enum Storage {
    /// Each vertex is called by its own number, counted from a base.
    case range(base: UInt32, count: Int)
    case numbers(ContiguousArray<UInt32>, base: UInt32)
    case texts(bytes: ContiguousArray<UInt8>, ends: ContiguousArray<Int>)
  }

  private let storage: Storage

  init() { storage = .range(base: 0, count: 0) }

  /// Each vertex called by its own number, counted from a base.
  ///
  /// - Precondition: The last number fits into 32 bits.
  public init(numbersFrom base: UInt32, count: Int) { storage = .range(base: base, count: count) }

  init(numbers: ContiguousArray<UInt32>, base: UInt32) { storage = .numbers(numbers, base: base) }

  /// - Returns: `nil` when a name is no UTF-8.
  init?(_ table: LabelTable, in file: UnsafePointer<UInt8>) {
    var bytes = ContiguousArray<UInt8>()
    var ends = ContiguousArray<Int>()
    ends.reserveCapacity(table.count)
    var isPlain = true
    for place in table.places {
      let name = unsafe UnsafeBufferPointer(start: file + place.start, count: place.count)
      unsafe bytes.append(contentsOf: name)
      ends.append(bytes.count)
      if isPlain, unsafe name.contains(where: { $0 >= 0x80 }) { isPlain = false }
    }
    // Names next to one another are valid exactly when each is: no character goes beyond its name,
    // or else the name after it would begin within one.
    if !isPlain {
      var start = 0
      for end in ends {
        guard String(validating: bytes[start..<end], as: UTF8.self) != nil else { return nil }
        start = end
      }
    }
    storage = .texts(bytes: bytes, ends: ends)
  }

  /// Names stored end to end, each ending where the next begins.
  ///
  /// - Precondition: The ends never fall, and the last one is that of the bytes.
  init(texts bytes: ContiguousArray<UInt8>, ends: ContiguousArray<Int>) {
    storage = .texts(bytes: bytes, ends: ends)
  }

  /// The names as they are given.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  public init(texts: some Sequence<String>) {
    var bytes = ContiguousArray<UInt8>()
    var ends = ContiguousArray<Int>()
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      ends.append(bytes.count)
    }
    storage = .texts(bytes: bytes, ends: ends)
  }

  /// How names are stored, for a file.
  enum Form {
    case range(base: UInt32)
    case numbers(ContiguousArray<UInt32>, base: UInt32)
    case texts(bytes: ContiguousArray<UInt8>, ends: ContiguousArray<Int>)
  }

  var form: Form {
    switch storage {
    case .range(let base, _): .range(base: base)
    case .numbers(let numbers, let base): .numbers(numbers, base: base)
    case .texts(let bytes, let ends): .texts(bytes: bytes, ends: ends)
    }
  }

  /// Whether each vertex has the same name in both, byte for byte.
  func isSame(as other: VertexNames) -> Bool {
    if case .texts(let bytes, let ends) = storage,
      case .texts(let others, let otherEnds) = other.storage
    {
      return bytes == others && ends == otherEnds
    }
    return count == other.count
      && (0..<count).allSatisfy { self[$0].utf8.elementsEqual(other[$0].utf8) }
  }

  /// The number of vertices.
  public var count: Int {
    switch storage {
    case .range(_, let count): count
    case .numbers(let numbers, _): numbers.count
    case .texts(_, let ends): ends.count
    }
  }

  /// The name of the vertex with an index.
  ///
  /// - Complexity: O(length of the name)
  public subscript(vertex: Int) -> String {
    switch storage {
    case .range(let base, let count):
      precondition(vertex < count, "there is no such vertex")
      return String(vertex + Int(base))
    case .numbers(let numbers, let base): return String(numbers[vertex] + base)
    case .texts(let bytes, let ends):
      return String(
        decoding: bytes[(vertex == 0 ? 0 : ends[vertex - 1])..<ends[vertex]], as: UTF8.self)
    }
  }

  /// The index of the vertex with a name, compared by its bytes; `nil` when there is none.
  ///
  /// - Complexity: O(*n*) for *n* vertices.
  public func index(of name: String) -> Int? {
    (0..<count).first { self[$0].utf8.elementsEqual(name.utf8) }
  }
}
