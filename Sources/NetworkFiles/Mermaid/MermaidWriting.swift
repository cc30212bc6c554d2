import NetworkGraph

func makeMermaid(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("mermaid is not written yet")
}
