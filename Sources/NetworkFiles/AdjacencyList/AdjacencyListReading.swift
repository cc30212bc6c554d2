import NetworkGraph

func readAdjacencyList(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "adjacencyList is not read yet", inputs: assembly.inputs)
}

func isAdjacencyList(_ head: FileHead) -> Bool { head.hasEnding(.adjacencyList) }
