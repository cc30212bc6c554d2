import NetworkAnalysis
import NetworkGraph

extension ReportText {
  /// Who pays whom, each sum once.
  func moneySection() -> ReportSection {
    var section = ReportSection(number: .money, title: say("Money", "Argent"))
    if findings.money.entries.isEmpty {
      section.content.append(
        .paragraph(
          say(
            "No relation has an amount, so there is nothing to add up.",
            "Aucune relation n'a de montant : il n'y a rien à additionner.")))
    } else {
      section.content += [
        .paragraph(
          say(
            "A sum that several sources report is one sum. A sum that is part of another is listed but not added "
              + "again. What is announced or planned is never added to what is paid, nor one currency to another.",
            "Une somme citée par plusieurs sources est une seule somme. Une somme contenue dans une autre est listée "
              + "mais pas ajoutée. L'annoncé et le prévu ne s'ajoutent jamais à l'effectif, ni une monnaie à une autre."
          )),
        html(totalTable), html(entryTable),
      ]
      section.content += shareContent + balanceContent
    }
    section.content += moneyFigureContent
    return section
  }

  private var totalTable: HTMLTable {
    var table = HTMLTable(
      number: "7.1",
      caption: say(
        "Totals by currency and status, each sum once",
        "Totaux par monnaie et statut, chaque somme une fois"),
      columns: [
        .init(say("Currency", "Monnaie")), .init(say("Status", "Statut")),
        .init(say("Total", "Total"), .number), .init(say("Sums added", "Sommes ajoutées"), .number),
        .init(
          say(
            "Inside sums of another status, not added",
            "Dans des sommes d'un autre statut, non ajouté"), .number),
      ])
    for total in findings.money.totals {
      table.rows.append(
        .init([
          .words(total.currency.code), .words(total.status.label[language]),
          .group(money(total.amount).parts), .group(number(total.entries.count).parts),
          total.insideOtherStatuses.minorUnits > 0
            ? .group(money(total.insideOtherStatuses).parts) : dash,
        ]))
    }
    return table
  }

  private var entryTable: HTMLTable {
    var table = HTMLTable(
      number: "7.2", caption: say("Every sum with its way", "Chaque somme et son chemin"),
      columns: [
        .init(say("Relation", "Relation")), .init(say("Payer → payee", "Payeur → bénéficiaire")),
        .init(say("Amount", "Montant"), .number), .init(say("Status", "Statut")),
        .init(say("Period", "Période")), .init(say("Part of", "Partie de")),
        .init(say("Evidence", "Preuves")),
      ])
    for entry in findings.money.entries {
      let relation = network.relations[entry.relation]
      table.rows.append(
        .init([
          self.relation(entry.relation), .group((way(of: entry) + purpose(of: relation)).parts),
          .group(money(entry.amount).parts), .words(entry.status.label[language]),
          period(entry.period), .group(wholeCell(entry).parts),
          .group(evidence(on: .relation(relation.id)).parts),
        ]))
    }
    table.notes.append(
      say(
        "A way with more than one arrow follows the sums that contain this one, from the first payer on, and the plans "
          + "and programmes that it goes through. Sums “part of” another are not added to the totals.",
        "Un chemin à plusieurs flèches suit les sommes qui contiennent celle-ci, depuis le premier payeur, et les plans "
          + "et programmes qu'elle traverse. Une somme « partie de » une autre n'est pas ajoutée aux totaux."
      ))
    return table
  }

  /// The actors through whom a sum passes: those of the sums that contain it first, and between
  /// payer and payee the plans and programmes that are named in `through`.
  func actorsOnWay(of entry: MoneyLedger.Entry) -> [Int] {
    var actors: [Int] = []
    for index in entry.chain.reversed() + [entry.relation] {
      let relation = network.relations[index]
      for end in [relation.source] + relation.through + [relation.target] {
        guard let actor = network.actorIndex(end), actors.last != actor else { continue }
        actors.append(actor)
      }
    }
    return actors
  }

  private func way(of entry: MoneyLedger.Entry) -> Phrase {
    .joined(
      actorsOnWay(of: entry).map { Phrase(actor($0)) },
      separator: entry.direction == .directed ? " → " : " – ")
  }

  /// What the sum is for, where the data say it: `(Annual funding)`.
  private func purpose(of relation: Relation) -> Phrase {
    network.attribute("role", of: relation).map { "\u{A0}(\(note($0)))" } ?? Phrase([])
  }

  private func wholeCell(_ entry: MoneyLedger.Entry) -> Phrase {
    guard let whole = entry.chain.first else { return Phrase(dash) }
    guard let part = entry.shareOfWhole?.percentage(), let sum = entry.whole else {
      return Phrase(relation(whole))
    }
    let percent = Phrase(words: language.format(part) + (language == .french ? "\u{202F}%" : "%"))
    return say("\(percent) of \(relation(sum))", "\(percent) de \(relation(sum))")
  }

  /// How sums are broken down, and what share they are of the budgets that they come from.
  private var shareContent: [HTML] {
    let items = allocationItems + budgetItems
    return items.isEmpty ? [] : [.list(items)]
  }

