import NetworkGraph

func readAdjacencyMatrix(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "adjacencyMatrix is not read yet", inputs: assembly.inputs)
}
