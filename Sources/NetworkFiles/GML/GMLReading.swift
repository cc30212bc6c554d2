import NetworkGraph

func readGML(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "gml is not read yet", inputs: assembly.inputs)
}

func isGML(_ head: FileHead) -> Bool {
  let words = head.text.split { $0.isWhitespace || $0 == "{" || $0 == "[" }
  return words.first == "graph" && head.text.first { $0 == "{" || $0 == "[" } == "["
}
