import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct LinearSpreadingTests {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `intervals keep their order, their distance and the range`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let n = 1 + random.nextIndex(below: 12)
    let wishes = (0..<n).map { _ in random.nextUnit() * 100 }.sorted()
    let lengths = (0..<n).map { _ in random.nextUnit() * 6 + 0.5 }
    let centres = LinearSpreading.centres(
      wishes: wishes, lengths: lengths, gap: 0.7, within: 0...100)
    for i in 1..<max(1, n) {
      let least = (lengths[i] + lengths[i - 1]) / 2 + 0.7 - 1e-9
      #expect(centres[i] - centres[i - 1] >= least, "seed \(seed)")
    }
    #expect(centres[0] >= lengths[0] / 2 - 1e-9)
    #expect(centres[n - 1] <= 100 - lengths[n - 1] / 2 + 1e-9)
    // No small move that the rules allow is nearer to the wishes: the best of a convex problem.
    func error(_ centres: [Double]) -> Double {
      zip(centres, wishes).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    func isAllowed(_ centres: [Double]) -> Bool {
      for i in 1..<max(1, n) {
        let least = (lengths[i] + lengths[i - 1]) / 2 + 0.7 - 1e-9
        if centres[i] - centres[i - 1] < least { return false }
      }
      let end = 100 - lengths[n - 1] / 2
      return centres[0] >= lengths[0] / 2 && centres[n - 1] <= end
    }
    for first in 0..<n {
      for last in first..<n {
        for step in [-0.01, 0.01] {
          var moved = centres
          for i in first...last { moved[i] += step }
          if isAllowed(moved) { #expect(error(moved) >= error(centres) - 1e-9, "seed \(seed)") }
        }
      }
    }
  }

  @Test func `what fits its wish stays`() {
    #expect(
      LinearSpreading.centres(wishes: [10, 20, 30], lengths: [4, 4, 4], within: 0...40)
        == [10, 20, 30])
    #expect(LinearSpreading.centres(wishes: [], lengths: [], within: 0...1).isEmpty)
  }
}
