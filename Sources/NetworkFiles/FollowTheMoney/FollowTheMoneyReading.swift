import NetworkGraph

func readFollowTheMoney(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "followTheMoney is not read yet", inputs: assembly.inputs)
}
