/// Checks that a count is at least a bound.
func checkAtLeast(_ bound: Int, _ value: Int, name: String) throws(AnalysisError) {
  guard value >= bound else {
    throw .parameterOutOfRange(name: name, value: "\(value)", expected: "at least \(bound)")
  }
}

/// Checks how often something is to be done: a million times is a lifetime for any of it.
func checkRepetitions(_ bound: Int, _ value: Int, name: String) throws(AnalysisError) {
  guard (bound...1_000_000).contains(value) else {
    throw .parameterOutOfRange(
      name: name, value: "\(value)", expected: "a number from \(bound) to 1000000")
  }
}
