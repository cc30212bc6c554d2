import NetworkGraph

/// - Parameter path: The table of ties; the table of actors is the companion of the options.
func readTablePair(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(
    path, .unknownFormat, "pairs of tables are not read yet", inputs: assembly.inputs)
}
