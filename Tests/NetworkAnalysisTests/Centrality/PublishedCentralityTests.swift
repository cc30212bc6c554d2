import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// Numbers that are printed in the literature, to the digits that are printed there.
@Suite struct PublishedCentralityTests {
  private func agree(_ found: [Double?], _ printed: [Double], digits: Double) -> Bool {
    zip(found, printed).allSatisfy { abs($0! - $1) <= 0.5000001 * digits }
      && found.count == printed.count
  }

  /// Source: the kite of D. Krackhardt, *Administrative Science Quarterly* 35(2), 1990, 342–369,
  /// doi:10.2307/2393394, with the table of V. Krebs, "Social network analysis: an introduction"
  /// (orgnet.com/sna.html). Andre, Beverley, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
  @Test func `Krackhardt's kite`() throws {
    print("Source: D. Krackhardt 1990, doi:10.2307/2393394; table of V. Krebs, orgnet.com/sna.html")
    let kite = NamedGraph.krackhardtKite
    #expect(
      agree(
        kite.degreeCentrality(),
        [0.444, 0.444, 0.333, 0.667, 0.333, 0.556, 0.556, 0.333, 0.222, 0.111], digits: 1e-3))
    #expect(
      agree(
        try kite.betweenness(),
        [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0], digits: 1e-3))
    #expect(
      agree(
        try kite.closeness(),
        [0.529, 0.529, 0.500, 0.600, 0.500, 0.643, 0.643, 0.600, 0.429, 0.310], digits: 1e-3))
  }

  /// Source: M. O. Jackson, *Social and Economic Networks*, 2008, section 1.2.1: betweenness of the
  /// Medici .522, the Guadagni .255, the Strozzi .103. The other columns are those of NetworkX
  /// 3.6.1 on the same fifteen families.
  @Test func `Florentine families`() throws {
    print(
      "Source: M. O. Jackson, Social and Economic Networks, 2008, section 1.2.1; NetworkX 3.6.1")
    let families = NamedGraph.florentineMarriages
    let betweenness = try families.betweenness()
    #expect(
      agree(
        [betweenness[8], betweenness[6], betweenness[13]], [0.522, 0.255, 0.103], digits: 1e-3))
    #expect(
      agree(
        try families.closeness(),
        [
          0.3684, 0.4828, 0.4375, 0.4, 0.3889, 0.3333, 0.4667, 0.3256, 0.56, 0.2857, 0.3684, 0.5,
          0.3889,
          0.4375, 0.4828,
        ], digits: 1e-4))
    #expect(
      agree(
        try #require(try families.eigenvectorCentrality()),
        [
          0.1322, 0.244, 0.2117, 0.2828, 0.259, 0.0749, 0.2891, 0.0888, 0.4303, 0.0448, 0.2757,
          0.3416,
          0.1459, 0.356, 0.3258,
        ], digits: 1e-4))
  }

  /// Source: W. W. Zachary, *Journal of Anthropological Research* 33(4), 1977, figure 1: the ties
  /// of the instructor (1) and of the officer (34); L. C. Freeman's measures on it as NetworkX
  /// 3.6.1 gives them.
  @Test func `Zachary's karate club`() throws {
    print("Source: W. W. Zachary 1977, doi:10.1086/jar.33.4.3629752; NetworkX 3.6.1")
    let club = NamedGraph.karateClub
    #expect(club.degree()[0] == 16 && club.degree()[33] == 17 && club.edgeCount == 78)
    let betweenness = try club.betweenness()
    #expect(
      agree(
        [betweenness[0], betweenness[33], betweenness[32]], [0.4376, 0.3041, 0.1452], digits: 1e-4))
    let closeness = try club.closeness()
    #expect(
      agree([closeness[0], closeness[33], closeness[16]], [0.5690, 0.55, 0.2845], digits: 1e-4))
  }
}
