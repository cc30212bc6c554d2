import NetworkGraph

func makeTablePair(_ contents: NetworkContents) throws(OutputFault) -> (
  files: [(name: String, bytes: [UInt8])], loss: LossReport
) {
  throw OutputFault("pairs of tables are not written yet")
}
