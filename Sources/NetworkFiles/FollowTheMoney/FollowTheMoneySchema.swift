import NetworkGraph

/// What the model of FollowTheMoney says of its schemata, as far as a network needs it.
enum FollowTheMoneySchema {
  /// A schema whose entities tie two others.
  struct Edge {
    let schema: String
    /// The properties that hold the ends.
    let source: String
    let target: String
    let isDirected: Bool
    let role: Kind.Role
    let english: String
    let french: String

    init(
      _ schema: String, _ source: String, _ target: String, directed: Bool = true,
      _ role: Kind.Role, _ english: String, _ french: String
    ) {
      self.schema = schema
      self.source = source
      self.target = target
      isDirected = directed
      self.role = role
      self.english = english
      self.french = french
    }

    var kind: Kind {
      Kind(
        id: Identifier(kebab(schema)), subject: .relation, labelInEnglish: english,
        labelInFrench: french, direction: isDirected ? .directed : .undirected, countsAs: role)
    }
  }

  static let edges: [String: Edge] = Dictionary(
    uniqueKeysWithValues: [
      Edge("Ownership", "owner", "asset", .other, "ownership", "propriété"),
      Edge("Directorship", "director", "organization", .leadership, "directorship", "mandat"),
      Edge("Membership", "member", "organization", .membership, "membership", "adhésion"),
      Edge("Employment", "employee", "employer", .membership, "employment", "emploi"),
      Edge("Payment", "payer", "beneficiary", .funding, "payment", "paiement"),
      Edge("Debt", "debtor", "creditor", .other, "debt", "dette"),
      Edge("ContractAward", "contract", "supplier", .funding, "contract award", "marché attribué"),
      Edge("Family", "person", "relative", directed: false, .other, "family", "famille"),
      Edge(
        "Associate", "person", "associate", directed: false, .partnership, "association of persons",
        "relation personnelle"),
      Edge("Representation", "agent", "client", .support, "representation", "représentation"),
      Edge("Succession", "predecessor", "successor", .other, "succession", "succession"),
      Edge(
        "UnknownLink", "subject", "object", directed: false, .other, "link of unknown nature",
        "lien de nature inconnue"),
      Edge(
        "ProjectParticipant", "participant", "project", .membership, "participation in a project",
        "participation à un projet"),
      Edge(
        "CourtCaseParty", "party", "case", .other, "party to a court case",
        "partie à une affaire judiciaire"),
      Edge("Occupancy", "holder", "post", .leadership, "office held", "fonction"),
    ].map { ($0.schema, $0) })

  /// Entities that neither take part nor tie: they are counted, and read only where a tie names them.
  static let furtherSchemata: Set<String> = [
    "Address", "Document", "Article", "Audio", "Email", "Folder", "HyperText", "Image", "Package",
    "Page", "Pages", "PlainText", "Table", "Video", "Workbook", "Message", "Note", "Assessment",
    "Mention", "Similar", "Identification", "Passport", "Sanction", "EconomicActivity", "TaxRoll",
    "Post", "Call", "Documentation",
  ]

  /// The schema that each of these extends, for entities that are described in several fragments.
  private static let parents: [String: String] = [
    "LegalEntity": "Thing", "Person": "LegalEntity", "Organization": "LegalEntity",
    "Company": "Organization", "PublicBody": "Organization", "Asset": "Thing",
    "Vehicle": "Asset", "Vessel": "Vehicle", "Airplane": "Vehicle", "RealEstate": "Asset",
    "BankAccount": "Asset", "Security": "Asset", "Contract": "Asset", "License": "Contract",
    "Project": "Thing", "Position": "Thing", "Event": "Thing", "CourtCase": "Thing",
  ]

  /// The narrower of two schemata of one entity; the first where neither extends the other.
  static func narrower(_ a: String, _ b: String) -> String {
    var ancestor = parents[b]
    while let name = ancestor {
      if name == a { return b }
      ancestor = parents[name]
    }
    return a
  }

  /// The sphere of society that a schema states.
  static func sphere(of schema: String) -> Sphere? {
    switch schema {
    case "PublicBody": .public
    case "Company": .industry
    case "Person": .person
    default: nil
    }
  }

