import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct ConcentricLayoutTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `the order of distances is the order of values reversed`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<20).map { _ in
      (Double(random.nextIndex(below: 9)) - Double(seed % 3)) * (seed % 5 == 0 ? 1e300 : 0.37)
    }
    let layout = ConcentricLayout(values: values)
    #expect(layout.radii.allSatisfy { (0...1).contains($0) })
    for i in values.indices {
      for j in values.indices {
        if values[i] < values[j] { #expect(layout.radii[i] > layout.radii[j], "seed \(seed)") }
        if values[i] == values[j] { #expect(layout.radii[i] == layout.radii[j], "seed \(seed)") }
      }
      #expect(layout.radius(of: values[i]) == layout.radii[i])
    }
    #expect(layout.radii.max() == 1)
  }

  @Test func `one highest is the centre, several share a ring, and equal values the rim`() {
    #expect(ConcentricLayout(values: [1, 4, 9]).radii[2] == 0)
    // The roots are 1, 2 and 3: evenly spaced.
    #expect(isClose(ConcentricLayout(values: [1, 4, 9]).radii[1], 0.5))
    #expect(ConcentricLayout(values: [1, 9, 9]).radii[1] > 0)
    #expect(ConcentricLayout(values: [2, 2]).radii == [1, 1])
    #expect(ConcentricLayout(values: []).radii.isEmpty)
    #expect(ConcentricLayout(values: [5]).radii == [1])
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `discs are turned apart at their distances`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let radii = (0..<30).map { _ in 40 + 160 * random.nextUnit() }
    let diameters = (0..<30).map { _ in 4 + 12 * random.nextUnit() }
    let turns = ConcentricLayout.separated(
      (0..<30).map { _ in random.nextUnit() }, radii: radii, diameters: diameters)
    Self.expectNoOverlap(turns, radii, diameters, "seed \(seed)")
  }

  /// Two rings of one radius each, filled to nine tenths, and a disc between them.
  @Test(arguments: UInt64(1)...6)
  func `discs of full rings do not overlap`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var radii: [Double] = [150]
    var diameters: [Double] = [5]
    for radius in [100.0, 200] {
      var left = 0.9 * 2 * .pi * radius
      while left > 12 {
        radii.append(radius)
        diameters.append(3 + 9 * random.nextUnit())
        left -= diameters.last!
      }
    }
    let turns = ConcentricLayout.separated(
      radii.map { _ in random.nextUnit() }, radii: radii, diameters: diameters)
    Self.expectNoOverlap(turns, radii, diameters, "seed \(seed)")
  }

  private static func expectNoOverlap(
    _ turns: [Double], _ radii: [Double], _ diameters: [Double], _ comment: Comment
  ) {
    for i in radii.indices {
      for j in 0..<i {
        let (a, b) = (2 * Double.pi * turns[i], 2 * Double.pi * turns[j])
        let (sineA, cosineA) = Elementary.sineAndCosine(a)
        let (sineB, cosineB) = Elementary.sineAndCosine(b)
        let p = Point(x: radii[i] * sineA, y: radii[i] * cosineA)
        let q = Point(x: radii[j] * sineB, y: radii[j] * cosineB)
        #expect(p.distance(to: q) >= (diameters[i] + diameters[j]) / 2 - 1e-6, comment)
      }
    }
  }

  @Test func `directions are all different`() {
    let graph = NamedGraph.cycle(17)
    #expect(Set(ConcentricLayout.directions(of: graph)).count == 17)
  }
}
