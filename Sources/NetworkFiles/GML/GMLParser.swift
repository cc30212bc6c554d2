/// Where a value stands in a file of GML.
enum GMLPlace: Equatable {
  /// Before or behind the graph, such as `Creator`.
  case file
  /// In the graph, but in no node or edge.
  case graph
  case node
  case edge
}

/// What is done with the contents of a file of GML.
protocol GMLReceiver {
  /// A node or an edge begins.
  mutating func begin(_ place: GMLPlace, line: Int)
  /// A value at a path of keys, such as `graphics.x`.
  mutating func value(
    _ text: ArraySliceOfBytes, _ kind: GMLScanner.Token, at path: Int, in place: GMLPlace,
    line: Int, paths: GMLPaths)
  /// The node or edge ends.
  mutating func end(_ place: GMLPlace, line: Int)
  /// Something that is not understood; reading goes on.
  mutating func fault(line: Int, _ message: String)
  /// The graph begins: the first one, or one more.
  mutating func graph(line: Int)
}

/// The paths of keys that occur, by number. The empty path is number 0.
struct GMLPaths {
  private(set) var names = InternedTexts()
  private var known: [Step: Int] = [:]

  private struct Step: Hashable {
    let path: Int
    let key: Int
  }

  private var keys = InternedTexts()

  init() { _ = names.add(ContiguousArray<UInt8>()[...]) }

  /// The path with one more key; `nil` for names of a length that no program gives.
  mutating func path(_ path: Int, _ key: ArraySliceOfBytes) -> Int? {
    let step = Step(path: path, key: keys.add(key))
    if let place = known[step] { return place }
    var name = ContiguousArray(names[path])
    guard name.count + key.count < 300 else { return nil }
    if !name.isEmpty { name.append(UInt8(ascii: ".")) }
    name.append(contentsOf: key)
    let place = names.add(name[...])
    known[step] = place
    return place
  }

  func name(_ path: Int) -> String { names.string(path) }
}

/// Understands the words of a file of GML: keys with values, some of which are lists of the same.
struct GMLParser<Receiver: GMLReceiver> {
  private var scanner: GMLScanner
  private var paths = GMLPaths()
  private var open: [Level] = []
  private var hasGraph = false

  private struct Level {
    let place: GMLPlace
    /// The path of keys within the graph, node or edge; `nil` in what is not read.
    let path: Int?
    let line: Int
    let isElement: Bool
  }

  /// How deep lists may nest.
  private static var maximumDepth: Int { 500 }

  /// - Returns: Why the file as a whole cannot be read.
  static func parse(_ bytes: ContiguousArray<UInt8>, _ receiver: inout Receiver) -> (
    line: Int, message: String
  )? {
    var parser = GMLParser(scanner: GMLScanner(bytes))
    return parser.run(&receiver)
  }

  private init(scanner: GMLScanner) { self.scanner = scanner }

  private mutating func run(_ receiver: inout Receiver) -> (line: Int, message: String)? {
    var token = scanner.next()
    var faults = 0
    while true {
      switch token {
      case .end:
        guard let level = open.last else { return nil }
        return (
          scanner.line,
          "the file ends within a list; expected ] for the one that opens on line \(level.line)"
        )
      case .close:
        guard let level = open.popLast() else {
          return (scanner.line, "] closes nothing")
        }
        if level.isElement { receiver.end(level.place, line: level.line) }
        token = scanner.next()
      case .word:
        let key = scanner.text
        let line = scanner.line
        token = scanner.next()
        if let fault = take(key, line: line, &token, &receiver) { return fault }
      case .fault(let message) where scanner.isBroken: return (scanner.line, message)
      default:
        faults += 1
        guard faults < 1000 else {
          return (scanner.line, "too many faults; the rest of the file is not read")
        }
        receiver.fault(line: scanner.line, message(for: token))
        if token == .open {
          guard open.count < Self.maximumDepth else { return tooDeep }
          // A list without a key is passed over as a whole.
          open.append(Level(place: .file, path: nil, line: scanner.line, isElement: false))
        }
        token = scanner.next()
      }
    }
  }

  private var tooDeep: (line: Int, message: String) {
    (scanner.line, "lists nest deeper than \(Self.maximumDepth) levels")
  }

  private func message(for token: GMLScanner.Token) -> String {
    switch token {
    case .fault(let message): message
    case .open: "a list without a key; expected a key before ["
    default:
      "the value " + quoted(String(decoding: scanner.text.prefix(400), as: UTF8.self))
        + " has no key; expected a key, then one value or a list in brackets"
    }
  }

  /// Takes the value of a key; the token behind it is next.
  private mutating func take(
    _ key: ArraySliceOfBytes, line: Int, _ token: inout GMLScanner.Token,
    _ receiver: inout Receiver
  ) -> (line: Int, message: String)? {
    let level = open.last
    switch token {
    case .open:
      guard open.count < Self.maximumDepth else { return tooDeep }
      openList(key, line: line, in: level, &receiver)
      token = scanner.next()
    case .number, .string, .word:
      // A word behind a key is a value that lacks its quotes, such as NAN, unless it is a key.
      let place = level?.place ?? .file
      if level == nil || level?.path != nil {
        if let path = paths.path(level?.path ?? 0, key) {
          receiver.value(
            scanner.text, token, at: path, in: place, line: line, paths: paths)
        } else {
          receiver.fault(
            line: line, "the name of an attribute is longer than 300 bytes, its lists included")
        }
      }
      token = scanner.next()
    default:
      if case .fault = token { return nil }
      receiver.fault(
        line: line,
        "the key " + quoted(String(decoding: key.prefix(400), as: UTF8.self))
          + " has no value; expected a number, a text in quotes or a list in brackets")
    }
    return nil
  }

  private mutating func openList(
    _ key: ArraySliceOfBytes, line: Int, in level: Level?, _ receiver: inout Receiver
  ) {
    func isKey(_ name: String) -> Bool {
      key.elementsEqual(name.utf8) { $0 | 0x20 == $1 }
    }
    var next = Level(place: level?.place ?? .file, path: nil, line: line, isElement: false)
    if level == nil, isKey("graph") {
      receiver.graph(line: line)
      // Only the first graph is read.
      next = Level(place: .graph, path: hasGraph ? nil : 0, line: line, isElement: false)
      hasGraph = true
    } else if open.count == 1, level?.place == .graph, level?.path == 0 {
      if isKey("node") || isKey("edge") {
        let place: GMLPlace = isKey("node") ? .node : .edge
        next = Level(place: place, path: 0, line: line, isElement: true)
        receiver.begin(place, line: line)
      } else {
        next = Level(place: .graph, path: paths.path(0, key), line: line, isElement: false)
      }
    } else if let path = level?.path {
      next = Level(
        place: next.place, path: paths.path(path, key), line: line, isElement: false)
    } else if level == nil {
      next = Level(place: .file, path: paths.path(0, key), line: line, isElement: false)
    }
    open.append(next)
  }
}
