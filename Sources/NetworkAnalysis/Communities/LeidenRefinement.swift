import NetworkGraph

extension LeidenLevel {
  /// Builds well-connected communities inside each community, from single nodes (MergeNodesSubset of
  /// the Leiden paper).
  ///
  /// Each node that is still alone joins one of the refined communities it is tied to, drawn with
  /// probability in proportion to exp(gain/θ), θ = 0.01 times the mean strength of a tie. Nothing
  /// passes between communities, so they are refined on all cores, each with random numbers of its own.
  ///
  /// - Parameter communities: The community of each node: numbers below the number of nodes.
  func refined(
    _ communities: ContiguousArray<UInt32>, resolution: Double, _ random: inout SplitMix64
  ) throws -> NodeGroups {
    let groups = NodeGroups(communities, below: count)
    let (begin, nodes) = groups.members()
    var place = ContiguousArray<UInt32>(repeating: 0, count: count)
    for (i, node) in nodes.enumerated() { place[Int(node)] = UInt32(i) }
    let places = place
    let seed = random.next()
    let refined = try foldInChunks(
      count: groups.count, chunkSize: count < 4096 ? max(1, groups.count) : 1,
      into: ContiguousArray<UInt32>()
    ) { chunk, isCancelled in
      refinedPlaces(
        chunk, begin, nodes, places, resolution: resolution, seed: seed, isCancelled)
    } fold: { total, part in
      total += part
    }
    for (i, node) in nodes.enumerated() { place[Int(node)] = refined[i] }
    return NodeGroups(place, below: count)
  }

