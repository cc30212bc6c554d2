import NetworkGraph

func readDOT(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "dot is not read yet", inputs: assembly.inputs)
}

func isDOT(_ head: FileHead) -> Bool {
  let words = head.text.split { $0.isWhitespace || $0 == "{" || $0 == "[" }
  return ["graph", "digraph", "strict"].contains(words.first ?? "")
    && head.text.first { $0 == "{" || $0 == "[" } == "{"
}
