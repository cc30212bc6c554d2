import NetworkGraph

/// The records of a file that holds an array of objects, or one object on each line.
struct JSONRecords {
  private var scanner: JSONScanner
  private let isArray: Bool
  /// Whether a record ends on the line where it starts, so that after a broken one the next line can
  /// be read.
  private let isLinewise: Bool

  init(_ text: DecodedText) {
    var scanner = JSONScanner(text.bytes)
    isArray = (try? scanner.kind()) == .array
    // An array is not read twice.
    isLinewise = !isArray && Self.isLinewise(scanner)
    if isArray { try? scanner.enter() }
    self.scanner = scanner
  }

  private static func isLinewise(_ start: JSONScanner) -> Bool {
    var scanner = start
    do throws(JSONFault) {
      return try scanner.readValue().line == scanner.line
    } catch {
      // The next line starts another record where this one is cut off.
      return error.line == start.line || (try? scanner.kind()) == .object
    }
  }

  /// What was read: a record, or what is wrong with it.
  enum Record {
    case value(JSONValue)
    /// The line is no JSON; the next one may be.
    case brokenLine(JSONFault)
    /// Nothing after this can be understood.
    case end(JSONFault)
  }

  /// The next record; `nil` at the end of the file.
  mutating func next() -> Record? {
    do throws(JSONFault) {
      if isArray {
        guard scanner.depth > 0 else { return nil }
        if try scanner.nextElement() { return .value(try scanner.readValue()) }
        guard scanner.isAtEnd() else {
          throw scanner.unexpected("nothing after the end of the array")
        }
        return nil
      }
      guard !scanner.isAtEnd() else { return nil }
    } catch {
      return end(error)
    }
    let start = scanner
    do throws(JSONFault) {
      return .value(try scanner.readValue())
    } catch {
      guard isLinewise else { return end(error) }
      scanner = start
      scanner.skipLine()
      guard error.line != start.line else { return .brokenLine(error) }
      return .brokenLine(
        JSONFault(line: start.line, message: "the object that starts here does not end on its line")
      )
    }
  }

  private mutating func end(_ fault: JSONFault) -> Record {
    scanner.skipAll()
    return .end(fault)
  }
}
