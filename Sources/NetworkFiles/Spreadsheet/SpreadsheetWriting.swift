import NetworkGraph

func makeSpreadsheet(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("xlsx is not written yet")
}
