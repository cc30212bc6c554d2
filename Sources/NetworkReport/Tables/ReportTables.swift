import NetworkAnalysis
import NetworkFiles
import NetworkGraph

extension ReportText {
  /// All tables, in the order of their file names in a listing of the report.
  var csvTables: [CSVTable] {
    [
      actorsCSV, relationsCSV, statementsCSV, sourcesCSV, coverageCSV, indicatorsCSV, mixingCSV,
      clustersCSV, brokersCSV, cutPointsCSV, bridgesCSV, moneyCSV, moneyTotalsCSV, moneyByActorCSV,
      figuresCSV,
    ]
  }

  private func id(_ vertex: Vertex) -> String { projected.actor(of: vertex).id.text }

  private var actorsCSV: CSVTable {
    let measures = findings.ranking.measures
    let ranges = findings.ranking.rankRange
    var table = CSVTable(
      "actors",
      ["id", "name", "kind", "sphere", "in_analysis", "cluster"]
        + measures.flatMap { measure in
          let name = String(measure.name.map { $0 == "-" ? "_" : $0 })
          return measure.isCentrality ? [name, name + "_rank"] : [name]
        } + [
          "betweenness_rank_best_without_a_tie", "betweenness_rank_worst_without_a_tie",
          "statements", "sources",
        ])
    for actor in network.actors {
      let vertex = projected.vertex(of: actor.id)?.index
      let group = vertex.map { findings.clusters.partition.membership[$0] }
      let isGrouped = group.map { findings.clusters.partition.groups[$0].count > 1 } ?? false
      let values = measures.flatMap { measure in
        let value = CSVTable.cell(vertex.flatMap { measure.values[$0] })
        let rank = CSVTable.cell(vertex.flatMap { measure.ranks[$0] })
        return measure.isCentrality ? [value, rank] : [value]
      }
      let range = vertex.flatMap { ranges?[$0] }
      let subject = Statement.Subject.actor(actor.id)
      let facts = [
        actor.id.text, actor.name(in: language), actor.kind?.text ?? "",
        actor.sphere?.rawValue ?? "",
        vertex == nil ? "no" : "yes", isGrouped ? CSVTable.cell(group.map { $0 + 1 }) : "",
      ]
      table.append(
        facts + values + [
          CSVTable.cell(range?.lowerBound), CSVTable.cell(range?.upperBound),
          String(network.statements(on: subject).count), String(network.sources(of: subject).count),
        ])
    }
    return table
  }

  private var relationsCSV: CSVTable {
    var table = CSVTable(
      "relations",
      [
        "number", "id", "source", "source_name", "target", "target_name", "kind", "kind_label",
        "counts_as", "direction", "status", "since", "until", "amount", "currency", "part_of",
        "analysed", "left_out_because", "certainty", "statements", "sources", "locators", "note",
      ])
    for (index, relation) in network.relations.enumerated() {
      let subject = Statement.Subject.relation(relation.id)
      let statements = network.statements(on: subject)
      let kind = network.kind(of: relation)
      let locators = statements.map { statement in
        statement.locator.map { "\(statement.source.text) \($0)" } ?? statement.source.text
      }
      let reason = findings.exclusionOfRelation[index]
      table.append([
        "R\(index + 1)", relation.id.text, relation.source.text, name(relation.source),
        relation.target.text, name(relation.target), kind.id.text, kind.label[language],
        (kind.countsAs ?? .other).rawValue, network.direction(of: relation).rawValue,
        relation.effectiveStatus.rawValue, relation.period.since.text, relation.period.until.text,
        relation.amount?.amount.description ?? "", relation.amount?.currency.code ?? "",
        relation.partOf?.text ?? "", reason == nil ? "yes" : "no", reason?.rawValue ?? "",
        network.certainty(of: relation)?.rawValue ?? "", String(statements.count),
        String(network.sources(of: subject).count), locators.joined(separator: "; "),
        relation.note ?? "",
      ])
    }
    return table
  }

  private var statementsCSV: CSVTable {
    var table = CSVTable(
      "statements", ["subject", "source", "locator", "certainty", "says", "note"])
    for statement in network.statements {
      table.append([
        statement.subject.description, statement.source.text, statement.locator ?? "",
        statement.effectiveCertainty.rawValue, statement.says ?? "", statement.note ?? "",
      ])
    }
    return table
  }

