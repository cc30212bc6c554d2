import NetworkGraph

func makeMatrixMarket(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("matrixMarket is not written yet")
}
