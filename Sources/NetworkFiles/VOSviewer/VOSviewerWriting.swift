import NetworkGraph

func makeVOSviewer(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  throw OutputFault("vosViewer is not written yet")
}
