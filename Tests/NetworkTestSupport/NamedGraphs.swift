public import NetworkGraph

/// Small graphs with known properties. The edges of the empirical ones are facts that their papers
/// report.
public enum NamedGraph {
  /// One centre, vertex 0, tied to all others.
  public static func star(_ n: Int) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (1..<max(n, 1)).map { (0, $0) })
  }

  /// Vertices in a row.
  public static func path(_ n: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(
      vertexCount: n, edges: (1..<max(n, 1)).map { ($0 - 1, $0) }, isDirected: isDirected)
  }

  /// Vertices in a ring; at least three.
  public static func cycle(_ n: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (0..<n).map { ($0, ($0 + 1) % n) }, isDirected: isDirected)
  }

  /// All vertices tied to each other.
  public static func complete(_ n: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(
      vertexCount: n,
      edges: (0..<n).flatMap { a in
        (0..<n).filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) }
      }, isDirected: isDirected)
  }

  /// No edges at all.
  public static func empty(_ n: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: [], isDirected: isDirected)
  }

  /// Zachary's karate club: 34 members, 78 ties outside the club (W. W. Zachary, *Journal of
  /// Anthropological Research* 33(4), 1977, doi:10.1086/jar.33.4.3629752). Vertex 0 is the
  /// instructor, 33 the officer.
  public static let karateClub = CompactGraph(
    vertexCount: 34,
    edges: [
      (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12),
      (0, 13), (0, 17), (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17),
      (1, 19), (1, 21), (1, 30), (2, 3), (2, 7), (2, 8), (2, 9), (2, 13), (2, 27), (2, 28),
      (2, 32), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16), (6, 16),
      (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33),
      (18, 32), (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27),
      (23, 29), (23, 32), (23, 33), (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33),
      (27, 33), (28, 31), (28, 33), (29, 32), (29, 33), (30, 32), (30, 33), (31, 32), (31, 33),
      (32, 33),
    ])

  /// The members of the karate club who stayed with the instructor.
  public static let karateInstructorSide: Set<Int> = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21,
  ]

  /// Krackhardt's kite: ten vertices, of which different ones lead by degree (3), closeness (5, 6)
  /// and betweenness (7). D. Krackhardt, *Administrative Science Quarterly* 35(2), 1990,
  /// doi:10.2307/2393394.
  public static let krackhardtKite = CompactGraph(
    vertexCount: 10,
    edges: [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ])

  /// Marriages among fifteen Florentine families around 1430, in alphabetical order; vertex 8 are
  /// the Medici (J. F. Padgett, C. K. Ansell, *American Journal of Sociology* 98(6), 1993,
  /// doi:10.1086/230190). The Pucci, who had none, are left out.
  public static let florentineMarriages = CompactGraph(
    vertexCount: 15,
    edges: [
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13),
      (6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14),
    ])
}
