import NetworkGraph

/// What stands beside the digits of an amount: `k€`, `million USD`.
struct AmountUnit: Hashable {
  /// The power of ten by which the digits are multiplied.
  var exponent = 0
  var currency: Currency?
  /// Whether a word or letter says by how much the digits are multiplied.
  var statesScale = false

  /// `thousands of EUR`
  var words: String {
    let code = currency?.code ?? ""
    let scale: String
    switch exponent {
    case 3: scale = "thousands"
    case 6: scale = "millions"
    case 9: scale = "thousands of millions"
    default: return code
    }
    return code.isEmpty ? scale : scale + " of " + code
  }
}

/// Why the text beside the digits is not a unit.
enum AmountUnitFault: Error, Hashable {
  /// No unit at all.
  case unknown
  /// It may be read in several ways; the sentence says which.
  case ambiguous(String)
}

extension AmountUnit {
  private static let scales: [String: Int] = [
    "k": 3, "K": 3, "thousand": 3, "mille": 3, "milliers": 3, "millier": 3, "M": 6, "mio": 6,
    "Mio": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6, "Million": 6, "Millions": 6,
    "Md": 9, "md": 9, "Mds": 9, "mds": 9, "Mrd": 9, "mrd": 9, "Mia": 9, "bn": 9, "Bn": 9, "BN": 9,
    "milliard": 9, "milliards": 9, "billion": 9, "billions": 9,
  ]

  private static let ambiguousScales: [String: String] = [
    "m": "thousands or millions", "MM": "millions or thousands of thousands",
    "mm": "millions or thousands of thousands", "t": "thousands or trillions",
    "T": "thousands or trillions", "b": "billions of either kind", "B": "billions of either kind",
    "trillion": "trillions of either kind", "trillions": "trillions of either kind",
  ]

  private static let currencies: [String: String] = [
    "€": "EUR", "euro": "EUR", "euros": "EUR", "Euro": "EUR", "Euros": "EUR", "EURO": "EUR",
    "EUROS": "EUR", "$": "USD", "US$": "USD", "$US": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "zł": "PLN", "₹": "INR",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "Fr.": "CHF", "SFr.": "CHF",
  ]

  private static let ambiguousCurrencies: [String: String] = [
    "¥": "yen or yuan", "kr": "crowns of Denmark, Norway, Sweden or Iceland",
    "kr.": "crowns of Denmark, Norway, Sweden or Iceland", "F": "francs of several countries",
    "FF": "francs of several countries", "fr": "francs of several countries",
    "francs": "francs of several countries", "livres": "pounds of several countries",
  ]

  /// The unit in which some text is, without the spaces in it: `k€`, `MEUR`, `millionsd'euros`.
  ///
  /// - Parameter isBeforeDigits: A currency stands before the digits, as in `€1.5m`, where English
  ///   has a small *m* for millions and a large *B* for thousands of them.
  static func read(_ text: String, currencyStandsBefore: Bool = false)
    -> Result<AmountUnit, AmountUnitFault>
  {
    guard text.utf8.count <= 40 else { return .failure(.unknown) }
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    var word = ""
    word.unicodeScalars.append(contentsOf: scalars)
    guard !word.isEmpty else { return .success(AmountUnit()) }
    if let unit = currencyUnit(word) { return unit.map { AmountUnit(currency: $0) } }
    var ambiguous: AmountUnitFault?
    for place in [word.endIndex] + word.indices.reversed() {
      let (first, second) = (String(word[..<place]), String(word[place...]))
      // Scale and then currency, or currency and then scale.
      for (scale, currency, isFirst) in [(first, second, false), (second, first, true)] {
        guard !scale.isEmpty else { continue }
        let currencyWord = isFirst ? currency : withoutParticle(currency)
        let known = currencyWord.isEmpty ? nil : currencyUnit(currencyWord)
        guard currencyWord.isEmpty || known != nil else { continue }
        let isEnglish = currencyStandsBefore || (isFirst && !currency.isEmpty)
        switch scaleUnit(scale, isEnglish: isEnglish) {
        case .success(let exponent):
          switch known {
          case .success(let currency):
            return .success(
              AmountUnit(exponent: exponent, currency: currency, statesScale: true))
          case .failure(let fault): ambiguous = fault
          case nil: return .success(AmountUnit(exponent: exponent, statesScale: true))
          }
        case .failure(.ambiguous(let words)): ambiguous = .ambiguous(words)
        case .failure(.unknown): continue
        }
      }
    }
    return .failure(ambiguous ?? .unknown)
  }

