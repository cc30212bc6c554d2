import NetworkGraph

func makeGraphML(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("graphML is not written yet")
}
