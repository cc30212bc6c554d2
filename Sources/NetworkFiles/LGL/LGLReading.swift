import NetworkGraph

func readLGL(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "lgl is not read yet", inputs: assembly.inputs)
}

func isLGL(_ head: FileHead) -> Bool { head.hasEnding(.lgl) }