  private var sourcesCSV: CSVTable {
    var table = CSVTable(
      "sources",
      ["id", "title", "publisher", "date", "url", "language", "depends_on", "statements"])
    for (source, use) in zip(network.sources, findings.coverage.sources) {
      table.append([
        source.id.text, source.title, source.publisher ?? "", source.date?.description ?? "",
        source.url ?? "", source.language ?? "", source.dependsOn?.text ?? "",
        String(use.statements),
      ])
    }
    return table
  }

  private var coverageCSV: CSVTable {
    let coverage = findings.coverage
    var table = CSVTable(
      "coverage", ["what", "all", "several_independent_sources", "one_source", "no_source"])
    for (what, support) in [
      ("relations", coverage.relations), ("actors", coverage.actors),
      ("figures", coverage.figures),
    ] {
      table.append(
        [what] + [support.total, support.several, support.one, support.none].map(String.init))
    }
    return table
  }

  private var indicatorsCSV: CSVTable {
    var table = CSVTable("indicators", ["indicator", "value"])
    if findings.indicators.actorCount > 0 {
      for line in indicatorLines { table.append([line.id, CSVTable.cell(line.plain)]) }
    }
    table.append(["modularity", CSVTable.cell(findings.clusters.modularity)])
    table.append(["modularity-random-mean", CSVTable.cell(findings.clusters.chance?.mean)])
    table.append(["modularity-random-largest", CSVTable.cell(findings.clusters.chance?.largest)])
    return table
  }

  private var mixingCSV: CSVTable {
    let spheres = findings.indicators.spheres
    var table = CSVTable("mixing", ["sphere", "actors"] + spheres.map(\.rawValue))
    if let mixing = findings.indicators.mixing {
      for (row, sphere) in spheres.enumerated() {
        table.append(
          [sphere.rawValue, String(mixing.groupSizes[row])]
            + mixing.edgeCounts[row].map(String.init))
      }
    }
    return table
  }

  private var clustersCSV: CSVTable {
    var table = CSVTable(
      "clusters", ["cluster", "actor", "name", "certainty", "cluster_size", "cluster_stability"])
    let clusters = findings.clusters
    for group in clusters.numbers {
      for vertex in clusters.partition.groups[group] {
        table.append([
          String(group + 1), id(vertex), plainName(vertex),
          CSVTable.cell(clusters.stability?.certainty[vertex.index]),
          String(clusters.partition.groups[group].count),
          CSVTable.cell(clusters.stability?.groupCertainty[group]),
        ])
      }
    }
    return table
  }

  private var brokersCSV: CSVTable {
    var table = CSVTable(
      "brokers",
      [
        "actor", "name", "betweenness", "betweenness_rank", "constraint", "effective_size",
        "clusters_reached",
      ])
    for vertex in brokerVertices {
      func value(_ name: String) -> String {
        CSVTable.cell(findings.ranking[name]?.values[vertex])
      }
      table.append([
        id(Vertex(vertex)), plainName(Vertex(vertex)), value("betweenness"),
        CSVTable.cell(findings.ranking["betweenness"]?.ranks[vertex]), value("constraint"),
        value("effective-size"), String(clusterCount(near: vertex)),
      ])
    }
    return table
  }

  private var cutPointsCSV: CSVTable {
    var table = CSVTable(
      "articulation-points", ["actor", "name", "parts", "cut_off", "cut_off_actors"])
    for point in findings.brokers.cutPoints {
      table.append([
        id(point.vertex), plainName(point.vertex), String(point.parts.count),
        String(point.cutOff.count), point.cutOff.map(id).joined(separator: "; "),
      ])
    }
    return table
  }

  private var bridgesCSV: CSVTable {
    var table = CSVTable(
      "bridges", ["actor", "other_actor", "relations", "sources", "cut_off", "cut_off_actors"])
    for bridge in findings.brokers.bridges {
      table.append([
        id(bridge.pair.lower), id(bridge.pair.higher),
        bridge.relations.map { network.relations[$0].id.text }.joined(separator: "; "),
        String(sourceCount(bridge.relations)), String(bridge.smallerSide.count),
        bridge.smallerSide.map(id).joined(separator: "; "),
      ])
    }
    return table
  }
}
