/// One end of a period.
public enum PeriodEnd: Hashable, Sendable {
  /// The sources do not say. An unknown end is not "ongoing". Written as an empty cell.
  case unknown
  /// There is no end (or no beginning) yet: the sources say that it goes on. Written `..`, as in
  /// ISO 8601-2.
  case open
  /// A date, as exact as it is stated.
  case date(PartialDate)

  /// The date, where there is one.
  public var date: PartialDate? {
    if case .date(let date) = self { date } else { nil }
  }

  /// Reads an empty text, `..` or a date; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    if text.isEmpty {
      self = .unknown
    } else if text == ".." {
      self = .open
    } else if let date = PartialDate(text) {
      self = .date(date)
    } else {
      return nil
    }
  }

  /// The form in files, which ``init(_:)`` reads back.
  public var text: String {
    switch self {
    case .unknown: ""
    case .open: ".."
    case .date(let date): date.description
    }
  }
}

/// When something holds, from `since` to `until`, both included.
public struct Period: Hashable, Sendable {
  /// The beginning, which is the first day that belongs to the period.
  public var since: PeriodEnd
  /// The end, which is the last day that belongs to the period. An unknown end is not "ongoing".
  public var until: PeriodEnd

  /// A period between two ends, in any order: ``isReversed`` tells when they cannot be.
  public init(since: PeriodEnd = .unknown, until: PeriodEnd = .unknown) {
    self.since = since
    self.until = until
  }

  /// Whether the end is certainly before the beginning.
  public var isReversed: Bool {
    guard let since = since.date, let until = until.date else { return false }
    return until.latest < since.earliest
  }

  /// How sure it is that a period and a window of time have a day in common.
  public enum Overlap: Hashable, Sendable {
    /// They have one, whatever the unknown parts of dates are.
    case certain
    /// It depends on an unknown end, or on a date that is not exact enough.
    case possible
    /// They have none.
    case none
  }

  /// Whether this period has a day in common with the days from the first of `first` to the last
  /// of `last`.
  public func overlap(from first: PartialDate, to last: PartialDate) -> Overlap {
    var isCertain = true
    switch since {
    case .open: break
    case .unknown: isCertain = false
    case .date(let date):
      if date.earliest > last.latest { return .none }
      if date.latest > last.latest { isCertain = false }
    }
    switch until {
    case .open: break
    case .unknown:
      // Only the beginning is known: certain when it falls into the window itself.
      if let begin = since.date, begin.earliest >= first.earliest { break }
      isCertain = false
    case .date(let date):
      if date.latest < first.earliest { return .none }
      if date.earliest < first.earliest { isCertain = false }
    }
    return isCertain ? .certain : .possible
  }
}