  /// The properties that hold the beginning and the end of an entity, in the order in which they
  /// count.
  static func period(of schema: String) -> (since: [String], until: [String]) {
    switch schema {
    case "Person": (["birthDate"], ["deathDate"])
    case "Position": (["inceptionDate"], ["dissolutionDate"])
    case "Project", "Event", "Trip", "CallForTenders": (["startDate"], ["endDate"])
    default: (["incorporationDate"], ["dissolutionDate"])
    }
  }

  /// Registers by the property that holds their numbers; others go by the name of the property.
  static let schemeOfProperty: [String: String] = [
    "leiCode": "lei", "wikidataId": "wikidata", "isinCode": "isin", "vatCode": "vat",
    "dunsCode": "duns", "permId": "permid", "swiftBic": "bic", "imoNumber": "imo",
    "registrationNumber": "registrationNumber", "idNumber": "idNumber", "taxNumber": "taxNumber",
    "licenseNumber": "licenseNumber", "bvdId": "bvdId", "icijId": "icijId", "okpoCode": "okpoCode",
    "innCode": "innCode", "ogrnCode": "ogrnCode", "uniqueEntityId": "uniqueEntityId",
    "npiCode": "npiCode", "cageCode": "cageCode", "giiNumber": "giiNumber",
    "voenCode": "voenCode", "coatoCode": "coatoCode", "irsCode": "irsCode", "ipoCode": "ipoCode",
    "cikCode": "cikCode", "jibCode": "jibCode", "mbsCode": "mbsCode", "ibcRuc": "ibcRuc",
    "kppCode": "kppCode", "fnsCode": "fnsCode", "bikCode": "bikCode", "pfrNumber": "pfrNumber",
    "ticker": "ticker", "ricCode": "ricCode",
  ]

  static let propertyOfScheme = Dictionary(
    uniqueKeysWithValues: schemeOfProperty.map { ($0.value, $0.key) })

  /// Further properties that entities of a network may have: attributes of these names are written.
  static let furtherProperties: Set<String> = [
    "summary", "description", "previousName", "weakAlias", "publisherUrl", "alephUrl",
    "wikipediaUrl", "keywords", "topics", "addressEntity", "program", "programId", "createdAt",
    "modifiedAt", "retrievedAt", "email", "phone", "website", "legalForm", "taxStatus", "status",
    "sector", "classification", "jurisdiction", "mainCountry", "opencorporatesUrl", "parent",
    "capital", "caemCode", "okvedCode", "okopfCode", "fssCode", "oksmCode", "title", "firstName",
    "secondName", "middleName", "fatherName", "motherName", "lastName", "nameSuffix", "birthPlace",
    "birthCountry", "position", "nationality", "citizenship", "passportNumber",
    "socialSecurityNumber", "gender", "ethnicity", "height", "weight", "eyeColor", "hairColor",
    "appearance", "religion", "political", "education", "spokenLanguage", "date", "recordId",
    "namesMentioned", "role", "percentage", "sharesCount", "sharesValue", "sharesCurrency",
    "sharesType", "legalBasis", "ownershipType", "secretary", "sequenceNumber",
    "transactionNumber", "purpose", "programme", "payerAccount", "beneficiaryAccount", "contract",
    "project", "relationship", "amountUsd", "amountEur", "callForTenders", "lotNumber",
    "documentNumber", "documentType", "decisionReason", "cpvCode", "nutsCode", "amended",
    "projectId", "phase", "goal", "organization", "subnationalArea", "numberOfSeats", "authority",
    "type", "contractDate", "procedureNumber", "procedure", "noticeId", "numberAwards", "method",
    "criteria", "cancelled", "language", "bankName", "iban", "bic", "accountNumber", "address",
    "startDate", "endDate", "birthDate", "deathDate", "incorporationDate", "dissolutionDate",
    "inceptionDate", "declarationDate", "notes",
  ]

  /// The name of a schema as kinds are written: `real-estate` for `RealEstate`.
  static func kebab(_ schema: String) -> String {
    var result = ""
    for scalar in schema.unicodeScalars {
      if ("A"..."Z").contains(scalar) {
        if !result.isEmpty { result += "-" }
        result.unicodeScalars.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
