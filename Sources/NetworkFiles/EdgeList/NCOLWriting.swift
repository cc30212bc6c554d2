import NetworkGraph

/// The relations of a network as a named edge list of the Large Graph Layout program, with what it
/// cannot hold: it has no comments, and says nothing of directions.
///
/// - Throws: ``OutputFault`` when an id holds a space or would read as a comment.
func makeNCOL(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  try makeWordList(contents, header: "", name: "an NCOL file")
}
