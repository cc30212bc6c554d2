import NetworkGraph

/// What the members of an object mean for the row that the object is.
struct JSONRowForm: Sendable {
  /// What becomes of a member.
  enum Meaning: Sendable {
    /// The cell of a column.
    case column(String)
    /// An id: an object stands for its own id, an array for its JSON text.
    case identifier(String)
    /// `true` for one direction, `false` for the other.
    case direction(yes: Direction)
    /// An object whose members are members of the row.
    case flattened(JSONRowForm)
    /// A word of a style that says the direction, and an attribute as well.
    case arrows
    /// The id once more; a column where it is not.
    case repeatedID
    /// What only a screen needs; a warning says that it is not read.
    case unread
    /// What says nothing that is not said elsewhere.
    case ignored
  }

  /// The meaning of members by their name; others are columns of that name.
  var meanings: [String: Meaning] = [:]
  /// The name of the column of a member without a meaning; `nil` for its own.
  var columnName: (@Sendable (String) -> String)?

  /// Whether rows repeat their ids, in an object within them or not.
  var hasRepeatedID: Bool {
    meanings.values.contains { meaning in
      switch meaning {
      case .repeatedID: true
      case .flattened(let form): form.hasRepeatedID
      default: false
      }
    }
  }
}
