import NetworkGraph

extension SceneLines {
  /// The line as it is drawn.
  func edge(_ draft: Draft, amountLabel: String?) -> DiagramScene.Edge {
    let statuses = draft.leading.map { network.relations[$0].effectiveStatus }
    let status = FlowSum.statusOrder.first { statuses.contains($0) } ?? .actual
    return DiagramScene.Edge(
      tail: draft.tail, head: draft.head, arrow: draft.arrow, role: draft.role,
      kindLabel: kindLabel(of: draft), kind: draft.leading.first.map { network.relations[$0].kind },
      status: status, style: LineStyle(role: draft.role, status: status, palette: palette),
      bend: draft.bend, amountLabel: amountLabel, tooltip: tooltip(of: draft),
      relations: draft.all.map { network.relations[$0].id }, weight: draft.weight)
  }

  private func kindLabel(of draft: Draft) -> String {
    guard draft.events.isEmpty else { return sharedLabel }
    var labels: [String] = []
    var seen: Set<Identifier> = []
    for relation in draft.leading where seen.insert(network.relations[relation].kind).inserted {
      labels.append(network.kind(of: network.relations[relation]).label[language])
    }
    return labels.joined(separator: ", ")
  }

  private var sharedLabel: String {
    language == .french ? "participation commune" : "shared participation"
  }

  private func tooltip(of draft: Draft) -> String {
    let colon = language == .french ? "\u{00A0}: " : ": "
    guard draft.events.isEmpty else {
      let names = draft.events.map { network.actors[$0].name(in: language) }
      return sharedLabel + colon + names.joined(separator: ", ")
    }
    return draft.all.map { index in
      let relation = network.relations[index]
      let name = { (id: Identifier) in
        network.actorIndex(id).map { network.actors[$0].name(in: language) } ?? id.text
      }
      let isDirected = network.direction(of: relation) == .directed
      let facts = [
        network.kind(of: relation).label[language],
        relation.effectiveStatus == .actual ? nil : relation.effectiveStatus.label[language],
        language.format(relation.period), relation.amount.map { language.format($0) },
      ].compactMap { $0 }.filter { !$0.isEmpty }
      return name(relation.source) + (isDirected ? " → " : " – ") + name(relation.target) + colon
        + facts.joined(separator: ", ")
    }.joined(separator: "\n")
  }

  /// The line styles that occur, each as it is drawn: the roles from the strongest, then those of
  /// lines that are not in effect.
  func legend(options: SceneOptions) -> [DiagramScene.EdgeLegendEntry] {
    func entry(_ role: Kind.Role, isActual: Bool) -> DiagramScene.EdgeLegendEntry? {
      let lines = edges.filter { $0.role == role && ($0.status == .actual) == isActual }
      guard
        let status = FlowSum.statusOrder.first(where: { status in
          lines.contains { $0.status == status }
        })
      else { return nil }
      let isShared = lines.allSatisfy { $0.kind == nil }
      let name = isShared ? capitalised(sharedLabel) : role.label[language]
      let addition = LocalizedText(", not in effect", ", pas en vigueur")[language]
      return DiagramScene.EdgeLegendEntry(
        role: role, status: status, label: isActual ? name : name + addition, count: lines.count,
        style: LineStyle(role: role, status: status, palette: palette),
        hasArrow: lines.contains { $0.arrow != .none })
    }
    return DiagramScene.roleOrder.compactMap { entry($0, isActual: true) }
      + DiagramScene.roleOrder.compactMap { entry($0, isActual: false) }
  }

  /// A fixed word of ours with a capital; never used on texts from data.
  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
