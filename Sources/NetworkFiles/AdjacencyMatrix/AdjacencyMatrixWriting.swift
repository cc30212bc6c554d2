import NetworkGraph

func makeAdjacencyMatrix(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("adjacencyMatrix is not written yet")
}
