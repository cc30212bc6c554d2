import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct AxisTests {
  @Test func `a linear axis starts at zero and ends at a round number`() {
    let axis = AxisScale(linearFor: [3, 30])
    #expect(axis.kind == .linear)
    #expect(axis.marks == [0, 5, 10, 15, 20, 25, 30])
    #expect(axis.share(0) == 0)
    #expect(axis.share(30) == 1)
    #expect(isClose(axis.share(7.5), 0.25))
    #expect(AxisScale(linearFor: [-3, 4]).low <= -3)
  }

  @Test func `equal ratios are equal lengths where numbers spread widely`() {
    let axis = AxisScale(for: [1, 10, 1000])
    #expect(axis.kind == .logarithmic)
    #expect(axis.marks == [1, 10, 100, 1000])
    for (value, share) in [(1.0, 0.0), (10, 1.0 / 3), (100, 2.0 / 3), (1000, 1)] {
      #expect(isClose(axis.share(value), share))
    }
    #expect(AxisScale(for: [1, 40]).kind == .linear)
    #expect(AxisScale(for: [-1, 1, 1000]).kind == .linear)
  }

  @Test func `zero has a place on an axis of wide spread`() {
    let axis = AxisScale(for: [0, 0.001, 1])
    #expect(axis.kind == .linearThenLogarithmic(threshold: 0.001))
    #expect(axis.share(0) == 0)
    #expect(axis.share(1) == 1)
    // Smooth at the threshold: as steep below as above.
    let (below, at, above) = (axis.share(0.00099), axis.share(0.001), axis.share(0.00101))
    #expect(isClose(at - below, above - at, tolerance: 1e-4))
    #expect(below < at && at < above)
  }

  @Test(arguments: [
    [], [0], [5, 5, 5], [.nan, .infinity], [1e308, -1e308], [1e-300, 1e300], [1e-90, 1e308],
    [0, 1e-307], [Double.greatestFiniteMagnitude],
  ])
  func `any numbers give an axis`(values: [Double]) {
    for axis in [AxisScale(for: values), AxisScale(linearFor: values)] {
      #expect(axis.low.isFinite && axis.high.isFinite && axis.low < axis.high, "\(values)")
      #expect((1...40).contains(axis.marks.count), "\(values): \(axis.marks.count)")
      for value in values where value.isFinite {
        #expect((0...1).contains(axis.share(value)), "\(values)")
      }
    }
  }

  @Test func `steps are one, two or five times a power of ten`() {
    #expect([0.3, 1, 1.1, 4, 70].map { AxisScale.roundStep($0) } == [0.5, 1, 2, 5, 100])
    #expect([0.3, 1, 1.9, 9, 70].map { AxisScale.roundStep($0, up: false) } == [0.2, 1, 1, 5, 50])
  }
}
