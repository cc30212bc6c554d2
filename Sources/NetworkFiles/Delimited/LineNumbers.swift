/// The line of each row of a table, in four bytes: a list of ties has a row for a few bytes of its file.
struct LineNumbers: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  private var numbers: ContiguousArray<UInt32> = []

  init() {}

  init(_ lines: some Sequence<Int>) {
    numbers.reserveCapacity(lines.underestimatedCount)
    for line in lines { append(line) }
  }

  init(arrayLiteral lines: Int...) { self.init(lines) }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  var count: Int { numbers.count }
  var capacity: Int { numbers.capacity }

  subscript(row: Int) -> Int { Int(numbers[row]) }

  mutating func append(_ line: Int) { numbers.append(UInt32(clamping: line)) }

  mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count) }
}
