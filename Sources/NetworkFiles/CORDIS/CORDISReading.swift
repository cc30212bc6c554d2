import NetworkGraph

/// - Parameter path: `organization.csv` (with `project.csv` among the companions of the options).
func readCORDIS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "CORDIS is not read yet", inputs: assembly.inputs)
}
