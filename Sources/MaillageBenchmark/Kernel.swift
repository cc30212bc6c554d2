import ArgumentParser

/// What can be timed.
enum Kernel: String, CaseIterable, ExpressibleByArgument {
  case load
  case loadSnapshot = "load_bin"
  case degree, components, bfs, sssp, mst, pagerank, eigenvector, katz, kcore, triangles
  case clustering, closeness, harmonic, betweenness, constraint, maxcliques, diameter, bridges
  case triadCensus = "triad-census"
  case topCloseness = "top-closeness"
  case louvain, leiden, labelprop, infomap, layout, write
}
