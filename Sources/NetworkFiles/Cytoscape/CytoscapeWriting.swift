import NetworkGraph

func makeCytoscape(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("cytoscapeJSON is not written yet")
}