  private static func scaleUnit(_ word: String, isEnglish: Bool) -> Result<Int, AmountUnitFault> {
    if let exponent = scales[word] { return .success(exponent) }
    if isEnglish, word == "m" { return .success(6) }
    if isEnglish, word == "B" || word == "b" { return .success(9) }
    return .failure(
      ambiguousScales[word].map { .ambiguous("'\(word)' may mean \($0)") } ?? .unknown)
  }

  private static func currencyUnit(_ word: String) -> Result<Currency, AmountUnitFault>? {
    if let code = currencies[word], let currency = Currency(code) { return .success(currency) }
    if let words = ambiguousCurrencies[word] {
      return .failure(.ambiguous("'\(word)' may mean \(words)"))
    }
    guard word.utf8.count == 3, let currency = Currency(word.uppercased()) else { return nil }
    return .success(currency)
  }

  /// `d'euros` and `de dollars` without the particle.
  private static func withoutParticle(_ word: String) -> String {
    for particle in ["d'", "d’", "of", "de"] where word.hasPrefix(particle) {
      let rest = String(word.dropFirst(particle.count))
      if currencyUnit(rest) != nil { return rest }
    }
    return word
  }
}

/// The units that were read so far: a file repeats few.
struct AmountUnits {
  private var known: [String: Result<AmountUnit, AmountUnitFault>] = [:]

  mutating func read(_ text: String, currencyStandsBefore: Bool = false)
    -> Result<AmountUnit, AmountUnitFault>
  {
    guard !text.isEmpty else { return .success(AmountUnit()) }
    let key = (currencyStandsBefore ? "+" : "-") + text
    if let unit = known[key] { return unit }
    let unit = AmountUnit.read(text, currencyStandsBefore: currencyStandsBefore)
    // Cells of a hostile file may all differ.
    if known.count < 1000 { known[key] = unit }
    return unit
  }
}

/// An amount with its unit in one cell: `12 000 €`, `€1.5m`, `97 M€`.
struct AmountCell {
  /// The digits with their marks and sign, as they are written.
  var number: String
  var unit: AmountUnit

  /// Takes a cell apart.
  ///
  /// - Returns: `nil` for a cell that is no amount, or an empty one.
  static func read(_ text: String, _ units: inout AmountUnits) -> Result<
    AmountCell, AmountUnitFault
  >? {
    guard text.utf8.count <= 200 else { return nil }
    let scalars = Array(trimmed(text).unicodeScalars)
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    guard let first = scalars.firstIndex(where: isDigit),
      let last = scalars.lastIndex(where: isDigit)
    else { return nil }
    let marks: Set<Unicode.Scalar> = [
      ".", ",", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}",
    ]
    guard scalars[first...last].allSatisfy({ isDigit($0) || marks.contains($0) }) else {
      return nil
    }
    func string(_ part: some Sequence<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return String(view)
    }
    let signs: Set<Unicode.Scalar> = ["+", "-", "\u{2212}"]
    let before = scalars[..<first]
    let after = scalars[(last + 1)...]
    guard before.count(where: signs.contains) <= 1 else { return nil }
    let sign = before.first(where: signs.contains).map { $0 == "+" ? "" : "-" } ?? ""
    let prefix = string(before.filter { !signs.contains($0) })
    // `1.500,- €` and `5 €.` are not of this form; a point or comma at the end is.
    let suffix = string(after)
    let leading = units.read(prefix)
    let hasPrefix = !trimmed(prefix).isEmpty
    let trailing = units.read(suffix, currencyStandsBefore: hasPrefix)
    switch (leading, trailing) {
    case (.success(let a), .success(let b)):
      guard a.currency == nil || b.currency == nil || a.currency == b.currency,
        !(a.statesScale && b.statesScale)
      else {
        return .failure(.ambiguous("two units stand beside the digits"))
      }
      return .success(
        AmountCell(
          number: sign + string(scalars[first...last]),
          unit: AmountUnit(
            exponent: a.exponent + b.exponent, currency: a.currency ?? b.currency,
            statesScale: a.statesScale || b.statesScale)))
    case (.failure(.ambiguous(let words)), _), (_, .failure(.ambiguous(let words))):
      return .failure(.ambiguous(words))
    default: return nil
    }
  }
}
