import NetworkGraph

func readJSONGraph(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "jsonGraph is not read yet", inputs: assembly.inputs)
}
