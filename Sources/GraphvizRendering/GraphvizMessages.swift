#if Graphviz
  import Synchronization

  /// What the library says during a call, instead of printing it.
  enum GraphvizMessages {
    private static let text = Mutex("")

    static func add(_ piece: String) { text.withLock { $0 += piece } }

    /// Whether the library has reported no error since ``taken()``.
    static var hasNoError: Bool { text.withLock { !$0.contains("Error: ") } }

    /// The messages since the last call, without the words "Error" and "Warning".
    static func taken() -> (errors: [String], warnings: [String], all: [String]) {
      let text = text.withLock { text in
        defer { text = "" }
        return text
      }
      var (errors, warnings, all): ([String], [String], [String]) = ([], [], [])
      for line in text.split(whereSeparator: \.isNewline) {
        if line.hasPrefix("Error: ") {
          errors.append(String(line.dropFirst(7)))
          all.append(errors[errors.count - 1])
        } else if line.hasPrefix("Warning: ") {
          warnings.append(String(line.dropFirst(9)))
          all.append(warnings[warnings.count - 1])
        } else {
          all.append(String(line))
        }
      }
      return (errors, warnings, all)
    }
  }
#endif
