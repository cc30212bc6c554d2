import NetworkGraph

func makeAdjacencyList(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("adjacencyList is not written yet")
}
