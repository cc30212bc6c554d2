import NetworkGraph

func makeUCINET(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("ucinetDL is not written yet")
}
