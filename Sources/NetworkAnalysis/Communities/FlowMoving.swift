import NetworkGraph

extension FlowLevel {
  /// Moves each node to the module that shortens the description most until none moves.
  ///
  /// Nodes wait in a queue: at first all, then the neighbours of those that moved. The flows between a
  /// node and each module are summed in flat arrays with a place for each module. The terms of the map
  /// equation are kept for each module, so that a move asks for three logarithms.
  ///
  /// - Parameters:
  ///   - modules: The module of each node: numbers below the number of nodes.
  ///   - bounds: Where not empty, nodes move only to modules of nodes with the same bound.
  ///   - order: All nodes, in the order in which they are tried first.
  func moveNodes(
    _ modules: inout ContiguousArray<UInt32>, within bounds: ContiguousArray<UInt32>,
    order: ContiguousArray<UInt32>, _ isCancelled: () -> Bool
  ) throws {
    let n = count
    guard n > 0 else { return }
    let logarithm = BinaryLogarithmTable.shared
    let state = ModuleFlows(self, modules)
    var sizeArray = ContiguousArray<UInt32>(repeating: 0, count: n)
    for c in modules { sizeArray[Int(c)] += 1 }
    var empty = ContiguousArray<UInt32>()
    for c in 0..<n where sizeArray[c] == 0 { empty.append(UInt32(c)) }
    // Of each module the terms −2 q log q + (q + p) log (q + p).
    var termArray = ContiguousArray(
      (0..<n).lazy.map {
        logarithm.plogp(state.exit[$0] + state.flow[$0]) - 2 * logarithm.plogp(state.exit[$0])
      })
    var totalExit = state.exit.reduce(0, +)
    var totalTerm = logarithm.plogp(totalExit)
    var outArray = ContiguousArray<Double>(repeating: 0, count: n)
    var intoArray = ContiguousArray<Double>(repeating: 0, count: isSymmetric ? 0 : n)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: n + 1)
    var (flowArray, linkExitArray, jumpArray) = (state.flow, state.linkExit, state.jump)
    var (targetArray, exitArray) = (state.target, state.exit)
    // The queue never holds a node twice, so it is a ring of n places.
    var queueArray = order
    var queuedArray = ContiguousArray<Bool>(repeating: true, count: n)

