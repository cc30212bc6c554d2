import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

@Suite struct MapProjectionTests {
  /// By the haversine formula, with the system's functions.
  private func greatCircle(_ a: GeographicPoint, _ b: GeographicPoint) -> Double {
    let (p, q) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
    let east = (b.longitude - a.longitude) * .pi / 180
    let h = pow(sin((q - p) / 2), 2) + cos(p) * cos(q) * pow(sin(east / 2), 2)
    return 2 * MapProjection.earthRadius * asin(min(1, h.squareRoot()))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `distances on a region of the size of France are right to one per cent`(seed: UInt64) throws
  {
    var random = SplitMix64(seed: seed)
    // France with Corsica, and the same region at the date line and in the south.
    let shift = [0.0, 178, 0][Int(seed % 3)]
    let south = seed % 3 == 2
    let places = try (0..<25).map { _ in
      let north = 42.3 + 8.8 * random.nextUnit()
      var east = shift - 4.8 + 13 * random.nextUnit()
      if east > 180 { east -= 360 }
      return try #require(
        GeographicPoint(latitude: south ? -north : north, longitude: east))
    }
    let projection = try #require(MapProjection(fitting: places))
    #expect(projection.kind == .azimuthalEquidistant)
    let points = places.map(projection.point)
    for i in places.indices {
      for j in places.indices where i != j {
        let exact = greatCircle(places[i], places[j])
        #expect(
          abs(points[i].distance(to: points[j]) - exact) <= 0.01 * exact,
          "seed \(seed)")
      }
      // North is up and east is right, near the middle's meridian at least.
      if places[i].latitude > projection.middle.latitude + 2 { #expect(points[i].y < 0) }
    }
  }

  @Test func `the world is Mercator's`() throws {
    let places = [(43.3, 5.4), (-33.9, 151.2), (40.7, -74.0), (90, 0)].map {
      GeographicPoint(latitude: $0.0, longitude: $0.1)!
    }
    let projection = try #require(MapProjection(fitting: places))
    #expect(projection.kind == .mercator)
    let points = places.map(projection.point)
    #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    // Closed form: ln tan(π/4 + φ/2), at the scale of the middle's latitude.
    let scale = MapProjection.earthRadius * cos(projection.middle.latitude * .pi / 180)
    func mercator(_ degrees: Double) -> Double { log(tan(.pi / 4 + degrees * .pi / 360)) }
    #expect(
      isClose(
        points[1].y - points[0].y, scale * (mercator(43.3) - mercator(-33.9)), tolerance: 1e-9)
    )
    // The widest gap, from 5.4 to 151.2 degrees east, is where the map is cut.
    #expect(isClose(points[0].x - points[1].x, scale * (360 - 145.8) * .pi / 180, tolerance: 1e-9))
  }

  @Test func `one place, no place and what is no place`() {
    #expect(MapProjection(fitting: []) == nil)
    let marseille = GeographicPoint(latitude: 43.3, longitude: 5.4)!
    #expect(MapProjection(fitting: [marseille, marseille])!.point(of: marseille) == .origin)
    for (latitude, longitude) in [(91, 0), (0, 181), (Double.nan, 0), (0, .infinity)] {
      #expect(GeographicPoint(latitude: latitude, longitude: longitude) == nil)
    }
  }

  @Test func `angles are those of the system`() {
    for step in 0..<400 {
      let angle = Double(step) / 400 * 2 * .pi - .pi + 0.003
      #expect(abs(Elementary.angle(x: 3 * cos(angle), y: 3 * sin(angle)) - angle) < 1e-14 * 10)
    }
    #expect(Elementary.angle(x: 0, y: 0) == 0)
  }
}
