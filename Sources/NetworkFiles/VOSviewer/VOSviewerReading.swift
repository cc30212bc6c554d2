import NetworkGraph

func readVOSviewer(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "vosViewer is not read yet", inputs: assembly.inputs)
}
