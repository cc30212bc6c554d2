import NetworkAnalysis
import NetworkGraph

extension ReportText {
  var moneyCSV: CSVTable {
    var table = CSVTable(
      "money",
      [
        "relation", "payer", "payee", "way", "role", "amount", "currency", "status", "since",
        "until",
        "part_of", "share_of_whole_percent", "counted_in_totals", "statements", "sources",
      ])
    for entry in findings.money.entries {
      let relation = network.relations[entry.relation]
      let subject = Statement.Subject.relation(relation.id)
      table.append([
        relation.id.text, relation.source.text, relation.target.text,
        actorsOnWay(of: entry).map { network.actors[$0].id.text }.joined(separator: " > "),
        network.attribute("role", of: relation) ?? "",
        entry.amount.amount.description, entry.amount.currency.code, entry.status.rawValue,
        entry.period.since.text, entry.period.until.text,
        entry.chain.first.map { network.relations[$0].id.text } ?? "",
        entry.shareOfWhole?.percentage(fractionDigits: 4)?.description ?? "",
        entry.isCounted ? "yes" : "no", String(network.statements(on: subject).count),
        String(network.sources(of: subject).count),
      ])
    }
    return table
  }

  var moneyTotalsCSV: CSVTable {
    var table = CSVTable(
      "money-totals", ["currency", "status", "total", "sums_added", "inside_other_statuses"])
    for total in findings.money.totals {
      table.append([
        total.currency.code, total.status.rawValue, total.amount.amount.description,
        String(total.entries.count), total.insideOtherStatuses.amount.description,
      ])
    }
    return table
  }

  var moneyByActorCSV: CSVTable {
    var table = CSVTable(
      "money-by-actor", ["actor", "name", "currency", "status", "received", "paid"])
    for balance in findings.money.balances {
      table.append([
        network.actors[balance.actor].id.text, plainName(balance.actor), balance.currency.code,
        balance.status.rawValue, balance.received.amount.description,
        balance.paid.amount.description,
      ])
    }
    return table
  }

  var figuresCSV: CSVTable {
    var table = CSVTable(
      "figures",
      ["id", "actor", "measure", "value", "unit", "period", "sources_differ", "statements", "note"])
    let disputed = Set(findings.disagreements.map(\.subject))
    for figure in network.figures {
      let subject = Statement.Subject.figure(figure.id)
      table.append([
        figure.id.text, figure.actor.text, figure.measure, figure.value.description,
        figure.unit ?? "", figure.period ?? "", disputed.contains(subject) ? "yes" : "no",
        String(network.statements(on: subject).count), figure.note ?? "",
      ])
    }
    return table
  }
}
