import NetworkGraph

func readMaillageJSON(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading { NetworkReader.refused(path, .unknownFormat, "this format is not read yet") }
func readNodeLink(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading { NetworkReader.refused(path, .unknownFormat, "this format is not read yet") }
func readEdgeTable(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading { NetworkReader.refused(path, .unknownFormat, "this format is not read yet") }
func readEdgeList(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading { NetworkReader.refused(path, .unknownFormat, "this format is not read yet") }
func makeMaillageJSON(_ contents: NetworkContents) -> [UInt8] { [] }
func makeEdgeTable(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  ([], LossReport())
}
func makeEdgeList(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  ([], LossReport())
}
func makeNodeLink(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  ([], LossReport())
}
enum EdgeTableColumns { static func recognisedCount(_ n: [String]) -> Int { 0 } }
