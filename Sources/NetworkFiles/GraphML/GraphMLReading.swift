import NetworkGraph

func readGraphML(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "graphML is not read yet", inputs: assembly.inputs)
}

func isGraphML(_ head: FileHead) -> Bool { head.text.contains("<graphml") }
