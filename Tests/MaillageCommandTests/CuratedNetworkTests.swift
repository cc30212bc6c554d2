import Testing

@Suite struct CuratedNetworkTests {
  let network = curatedNetwork("marseille-immunology-biocluster")

  @Test func `a path shows the evidence of each step`() throws {
    let outcome = try Command.run(["path", network, "Eric Berton", "Innate Pharma"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("3 steps, the only shortest path"))
    #expect(outcome.output.contains("001 p4, stated"))
  }

  @Test func `an actor is found by any spelling`() throws {
    for spelling in ["MIB", "biocluster marseillais", "marseille immunology biocluster"] {
      let outcome = try Command.run(["actor", network, spelling])
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("Marseille Immunology Biocluster\n"), "\(spelling)")
    }
  }

  @Test func `a name nobody has is answered with near ones`() throws {
    let outcome = try Command.run(["actor", network, "Inate Pharma"])
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("innate-pharma"))
  }

  @Test func `the profile speaks French`() throws {
    let outcome = try Command.run(["actor", network, "AMU", "--language", "fr"])
    #expect(outcome.status == 1, "AMU is no spelling of the documents")
    let profile = try Command.run([
      "actor", network, "aix-marseille-university", "--language", "fr",
    ])
    #expect(profile.output.contains("Place dans le réseau"))
    // Its partners: the biocluster, Provence Promotion, the faculty and two office holders.
    #expect(profile.output.contains("5, rang 3 sur 50"))
  }

  @Test func `a sum is told with the programmes it goes through`() throws {
    let outcome = try Command.run(["actor", network, "MIB"])
    #expect(
      outcome.output.contains(
        "€97\u{A0}M, through France 2030 → national Bioclusters program"))
    #expect(outcome.output.contains("part of state-funds-mib"))
    #expect(outcome.output.contains("Degree: 25, rank 1 of 50"))
  }

  @Test func `check, actor and path write rows for a spreadsheet`() throws {
    let check = try Command.run(["check", network, "--format", "csv"])
    #expect(check.output.contains("relations.csv,relations,67,67,0,0,0\n"))
    let actor = try Command.run(["actor", network, "Denis Bertin", "--format", "csv"])
    #expect(
      actor.output.contains(
        "bertin-vice-president-of-amu,denis-bertin,aix-marseille-university,office,Vice-President"))
    let path = try Command.run(["path", network, "Denis Bertin", "MIB", "--format", "csv"])
    #expect(path.output.hasPrefix("step,id,source,target,kind"))
    #expect(path.output.contains("\n2,amu-leads-mib,"))
  }

  @Test func `clusters say how certain they are`() throws {
    let outcome = try Command.run(["clusters", network, "--format", "json", "--seed", "4"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"seed\": 4"))
    #expect(outcome.output.contains("\"certainty\""))
    #expect(
      try Command.run(["clusters", network, "--format", "json", "--seed", "4"]).output
        == outcome.output)
  }
}

@Suite struct SourceSelectionTests {
  let network = curatedNetwork("marseille-immunology-biocluster")

  @Test func `a source selects what it states`() throws {
    let outcome = try Command.run([
      "check", network, "--source", "002", "--format", "json",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("{\"source\": \"002\", \"statements\": 103}"))
    #expect(!outcome.output.contains("\"source\": \"001\""))
    // Only 001 names the companies that set up in the area.
    let table = try Command.run([
      "measure", network, "degree", "--source", "002", "--format", "csv",
    ])
    #expect(table.output.contains("renaud-muselier"))
    #expect(!table.output.contains("oz-biosciences"))
  }

  @Test func `two sources together are the whole of a network of two`() throws {
    let whole = try Command.run(["measure", network, "degree", "--format", "csv"])
    let both = try Command.run([
      "measure", network, "degree", "--format", "csv", "--source", "001", "--source", "002",
    ])
    #expect(whole.output == both.output)
  }

  @Test func `a report says of which sources it is`() throws {
    let outcome = try Command.run(on: ["relations.csv": "id,source,target,kind\n"]) { _, folder in
      ["report", network, "--source", "002", "-o", folder + "/out"]
    }
    #expect(outcome.status == 0, "\(outcome.messages)")
    let svg = try Command.run(["draw", network, "--source", "002", "-o", "-"])
    #expect(svg.output.contains("Marseille Immunology Biocluster (source 002)"))
  }

  @Test func `an unknown source is wrong usage that names the known ones`() throws {
    let outcome = try Command.run(["draw", network, "-o", "-", "--source", "009"])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("expected one of '001', '002'"))
  }
}
