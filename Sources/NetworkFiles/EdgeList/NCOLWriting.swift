import NetworkGraph

func makeNCOL(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("ncol is not written yet")
}
