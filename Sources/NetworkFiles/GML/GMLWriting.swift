import NetworkGraph

func makeGML(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("gml is not written yet")
}
