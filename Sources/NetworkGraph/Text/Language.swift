/// A language of output.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English, with its number and date forms.
  case english = "en"
  /// French, with its number and date forms and typography.
  case french = "fr"
}

/// A text in each language of output.
public struct LocalizedText: Hashable, Sendable {
  /// The text in English.
  public let english: String
  /// The text in French, with French typography.
  public let french: String

  /// A text in English, then in French. Texts of the data that have no translation are given twice.
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
