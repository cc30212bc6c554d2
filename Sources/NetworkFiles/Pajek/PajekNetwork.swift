import NetworkGraph

/// What a file of Pajek says.
struct PajekNetwork {
  /// A partition, vector or cluster: a value for each vertex, or the numbers of some.
  struct ValueList {
    let name: String
    let line: Int
    let areMembers: Bool
    var declaredCount: Int?
    /// The places of the values in the file.
    var values: ContiguousArray<Range<Int>> = []
  }

  /// What is known of a vertex, in the order of the file.
  private struct Cell {
    let vertex: Int32
    let column: Int32
    let range: Range<Int>
  }

  var name: String?
  private(set) var vertexCount: Int?
  /// The vertices of the first mode, in a network with two.
  var firstModeCount: Int?
  /// Whether another network follows.
  var isFollowed = false
  /// The line of each vertex; 0 where it has none.
  var lineOfVertex: ContiguousArray<Int> = []
  var lists: [ValueList] = []
  private(set) var ties = ElementRows(of: .relations)
  var notes = FileNotes()
  var faults: [(line: Int, message: String)] = []
  /// Why nothing of the file can be used.
  var fatal: (line: Int, message: String)?
  private var columns = InternedTexts()
  private var cells: ContiguousArray<Cell> = []
  private var values: ContiguousArray<UInt8> = []
  private var ownIDs: [Int32: Range<Int>] = [:]
  private var refusedVertices = BrokenRows(.unknownValue)
  private let source, target, direction, kind: Int
  private var defaultDirection: Direction?
  private var isUnweighted = false
  /// The bytes that may still be filled with ids and kinds that are repeated with each line.
  private var room: Int

  init(byteCount: Int) {
    room = 100_000_000 + 10 * byteCount
    source = ties.column("source")
    target = ties.column("target")
    kind = ties.column("kind")
    direction = ties.column("direction")
  }

  mutating func declare(_ count: Int) {
    vertexCount = count
    lineOfVertex = ContiguousArray(repeating: 0, count: count)
  }

  // MARK: Vertices

  mutating func refuseVertex(_ line: Int, _ message: String) {
    refusedVertices.append((line, message))
  }

  mutating func setCell(_ vertex: Int, _ column: String, _ text: ContiguousArray<UInt8>) {
    let start = values.count
    values.append(contentsOf: text)
    let range = start..<values.count
    if column == "id", !text.isEmpty { ownIDs[Int32(vertex)] = range }
    cells.append(Cell(vertex: Int32(vertex), column: Int32(columns.add(column)), range: range))
  }

  /// The vertices as rows of actors, with the values of partitions and vectors.
  mutating func actors(_ lists: [(list: ValueList, bytes: ContiguousArray<UInt8>, name: String)])
    -> ElementRows
  {
    var actors = ElementRows(of: .actors)
    let id = actors.column("id")
    let name = actors.column("name")
    let count = vertexCount ?? 0
    let (starts, order) = cellsByVertex(count)
    let placeholders = placeholderColumns()
    let places = (0..<columns.count).map { column in
      placeholders.contains(Int32(column)) ? -1 : actors.column(columns.string(column))
    }
    let mode = firstModeCount == nil ? -1 : actors.column("mode")
    let listColumns = lists.map { actors.column($0.name) }
    var members = memberships(lists)
    for vertex in 0..<count {
      actors.set(self.id(of: vertex)[...], in: id)
      for place in starts[vertex]..<starts[vertex + 1] {
        let cell = cells[order[place]]
        let column = places[Int(cell.column)]
        if column >= 0 { actors.set(values[cell.range], in: column) }
      }
      // A vertex is called by its number where it has no label.
      if !actors.isSet(name) { actors.set(String(vertex + 1), in: name) }
      if let first = firstModeCount { actors.set(vertex < first ? "1" : "2", in: mode) }
      for (place, (list, bytes, _)) in lists.enumerated() {
        if list.areMembers {
          if members[place].remove(vertex) != nil { actors.set("yes", in: listColumns[place]) }
        } else {
          actors.set(bytes[list.values[vertex]], in: listColumns[place])
        }
      }
      actors.endRow(line: lineOfVertex[vertex] > 0 ? lineOfVertex[vertex] : 1)
    }
    actors.refuse(refusedVertices)
    return actors
  }