  /// The refined community of each node of some communities: the place of the node that began it.
  ///
  /// All arrays are indexed by the place of a node among the nodes sorted by community: a neighbour is
  /// of the same community when its place is in the community's range, and what belongs to one
  /// community lies together in memory. Indices count from the first place of the chunk.
  private func refinedPlaces(
    _ chunk: Range<Int>, _ begin: ContiguousArray<UInt32>, _ nodeArray: ContiguousArray<UInt32>,
    _ placeArray: ContiguousArray<UInt32>, resolution: Double, seed: UInt64,
    _ isCancelled: () -> Bool
  ) -> ContiguousArray<UInt32> {
    let start = Int(begin[chunk.lowerBound])
    let all = start..<Int(begin[chunk.upperBound])
    var refinedArray = ContiguousArray<UInt32>(all.lazy.map { UInt32($0) })
    var isAloneArray = ContiguousArray(repeating: true, count: all.count)
    var massArray = ContiguousArray<Double>(all.lazy.map { strength[Int(nodeArray[$0])] })
    var incomingMassArray = ContiguousArray<Double>()
    if isDirected {
      incomingMassArray = ContiguousArray(all.lazy.map { incoming[Int(nodeArray[$0])] })
    }
    // The ties of each refined community to the rest of its community.
    var outwardArray = ContiguousArray<Double>(repeating: 0, count: all.count)
    var tieArray = outwardArray
    var gainArray = ContiguousArray<Double>(repeating: 0, count: all.count + 1)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: all.count + 1)
    let (first, heads, weights) = (first.span, heads.span, weights.span)
    let (nodes, places) = (nodeArray.span, placeArray.span)
    let (isWeighted, isDirected, offset) = (isWeighted, isDirected, UInt32(start))
    let (factor, threshold) = (resolution / total, smallestGain)
    let temperature = 0.01 * meanWeight
    var refined = refinedArray.mutableSpan
    var isAlone = isAloneArray.mutableSpan
    var mass = massArray.mutableSpan
    var incomingMass = incomingMassArray.mutableSpan
    var outward = outwardArray.mutableSpan
    var tie = tieArray.mutableSpan
    var touched = touchedArray.mutableSpan
    var gains = gainArray.mutableSpan
    for g in chunk where begin[g + 1] - begin[g] > 1 {
      if isCancelled() { break }
      var seeds = SplitMix64(seed: seed ^ (UInt64(g) &* 0xD6E8_FEB8_6659_FD93))
      var random = SplitMix64(seed: seeds.next())
      let (lowest, size) = (begin[g], begin[g + 1] - begin[g])
      let own = (Int(lowest) - start)..<(Int(lowest + size) - start)
      let order = random.visitingOrder(of: own.count, blockSize: own.count < 512 ? 1 : 32)

      var (whole, wholeIncoming) = (0.0, 0.0)
      for i in own {
        whole += mass[i]
        if isDirected { wholeIncoming += incomingMass[i] }
        let v = Int(nodes[start + i])
        var sum = 0.0
        for slot in Int(first[v])..<Int(first[v + 1]) {
          let place = unsafe places[unchecked: heads[unchecked: slot].index]
          sum += place &- lowest < size ? (isWeighted ? weights[slot] : 1) : 0
        }
        outward[i] = sum
      }
      for position in order {
        let i = own.lowerBound + Int(position)
        guard isAlone[i] && outward[i] > 0 else { continue }
        // Alone it is refined community i.
        let (ownMass, ownIncoming) = (mass[i], isDirected ? incomingMass[i] : 0)
        var least = factor * ownMass * (whole - ownMass)
        if isDirected {
          least =
            factor * ownMass * (wholeIncoming - ownIncoming)
            + factor * ownIncoming * (whole - ownMass)
        }
        guard outward[i] >= least - threshold else { continue }
        let v = Int(nodes[start + i])
        var touchedCount = 0
        for slot in Int(first[v])..<Int(first[v + 1]) {
          let place = unsafe places[unchecked: heads[unchecked: slot].index]
          guard place &- lowest < size else { continue }
          let r = refined[Int(place - offset)] - offset
          let sum = tie[Int(r)]
          // Written in any case, kept when it is new: no branch to guess wrong.
          touched[touchedCount] = r
          touchedCount += sum == 0 ? 1 : 0
          tie[Int(r)] = sum + (isWeighted ? weights[slot] : 1)
        }
        // Candidates are kept at the front of the lists.
        var candidates = 0
        var largest = 0.0
        for k in 0..<touchedCount {
          let r = Int(touched[k])
          var gain = tie[r] - factor * ownMass * (isDirected ? incomingMass[r] : mass[r])
          if isDirected { gain -= factor * ownIncoming * mass[r] }
          var expected = factor * mass[r] * (whole - mass[r])
          if isDirected {
            expected =
              factor * mass[r] * (wholeIncoming - incomingMass[r])
              + factor * incomingMass[r] * (whole - mass[r])
          }
          if gain >= 0 && outward[r] >= expected - threshold {
            touched.swapAt(candidates, k)
            gains[candidates] = gain
            candidates += 1
            if gain > largest { largest = gain }
          }
        }
        var chosen = -1
        if candidates > 0 {
          let alone = Self.odds(-largest, temperature)
          var sum = alone
          for k in 0..<candidates {
            let odds = Self.odds(gains[k] - largest, temperature)
            gains[k] = odds
            sum += odds
          }
          var draw = random.nextUnit() * sum
          for k in 0..<candidates {
            if draw < gains[k] {
              chosen = Int(touched[k])
              break
            }
            draw -= gains[k]
          }
          if chosen < 0 && alone == 0 { chosen = Int(touched[0]) }
        }
        if chosen >= 0 {
          refined[i] = UInt32(chosen) + offset
          isAlone[chosen] = false
          isAlone[i] = false
          mass[chosen] += ownMass
          if isDirected { incomingMass[chosen] += ownIncoming }
          outward[chosen] += outward[i] - 2 * tie[chosen]
        }
        for k in 0..<touchedCount { tie[Int(touched[k])] = 0 }
      }
    }
    return refinedArray
  }

  /// exp(`gain`/θ) for a gain that is not above 0; what is less than 10⁻¹⁷ beside 1 is left out.
  ///
  /// Built from the four operations, so that it has the same bits on each machine: 2 to a whole power
  /// times the Taylor series of the rest, which is below 0.35.
  @inline(__always)
  private static func odds(_ gain: Double, _ temperature: Double) -> Double {
    let x = gain / temperature
    guard x > -40 else { return 0 }
    let power = (x * 1.442_695_040_888_963_4).rounded()
    let rest = (x - power * 0.693_147_180_369_123_8) - power * 1.908_214_929_270_587_7e-10
    var sum = 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    return sum * Double(bitPattern: UInt64(1023 + Int(power)) << 52)
  }
}
