import NetworkGraph

func makeLGL(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("lgl is not written yet")
}
