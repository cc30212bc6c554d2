import NetworkGraph

func readUCINET(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "ucinetDL is not read yet", inputs: assembly.inputs)
}

func isUCINET(_ head: FileHead) -> Bool {
  let word = head.text.prefix { !$0.isWhitespace && $0 != "," }
  return word == "dl" && (head.hasEnding(.ucinetDL) || head.text.contains("="))
}
