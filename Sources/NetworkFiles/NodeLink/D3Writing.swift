import NetworkGraph

func makeD3(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("d3JSON is not written yet")
}
