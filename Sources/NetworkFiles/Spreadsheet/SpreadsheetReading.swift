import NetworkGraph

/// - Parameter raw: The bytes of the archive.
func readSpreadsheet(
  _ raw: ContiguousArray<UInt8>, path: String, _ assembly: NetworkAssembly,
  _ options: ReadingOptions
) -> NetworkReading {
  NetworkReader.refused(path, .unknownFormat, "xlsx is not read yet", inputs: assembly.inputs)
}