  private func memberships(
    _ lists: [(list: ValueList, bytes: ContiguousArray<UInt8>, name: String)]
  ) -> [Set<Int>] {
    lists.map { list, bytes, _ in
      guard list.areMembers else { return [] }
      return Set(
        list.values.compactMap { range in
          Int(String(decoding: bytes[range], as: UTF8.self)).flatMap { $0 > 0 ? $0 - 1 : nil }
        })
    }
  }

  /// The cells of each vertex, in the order of the file.
  private func cellsByVertex(_ count: Int) -> (starts: [Int], order: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for cell in cells { starts[Int(cell.vertex) + 1] += 1 }
    for vertex in 0..<count { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var order = [Int](repeating: 0, count: cells.count)
    for (place, cell) in cells.enumerated() {
      order[next[Int(cell.vertex)]] = place
      next[Int(cell.vertex)] += 1
    }
    return (starts, order)
  }

  /// Coordinates that are all 0 and shapes that are all ellipses say nothing: programs write them so
  /// that something stands there.
  private func placeholderColumns() -> Set<Int32> {
    var result: Set<Int32> = []
    for (name, isEmpty) in [("x", Self.isZero), ("y", Self.isZero), ("shape", Self.isEllipse)] {
      guard let column = columns.place(of: ContiguousArray(name.utf8)[...]) else { continue }
      let texts = cells.lazy.filter { $0.column == Int32(column) }
      if texts.allSatisfy({ isEmpty(values[$0.range]) }) { result.insert(Int32(column)) }
    }
    return result
  }

  private static func isZero(_ text: ArraySliceOfBytes) -> Bool {
    text.allSatisfy { $0 == 0x30 || $0 == 0x2E }
  }

  private static func isEllipse(_ text: ArraySliceOfBytes) -> Bool {
    text.elementsEqual("ellipse".utf8)
  }

  /// The id of a vertex: the one that our own files give, or its number.
  private func id(of vertex: Int) -> ContiguousArray<UInt8> {
    if let range = ownIDs[Int32(vertex)] { return ContiguousArray(values[range]) }
    return ContiguousArray(String(vertex + 1).utf8)
  }

  // MARK: Ties

  mutating func refuseTie(_ line: Int, _ message: String) {
    ties.refuseRow(line: line, message, code: .unknownValue)
  }

  mutating func beginTie(_ from: Int, _ to: Int, isDirected: Bool, kind name: String?) {
    let (tail, head) = (id(of: from), id(of: to))
    room -= tail.count + head.count + (name?.utf8.count ?? 0)
    guard room >= 0 else {
      fatal = (1, "ids or kinds are so long that the lines would fill far more than the file")
      return
    }
    let stated: Direction = isDirected ? .directed : .undirected
    if let defaultDirection {
      if stated != defaultDirection { ties.set(stated.rawValue, in: direction) }
    } else {
      defaultDirection = stated
      ties.setDefault(stated.rawValue, of: direction)
    }
    ties.set(tail[...], in: source)
    ties.set(head[...], in: target)
    if let name { ties.set(name, in: kind) }
    isUnweighted = false
  }

  mutating func setTieCell(_ column: String, _ text: ContiguousArray<UInt8>) {
    if column == PajekWords.weighted, text.elementsEqual("no".utf8) {
      isUnweighted = true
    } else {
      ties.set(text[...], in: ties.column(column))
    }
  }

  mutating func dropTie(_ line: Int, _ message: String) { refuseTie(line, message) }

  mutating func endTie(_ line: Int) {
    if isUnweighted { ties.set("", in: ties.column("weight")) }
    ties.endRow(line: line)
  }
}

/// The words that our own files of Pajek use beside the usual ones.
enum PajekWords {
  /// `weighted "no"` on a line whose value stands only since other programs expect one.
  static let weighted = "weighted"
}
