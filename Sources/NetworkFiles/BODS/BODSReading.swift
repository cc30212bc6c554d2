import NetworkGraph

func readBODS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "bods is not read yet", inputs: assembly.inputs)
}
