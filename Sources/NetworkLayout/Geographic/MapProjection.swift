/// A place on the earth (WGS 84).
public struct GeographicPoint: Hashable, Sendable {
  /// Degrees north of the equator, from −90 to 90.
  public let latitude: Double
  /// Degrees east of Greenwich, from −180 to 180.
  public let longitude: Double

  /// A place; `nil` for numbers that are no latitude or longitude.
  public init?(latitude: Double, longitude: Double) {
    guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else {
      return nil
    }
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// How places on the earth come to lie in the plane.
///
/// A region up to the size of Europe is projected azimuthally and equidistantly round its middle:
/// distances from the middle are exact and all others right to about one part in a hundred within
/// 1500 km of it. A larger one takes Mercator's projection, whose scale holds at one latitude only;
/// places beyond 85 degrees are drawn at 85.
///
/// - SeeAlso: J. P. Snyder, *Map Projections: A Working Manual*, U.S. Geological Survey Professional
///   Paper 1395, 1987, doi:10.3133/pp1395, chapters 7 and 25.
public struct MapProjection: Hashable, Sendable {
  /// The kind of projection.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Azimuthal and equidistant round the middle.
    case azimuthalEquidistant
    /// Mercator, at the scale of the middle's latitude.
    case mercator
  }

  /// The kind that fits the extent of the places.
  public let kind: Kind
  /// The middle of the places.
  public let middle: GeographicPoint

  /// The mean radius of the earth in kilometres.
  public static let earthRadius = 6371.0088
  /// How far from the middle places of the azimuthal kind are, in radians: 2230 km.
  private static let reach = 0.35

  /// The projection for some places; `nil` without any.
  ///
  /// - Complexity: O(*n* log *n*).
  public init?(fitting places: [GeographicPoint]) {
    guard let south = places.map(\.latitude).min(), let north = places.map(\.latitude).max() else {
      return nil
    }
    // The middle of the longitudes lies opposite the widest gap between two: the date line may run
    // through the region.
    let longitudes = places.map(\.longitude).sorted()
    var widest = longitudes[0] + 360 - longitudes.last!
    var start = longitudes[0]
    for (a, b) in zip(longitudes, longitudes.dropFirst()) where b - a > widest {
      (widest, start) = (b - a, b)
    }
    var center = start + (360 - widest) / 2
    if center > 180 { center -= 360 }
    let middle = GeographicPoint(latitude: (south + north) / 2, longitude: center)!
    self.middle = middle
    let extent = places.map { Self.azimuthal($0, middle).angle }.max()!
    kind = extent <= Self.reach ? .azimuthalEquidistant : .mercator
  }

  /// Where a place lies, in kilometres east (x) and south (y) of the middle.
  public func point(of place: GeographicPoint) -> Point {
    switch kind {
    case .azimuthalEquidistant: return Self.azimuthal(place, middle).point
    case .mercator:
      var east = place.longitude - middle.longitude
      if east > 180 { east -= 360 }
      if east < -180 { east += 360 }
      let scale = Self.earthRadius * Self.sineAndCosine(middle.latitude).cosine
      return Point(
        x: scale * east * .pi / 180,
        y: scale * (Self.mercator(middle.latitude) - Self.mercator(place.latitude)))
    }
  }

  private static func sineAndCosine(_ degrees: Double) -> (sine: Double, cosine: Double) {
    Elementary.sineAndCosine(degrees * .pi / 180)
  }

  private static func mercator(_ latitude: Double) -> Double {
    let sine = sineAndCosine(min(85, max(-85, latitude))).sine
    return Elementary.log((1 + sine) / (1 - sine)) / 2
  }

  private static func azimuthal(_ place: GeographicPoint, _ middle: GeographicPoint)
    -> (point: Point, angle: Double)
  {
    let (sine, cosine) = sineAndCosine(place.latitude)
    let (sineM, cosineM) = sineAndCosine(middle.latitude)
    let (sineE, cosineE) = sineAndCosine(place.longitude - middle.longitude)
    let east = cosine * sineE
    let north = cosineM * sine - sineM * cosine * cosineE
    let length = (east * east + north * north).squareRoot()
    let angle = Elementary.angle(x: sineM * sine + cosineM * cosine * cosineE, y: length)
    guard length > 1e-12 else { return (.origin, angle) }
    let scale = earthRadius * angle / length
    return (Point(x: east * scale, y: -north * scale), angle)
  }
}
