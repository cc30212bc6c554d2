import NetworkGraph

/// The categories of a scene and the category of each node.
struct SceneClasses {
  let categories: [DiagramScene.Category]
  let categoryOfNode: [Int]
  let caption: String

  init(
    projected: ProjectedNetwork, table: VertexTable, partition: [Int]?, options: SceneOptions
  ) throws(SceneError) {
    let language = options.language
    let network = projected.network
    let actors = projected.actorOfVertex.map { network.actors[$0] }
    let identities: [Identifier?]
    let natural: CategoryBinding
    let label: (Identifier) -> String
    switch options.colourBy {
    case .sphere:
      identities = actors.map { $0.sphere.map { Identifier($0.rawValue) } }
      natural = .spheres
      label = { Sphere(rawValue: $0.text)?.label[language] ?? $0.text }
      caption = language == .french ? "Sphère" : "Sphere"
    case .kind:
      identities = actors.map(\.kind)
      natural = .actorKinds(of: network)
      var names: [Identifier: String] = [:]
      for actor in actors {
        if let kind = network.kind(of: actor) { names[kind.id] = kind.label[language] }
      }
      label = { names[$0] ?? $0.text }
      caption = language == .french ? "Type d’acteur" : "Kind of actor"
    case .cluster:
      guard let partition else { throw .noPartition }
      identities = partition.map { Identifier(String($0)) }
      natural = CategoryBinding(identities: Set(partition).sorted().map { Identifier(String($0)) })
      label = { id in
        (language == .french ? "Groupe " : "Cluster ") + (Int(id.text).map { String($0 + 1) } ?? "")
      }
      caption = language == .french ? "Groupe" : "Cluster"
    case .column(let name):
      guard let column = table[name] else {
        throw .unknownColumn(name, available: table.columns.map(\.name))
      }
      guard case .texts(let texts) = column.values else { throw .columnOfNumbers(name) }
      identities = texts.map { $0.map { Identifier($0) } }
      natural = CategoryBinding(byFrequencyOf: identities.compactMap { $0 })
      label = { $0.text }
      caption = column.caption[language]
    }

    // Slot 0..<capacity, or capacity for "other".
    let binding = options.binding ?? natural
    let slots = identities.map { $0.flatMap { binding.slot(of: $0) } ?? Palette.capacity }
    var counts = [Int](repeating: 0, count: Palette.capacity + 1)
    for slot in slots { counts[slot] += 1 }
    var order = (0..<Palette.capacity).filter { counts[$0] > 0 }.sorted {
      (counts[$1], $0) < (counts[$0], $1)
    }
    if counts[Palette.capacity] > 0 { order.append(Palette.capacity) }

    let unbound = Set(
      identities.indices.filter { slots[$0] == Palette.capacity }.map {
        identities[$0] == nil
      })
    categories = order.map { slot in
      let identity = slot < Palette.capacity ? binding.identities[slot] : nil
      let fill = binding.colour(ofSlot: identity == nil ? nil : slot, in: options.palette)
      return DiagramScene.Category(
        identity: identity,
        label: identity.map(label) ?? Self.otherLabel(unbound, language), count: counts[slot],
        fill: fill, outline: fill.outlineOnWhite,
        shape: binding.shape(ofSlot: identity == nil ? nil : slot))
    }
    var place = [Int](repeating: -1, count: Palette.capacity + 1)
    for (index, slot) in order.enumerated() { place[slot] = index }
    categoryOfNode = slots.map { place[$0] }
  }

  /// The name of the grey category: its nodes have no value, or one beyond the seventh.
  private static func otherLabel(_ isMissing: Set<Bool>, _ language: Language) -> String {
    switch (isMissing.contains(true), isMissing.contains(false), language) {
    case (true, false, .english): "Not stated"
    case (true, false, .french): "Non renseigné"
    case (true, true, .english): "Other or not stated"
    case (true, true, .french): "Autre ou non renseigné"
    case (false, _, .english): "Other"
    case (false, _, .french): "Autre"
    }
  }
}
