import NetworkGraph

func readCytoscape(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "cytoscapeJSON is not read yet", inputs: assembly.inputs)
}
