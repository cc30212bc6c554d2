import NetworkGraph

func makeNeo4jTables(_ contents: NetworkContents) throws(OutputFault) -> (
  files: [(name: String, bytes: [UInt8])], loss: LossReport
) {
  throw OutputFault("the tables of Neo4j are not written yet")
}
