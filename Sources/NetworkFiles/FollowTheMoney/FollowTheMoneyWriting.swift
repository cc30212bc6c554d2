import NetworkGraph

func makeFollowTheMoney(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("followTheMoney is not written yet")
}
