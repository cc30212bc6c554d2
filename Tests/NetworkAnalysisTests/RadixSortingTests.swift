import NetworkGraph
import Testing

@testable import NetworkAnalysis

@Suite struct RadixSortingTests {
  @Test(arguments: [0, 1, 2, 100, 512, 513, 1000, 3000], 0..<4 as Range<UInt64>)
  func `sorts as comparisons do`(count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var sorting = RadixSorting()
    // Again and again with the same workspace, of numbers of all sizes and of few different ones.
    for kind in 0..<4 {
      let numbers = (0..<count).map { _ -> Double in
        switch kind {
        case 0: random.nextUnit() - 0.5
        case 1: Double(bitPattern: random.next() & ~(0x7FF << 52) | random.next() % 2046 << 52)
        case 2: Double(random.nextIndex(below: 3)) - 1
        default: 1
        }
      }
      var sorted = numbers
      sorting.sort(&sorted)
      #expect(sorted == numbers.sorted(), "seed \(seed), kind \(kind)")
    }
  }
}
