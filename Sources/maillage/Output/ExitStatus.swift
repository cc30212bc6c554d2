/// What the command says to the shell when it ends.
enum ExitStatus: Int32 {
  /// The work is done.
  case done = 0
  /// The data was refused.
  case dataRefused = 1
  /// The command was called in a wrong way.
  case wrongUsage = 2
  /// An optional component is missing.
  case componentMissing = 3
  /// The user interrupted the work.
  case interrupted = 130
}

/// The end of a verb before its work was done, with what people are told.
struct Failure: Error {
  let status: ExitStatus
  /// One line each, without the name of the program.
  let messages: [String]

  init(_ status: ExitStatus, _ messages: [String]) {
    self.status = status
    self.messages = messages
  }

  /// A call that cannot be carried out as it was made.
  static func usage(_ sentence: String) -> Failure { Failure(.wrongUsage, ["error: " + sentence]) }

  /// Data that cannot be used, as a sentence.
  static func data(_ sentence: String) -> Failure { Failure(.dataRefused, ["error: " + sentence]) }
}