    let (first, heads, out, into) = (first.span, heads.span, out.span, into.span)
    let (nodeFlow, nodeExit, nodeJump, nodeTarget) = (flow.span, exit.span, jump.span, target.span)
    let bound = bounds.span
    let (isBounded, isSymmetric) = (!bounds.isEmpty, isSymmetric)
    var module = modules.mutableSpan
    var flow = flowArray.mutableSpan
    var linkExit = linkExitArray.mutableSpan
    var jump = jumpArray.mutableSpan
    var target = targetArray.mutableSpan
    var exit = exitArray.mutableSpan
    var size = sizeArray.mutableSpan
    var term = termArray.mutableSpan
    var flowTo = outArray.mutableSpan
    var flowFrom = intoArray.mutableSpan
    var touched = touchedArray.mutableSpan
    var queue = queueArray.mutableSpan
    var isQueued = queuedArray.mutableSpan
    var (next, waiting, visits) = (0, n, 0)
    var hasMoved = false
    while true {
      if waiting == 0 {
        // Moves change the whole a little: in small networks all nodes are asked again.
        guard hasMoved && n <= 1024 else { break }
        hasMoved = false
        (next, waiting) = (0, n)
        for i in 0..<n {
          queue[i] = order[i]
          isQueued[i] = true
        }
      }
      visits += 1
      if visits & 0xFFFF == 0 && isCancelled() { throw CancellationError() }
      let v = Int(queue[next])
      next = next + 1 == n ? 0 : next + 1
      waiting -= 1
      isQueued[v] = false
      let own = Int(module[v])
      let slots = Int(first[v])..<Int(first[v + 1])
      var touchedCount = 0
      if isSymmetric && !isBounded {
        for slot in slots {
          let c = unsafe module[unchecked: heads[unchecked: slot].index]
          let sum = unsafe flowTo[unchecked: Int(c)]
          // Written in any case, kept when the module is new: no branch to guess wrong.
          touched[touchedCount] = c
          touchedCount += sum == 0 ? 1 : 0
          unsafe flowTo[unchecked: Int(c)] = sum + out[unchecked: slot]
        }
      } else {
        for slot in slots {
          let u = heads[slot].index
          if isBounded && bound[u] != bound[v] { continue }
          let c = module[u]
          if flowTo[Int(c)] + (isSymmetric ? 0 : flowFrom[Int(c)]) == 0 {
            touched[touchedCount] = c
            touchedCount += 1
          }
          flowTo[Int(c)] += out[slot]
          if !isSymmetric { flowFrom[Int(c)] += into[slot] }
        }
        // Jumps tie all modules: where there are few, all are tried.
        if !isBounded && n <= 50 && nodeJump[v] > 0 {
          for c in 0..<n where size[c] > 0 && flowTo[c] + flowFrom[c] == 0 {
            touched[touchedCount] = UInt32(c)
            touchedCount += 1
          }
        }
      }
      let outTotal = nodeExit[v]
      let (vFlow, vJump, vTarget) = (nodeFlow[v], nodeJump[v], nodeTarget[v])
      // What leaving the own module changes is the same for all others.
      let linkA = max(
        0, linkExit[own] - (outTotal - flowTo[own]) + (isSymmetric ? flowTo[own] : flowFrom[own]))
      let exitA = linkA + (jump[own] - vJump) * max(0, 1 - target[own] + vTarget)
      let termA =
        logarithm.plogp(exitA + flow[own] - vFlow) - 2 * logarithm.plogp(exitA)
      let rest = totalExit - exit[own] + exitA
      let fixed = termA - term[own] - totalTerm
      var best = own
      var bestChange = -1e-10
      var (bestExit, bestLink, bestTerm) = (0.0, 0.0, 0.0)
      var i = 0
      // An empty module comes last.
      let isAloneTried = size[own] > 1 && !isBounded && !empty.isEmpty
      while i < touchedCount + (isAloneTried ? 1 : 0) {
        let isAlone = i == touchedCount
        let c = isAlone ? Int(empty[empty.count - 1]) : Int(touched[i])
        i += 1
        if c == own { continue }
        let link =
          isAlone
          ? outTotal
          : max(
            0, linkExit[c] + (outTotal - flowTo[c]) - (isSymmetric ? flowTo[c] : flowFrom[c]))
        let exitB = isSymmetric ? link : link + (jump[c] + vJump) * max(0, 1 - target[c] - vTarget)
        let termB = logarithm.plogp(exitB + flow[c] + vFlow) - 2 * logarithm.plogp(exitB)
        let change = fixed + termB - term[c] + logarithm.plogp(rest - exit[c] + exitB)
        if change < bestChange {
          (best, bestChange) = (c, change)
          (bestExit, bestLink, bestTerm) = (exitB, link, termB)
        }
      }
      for i in 0..<touchedCount {
        flowTo[Int(touched[i])] = 0
        if !isSymmetric { flowFrom[Int(touched[i])] = 0 }
      }
      guard best != own else { continue }
      hasMoved = true
      totalExit = rest - exit[best] + bestExit
      totalTerm = logarithm.plogp(totalExit)
      (linkExit[best], exit[best], term[best]) = (bestLink, bestExit, bestTerm)
      (linkExit[own], exit[own], term[own]) = (linkA, exitA, termA)
      flow[own] -= vFlow
      flow[best] += vFlow
      if !isSymmetric {
        jump[own] -= vJump
        jump[best] += vJump
        target[own] -= vTarget
        target[best] += vTarget
      }
      module[v] = UInt32(best)
      size[own] -= 1
      size[best] += 1
      if empty.last == UInt32(best) { empty.removeLast() }
      if size[own] == 0 {
        // What rounding left in an empty module must not count.
        totalExit -= exit[own]
        totalTerm = logarithm.plogp(totalExit)
        (flow[own], linkExit[own], jump[own], target[own]) = (0, 0, 0, 0)
        (exit[own], term[own]) = (0, 0)
        empty.append(UInt32(own))
      }
      for slot in slots {
        let u = heads[slot].rawValue
        let isNew = !isQueued[Int(u)] && Int(module[Int(u)]) != best
        // Again without a branch: at least the place of v is free.
        var place = next + waiting
        if place >= n { place -= n }
        queue[place] = u
        waiting += isNew ? 1 : 0
        isQueued[Int(u)] = isQueued[Int(u)] || isNew
      }
    }
  }
}
