import NetworkGraph

/// Where the columns of the tables of CORDIS stand; their names differ from programme to programme.
struct CORDISColumns {
  /// The names as they are written.
  let written: [String]
  private let keys: [String]

  /// The names that a column has had, the present one first.
  enum Field: String {
    case projectID, organisationID, organisationName, shortName, activityType, city, country
    case vatNumber, role, contribution, netContribution, totalCost, projectAcronym
    case id, acronym, title, startDate, endDate, maximumContribution, objective

    var names: [String] {
      switch self {
      case .projectID: ["projectid", "projectreference"]
      case .organisationID: ["organisationid", "organizationid", "pic", "id"]
      case .organisationName: ["name", "organisationname", "organizationname"]
      case .shortName: ["shortname"]
      case .activityType: ["activitytype"]
      case .city: ["city"]
      case .country: ["country"]
      case .vatNumber: ["vatnumber"]
      case .role: ["role"]
      case .contribution: ["eccontribution"]
      case .netContribution: ["neteccontribution"]
      case .totalCost: ["totalcost"]
      case .projectAcronym: ["projectacronym"]
      case .id: ["id", "projectid", "reference"]
      case .acronym: ["acronym"]
      case .title: ["title"]
      case .startDate: ["startdate"]
      case .endDate: ["enddate"]
      case .maximumContribution: ["ecmaxcontribution"]
      case .objective: ["objective"]
      }
    }
  }

  init(_ written: [String]) {
    self.written = written
    keys = written.map { name in
      var key = ""
      key.unicodeScalars.append(
        contentsOf: comparableHeader(name).unicodeScalars.filter { $0 != " " })
      return key
    }
  }

  /// The place of a column; -1 where there is none.
  func place(_ field: Field) -> Int {
    for name in field.names {
      if let place = keys.firstIndex(of: name) { return place }
    }
    return -1
  }

  /// Whether the name of a sheet is that of a file of CORDIS, such as `organization`, or
  /// `cordis-h2020projects` as older ones were called.
  static func namesTable(_ name: String) -> Bool {
    name.contains("organi") || name.contains("project") || name.contains("projet")
  }

  var areParticipations: Bool {
    place(.projectID) >= 0 && place(.organisationID) >= 0
      && (place(.contribution) >= 0 || (place(.role) >= 0 && place(.projectAcronym) >= 0))
  }

  var areProjects: Bool {
    place(.id) >= 0 && place(.acronym) >= 0
      && (place(.maximumContribution) >= 0 || keys.contains("frameworkprogramme"))
  }
}

/// Whether a table is one of organisations or projects of CORDIS.
func isCORDIS(_ text: DecodedText, _ options: ReadingOptions) -> Bool {
  cordisColumns(text, options).map { $0.areParticipations || $0.areProjects } ?? false
}

/// The columns of the first row, with the separator that makes them known ones.
func cordisColumns(_ text: DecodedText, _ options: ReadingOptions) -> CORDISColumns? {
  for separator in options.separator.map({ [$0] }) ?? Separator.allCases {
    let head = parseDelimitedText(text.bytes, separator: separator, rowLimit: 1).table
    guard head.rowCount > 0, (3...1000).contains(head.cellCount(0)) else { continue }
    let columns = CORDISColumns(head.strings(0))
    if columns.areParticipations || columns.areProjects { return columns }
  }
  return nil
}
