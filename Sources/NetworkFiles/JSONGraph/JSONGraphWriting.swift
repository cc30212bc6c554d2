import NetworkGraph

func makeJSONGraph(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("jsonGraph is not written yet")
}
