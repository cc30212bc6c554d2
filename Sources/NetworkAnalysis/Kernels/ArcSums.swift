import NetworkGraph

// A sum over the arcs of a vertex waits for each addition before the next; in four interleaved parts
// additions overlap, and what an arc costs is fetching the value of its head. The order is fixed.

/// The sum of the values of the heads of some slots.
@inline(__always)
func arcSum(
  _ slots: Range<Int>, _ heads: borrowing Span<Vertex>, of values: borrowing Span<Double>
) -> Double {
  var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
  var slot = slots.lowerBound
  while slot + 4 <= slots.upperBound {
    a += values[heads[slot].index]
    b += values[heads[slot + 1].index]
    c += values[heads[slot + 2].index]
    d += values[heads[slot + 3].index]
    slot += 4
  }
  while slot < slots.upperBound {
    a += values[heads[slot].index]
    slot += 1
  }
  return (a + b) + (c + d)
}

/// The sum of the values of the heads of some slots, each times the factor at the slot.
@inline(__always)
func arcSum(
  _ slots: Range<Int>, _ heads: borrowing Span<Vertex>, of values: borrowing Span<Double>,
  times factors: borrowing Span<Double>
) -> Double {
  var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
  var slot = slots.lowerBound
  while slot + 4 <= slots.upperBound {
    a += values[heads[slot].index] * factors[slot]
    b += values[heads[slot + 1].index] * factors[slot + 1]
    c += values[heads[slot + 2].index] * factors[slot + 2]
    d += values[heads[slot + 3].index] * factors[slot + 3]
    slot += 4
  }
  while slot < slots.upperBound {
    a += values[heads[slot].index] * factors[slot]
    slot += 1
  }
  return (a + b) + (c + d)
}
