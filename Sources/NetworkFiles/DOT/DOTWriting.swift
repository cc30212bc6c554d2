import NetworkGraph

func makeDOT(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("dot is not written yet")
}
