import NetworkGraph

func readMatrixMarket(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "matrixMarket is not read yet", inputs: assembly.inputs)
}
