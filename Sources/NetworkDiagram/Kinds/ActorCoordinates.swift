public import NetworkGraph
public import NetworkLayout

/// The places of actors, from the attribute columns that usually hold them.
public enum ActorCoordinates {
  /// The names that columns of latitudes have, without regard to case, marks and spaces between.
  public static let latitudeColumns = [
    "latitude", "lat", "latitude_wgs84", "lat_wgs84", "y_wgs84", "wgs84_y", "gps_lat", "geo_lat",
    "coord_y",
  ]
  /// The names that columns of longitudes have.
  public static let longitudeColumns = [
    "longitude", "lon", "lng", "long", "longitude_wgs84", "lon_wgs84", "x_wgs84", "wgs84_x",
    "gps_lon", "geo_lon", "coord_x",
  ]
  /// The names of columns that hold both, latitude first: `43.2965, 5.3698`.
  public static let pairColumns = [
    "coordinates", "coordonnees", "coordonnées", "gps", "latlon", "lat_lon", "geo_point_2d",
    "geopoint", "position",
  ]

  /// The place of the actor of each vertex; `nil` where the columns say none, or no place on earth.
  ///
  /// The first column of each list that occurs in the network counts. Degrees are decimal, with a
  /// point or a comma.
  ///
  /// - Complexity: O(*n*).
  public static func places(of projected: ProjectedNetwork) -> [GeographicPoint?] {
    let network = projected.network
    let columns = network.contents.attributeColumns(of: .actors)
    func column(_ names: [String]) -> String? {
      for name in names {
        if let found = columns.first(where: { plain($0) == name }) { return found }
      }
      return nil
    }
    func cells(_ column: String) -> [String?] {
      projected.actorOfVertex.map { network.attribute(column, of: network.actors[$0]) }
    }
    if let latitude = column(latitudeColumns), let longitude = column(longitudeColumns) {
      return zip(cells(latitude), cells(longitude)).map { latitude, longitude in
        guard let latitude = latitude.flatMap(degrees), let longitude = longitude.flatMap(degrees)
        else { return nil }
        return GeographicPoint(latitude: latitude, longitude: longitude)
      }
    }
    guard let pair = column(pairColumns) else {
      return projected.actorOfVertex.map { _ in nil }
    }
    return cells(pair).map { cell in
      guard let cell else { return nil }
      // A semicolon or spaces part numbers with commas; else the comma itself does.
      var parts = cell.split { $0 == ";" || $0 == " " || $0 == "/" }
      if parts.count != 2 || parts[0].last == "," { parts = cell.split { $0 == "," || $0 == " " } }
      guard parts.count == 2, let latitude = degrees(String(parts[0])),
        let longitude = degrees(String(parts[1]))
      else { return nil }
      return GeographicPoint(latitude: latitude, longitude: longitude)
    }
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  private static func degrees(_ text: String) -> Double? {
    var cleaned = ""
    for character in text where !character.isWhitespace && character != "°" {
      cleaned.append(character == "," ? "." : character == "\u{2212}" ? "-" : character)
    }
    // Not what else Swift reads as a number: hexadecimal, infinity.
    guard cleaned.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 })
    else { return nil }
    return Double(cleaned)
  }
}
