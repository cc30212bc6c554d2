import NetworkGraph

func makeCypher(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("cypher is not written yet")
}
