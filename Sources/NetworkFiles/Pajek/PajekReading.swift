import NetworkGraph

func readPajek(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "pajek is not read yet", inputs: assembly.inputs)
}

func isPajek(_ head: FileHead) -> Bool {
  head.text.hasPrefix("*vertices") || head.text.hasPrefix("*network")
}
