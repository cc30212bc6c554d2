import NetworkGraph

func makePajek(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("pajek is not written yet")
}
