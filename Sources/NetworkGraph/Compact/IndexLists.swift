/// Lists of places, one list for each edge or vertex, stored end to end.
///
/// A million short arrays would cost a piece of memory each.
public struct IndexLists: Sendable, Equatable, RandomAccessCollection {
  private let places: [Int]
  /// Where each list begins in `places`; one number more than there are lists.
  private let starts: [Int]

  /// The lists as they are given.
  public init(_ lists: some Sequence<some Sequence<Int>>) {
    var places: [Int] = []
    var starts = [0]
    for list in lists {
      places += list
      starts.append(places.count)
    }
    self.places = places
    self.starts = starts
  }

  /// Deals places out to lists, in each of which they stay in their order.
  ///
  /// - Parameters:
  ///   - count: The number of lists.
  ///   - places: The places.
  ///   - lists: The list of each place.
  /// - Precondition: There are as many lists as places, each below `count`.
  /// - Complexity: O(*p* + *l*) for *p* places and *l* lists.
  init(count: Int, dealing places: [Int], to lists: [Int]) {
    precondition(places.count == lists.count, "a list for each place is expected")
    var starts = [Int](repeating: 0, count: count + 1)
    for list in lists { starts[list + 1] += 1 }
    for list in 0..<count { starts[list + 1] += starts[list] }
    var cursor = starts
    var dealt = [Int](repeating: 0, count: places.count)
    for (place, list) in zip(places, lists) {
      dealt[cursor[list]] = place
      cursor[list] += 1
    }
    self.places = dealt
    self.starts = starts
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of lists.
  public var endIndex: Int { starts.count - 1 }

  /// A list; its indices do not begin at 0.
  ///
  /// - Complexity: O(1); nothing is copied.
  public subscript(list: Int) -> ArraySlice<Int> { places[starts[list]..<starts[list + 1]] }
}

extension IndexLists: ExpressibleByArrayLiteral {
  /// The lists of a literal.
  public init(arrayLiteral lists: [Int]...) { self.init(lists) }
}
