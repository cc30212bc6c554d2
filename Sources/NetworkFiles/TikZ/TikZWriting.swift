import NetworkGraph

func makeTikZ(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("tikz is not written yet")
}
