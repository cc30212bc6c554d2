import NetworkGraph

/// Which table a delimited file holds.
func detectTable(_ text: DecodedText, options: ReadingOptions) -> FileFormat { .edgeTable }
