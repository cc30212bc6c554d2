/// A currency by its ISO 4217 code, with the number of decimals of its minor unit.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// Three capital letters, such as `EUR`.
  public let code: String

  /// Digits after the point: 2 for the euro, 0 for the yen, 3 for the Tunisian dinar.
  public let fractionDigits: Int

  /// The currency of a code of ISO 4217, or `nil` for any other text. Codes are capitals.
  public init?(_ code: some StringProtocol) {
    let code = String(code)
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    func lists(_ codes: String) -> Bool {
      codes.split(separator: " ").contains { $0.utf8.elementsEqual(code.utf8) }
    }
    if lists(Self.withTwoDigits) {
      fractionDigits = 2
    } else if lists(Self.withoutMinorUnit) {
      fractionDigits = 0
    } else if lists(Self.withThreeDigits) {
      fractionDigits = 3
    } else if lists(Self.withFourDigits) {
      fractionDigits = 4
    } else {
      return nil
    }
    self.code = code
  }

  private init(code: String, fractionDigits: Int) {
    self.code = code
    self.fractionDigits = fractionDigits
  }

  /// The euro.
  public static let euro = Currency(code: "EUR", fractionDigits: 2)

  /// The code, such as `EUR`, which ``init(_:)`` reads back.
  public var description: String { code }

  private static let withoutMinorUnit =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
  private static let withThreeDigits = "BHD IQD JOD KWD LYD OMR TND"
  private static let withFourDigits = "CLF UYW"
  /// Codes in force, with those that the euro replaced, since networks reach back in time.
  private static let withTwoDigits = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD \
    CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP \
    GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD \
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP \
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT \
    TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ANG CUC HRK SLL VEF \
    ATS BEF CYP DEM EEK ESP FIM FRF GRD IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK
    """
}
