import NetworkGraph

func readGEXF(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "gexf is not read yet", inputs: assembly.inputs)
}

func isGEXF(_ head: FileHead) -> Bool { head.text.contains("<gexf") }
