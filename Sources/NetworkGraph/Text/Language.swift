/// A language of output.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"
}

/// A text in each language of output.
public struct LocalizedText: Hashable, Sendable {
  public let english: String
  public let french: String

  public init(_ english: String, _ french: String) {
    self.english = english
    self.french = french
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .french: french
    }
  }
}
