import NetworkGraph

func makeGEXF(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("gexf is not written yet")
}