  /// One item for each sum and each amount of money stated of a programme that it goes through.
  private var budgetItems: [Phrase] {
    findings.money.entries.flatMap { entry -> [Phrase] in
      let through = network.relations[entry.relation].through
      return findings.moneyFigures.compactMap { index in
        let figure = network.figures[index]
        guard through.contains(figure.actor), let place = network.actorIndex(figure.actor),
          let currency = figure.unit.flatMap({ Currency($0) }),
          let budget = try? Money(figure.value, currency),
          let share = MoneyShare(entry.amount, of: budget)?.percentage()
        else { return nil }
        let percent = Phrase(
          words: language.format(share) + (language == .french ? "\u{202F}%" : "%"))
        return say(
          "The \(money(entry.amount)) of \(relation(entry.relation)) are \(percent) of the "
            + "\(money(budget)) stated of \(actor(place)) (\(note(figure.measure))): a figure, no grant.",
          "Les \(money(entry.amount)) de \(relation(entry.relation)) représentent \(percent) des "
            + "\(money(budget)) indiqués pour \(actor(place)) (\(note(figure.measure))) : un chiffre, "
            + "pas une subvention.")
      }
    }
  }

  private var allocationItems: [Phrase] {
    let ledger = findings.money
    return ledger.allocations.map { allocation -> Phrase in
      let whole = ledger.entries[allocation.entry]
      let start = say(
        "Of the \(money(whole.amount)) of \(relation(whole.relation)), \(money(allocation.allocated)) "
          + "\(words: allocation.parts.count == 1 ? "is" : "are") broken down in the data",
        "Sur les \(money(whole.amount)) de \(relation(whole.relation)), les données détaillent "
          + "\(money(allocation.allocated))")
      if allocation.excess.minorUnits > 0 {
        return start
          + say(
            ": \(money(allocation.excess)) more than the whole, a contradiction in the data.",
            " : \(money(allocation.excess)) de plus que le tout, une contradiction des données.")
      }
      return start
        + say(
          "; for \(money(allocation.unallocated)) no use is stated.",
          " ; pour \(money(allocation.unallocated)), aucun usage n'est indiqué.")
    }
  }

  private var balanceContent: [HTML] {
    let balances = findings.money.balances
    guard !balances.isEmpty else { return [] }
    var table = HTMLTable(
      number: "7.3", caption: say("Received and paid by actor", "Reçu et versé par acteur"),
      columns: [
        .init(say("Actor", "Acteur")), .init(say("Status", "Statut")),
        .init(say("Receives", "Reçoit"), .number), .init(say("Pays", "Verse"), .number),
      ])
    for balance in balances.prefix(60) {
      table.rows.append(
        .init([
          actor(balance.actor), .words(balance.status.label[language]),
          balance.received.minorUnits > 0 ? .group(money(balance.received).parts) : dash,
          balance.paid.minorUnits > 0 ? .group(money(balance.paid).parts) : dash,
        ]))
    }
    table.notes.append(
      say(
        "Money that is passed on counts for each who receives and passes it; the column does not add up to the totals. "
          + (balances.count > 60 ? "The first 60 rows; all are in tables/money-by-actor.csv." : ""),
        "L'argent transmis compte pour chacun de ceux qui le reçoivent et le versent ; la colonne ne s'additionne pas."
          + (balances.count > 60
            ? " Les 60 premières lignes ; toutes sont dans tables/money-by-actor.csv." : "")))
    return [html(table)]
  }

  private var moneyFigureContent: [HTML] {
    guard !findings.moneyFigures.isEmpty else { return [] }
    var table = HTMLTable(
      number: "7.4",
      caption: say(
        "Budgets and projections: not grants, in no total",
        "Budgets et projections : pas des subventions, dans aucun total"),
      columns: [
        .init(say("Actor", "Acteur")), .init(say("What is stated", "Ce qui est indiqué")),
        .init(say("Value", "Valeur"), .number), .init(say("For", "Pour")),
        .init(say("Evidence", "Preuves")),
      ],
      rowHeading: .second)
    for index in findings.moneyFigures {
      let figure = network.figures[index]
      table.rows.append(
        .init([
          network.actorIndex(figure.actor).map { actor($0) } ?? .data(figure.actor.text),
          note(figure.measure), .group(figureValue(figure).parts),
          figure.period.map { .data($0) } ?? dash,
          .group(evidence(on: .figure(figure.id)).parts),
        ]))
    }
    return [html(table)]
  }

  /// A stated value with its unit; a year has no thousands.
  func figureValue(_ figure: Figure) -> Phrase {
    if let unit = figure.unit, let currency = Currency(unit),
      let sum = try? Money(figure.value, currency)
    {
      return money(sum)
    }
    // A year is a name, not a quantity: it has no groups of digits.
    if figure.unit == "year" || figure.unit == "année" {
      return Phrase(words: figure.value.description)
    }
    let value = language.format(figure.value)
    return figure.unit.map { "\(words: value)\u{A0}\(note($0))" } ?? Phrase(words: value)
  }

  /// Where each statement on a subject stands, short: `001 p5, 002 p3`.
  func evidence(on subject: Statement.Subject) -> Phrase {
    let statements = network.statements(on: subject)
    guard !statements.isEmpty else { return say("no source", "aucune source") }
    var places: [(source: Identifier, locators: [String])] = []
    for statement in statements {
      let locator = statement.locator ?? ""
      if let place = places.firstIndex(where: { $0.source == statement.source }) {
        if !locator.isEmpty { places[place].locators.append(locator) }
      } else {
        places.append((statement.source, locator.isEmpty ? [] : [locator]))
      }
    }
    return .joined(
      places.map { place in
        let locators = place.locators.joined(separator: ", ")
        return locators.isEmpty
          ? Phrase(source(place.source)) : "\(source(place.source))\u{A0}\(locators)"
      }, separator: say("; ", " ; "))
  }
}
