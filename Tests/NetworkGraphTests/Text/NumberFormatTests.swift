import NetworkGraph
import Testing

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (3.14159, 2, "3.14"), (0.005, 2, "0.01"), (0.125, 2, "0.13"), (9.995, 2, "10.00"),
    (-0.004, 2, "0.00"), (-1.5, 0, "-2"), (1e21, 0, "1000000000000000000000"), (1e-9, 3, "0.000"),
    (0, 2, "0.00"), (99.99, 1, "100.0"), (0.5, 0, "1"), (0.05, 0, "0"), (123456.789, 1, "123456.8"),
    (.leastNonzeroMagnitude, 2, "0.00"),
  ])
  func `fixed decimals round half away from zero`(number: Double, decimals: Int, text: String) {
    #expect(fixedDecimals(number, decimals) == text)
  }

  @Test func `numbers have the marks of their language`() {
    #expect(Language.english.format(1_250_000) == "1,250,000")
    #expect(Language.french.format(1_250_000) == "1\u{202F}250\u{202F}000")
    #expect(Language.french.format(-999) == "−999")
    #expect(Language.english.format(1234.5, decimals: 2) == "1,234.50")
    #expect(Language.french.format(0.5, decimals: 1) == "0,5")
    #expect(Language.english.format(.nan, decimals: 2) == "–")
    #expect(Language.french.format(share: 0.2425, decimals: 1) == "24,3\u{202F}%")
    #expect(Language.english.format(DecimalNumber("-1234.50")!) == "−1,234.50")
  }

  @Test func `money is shortened only where no digit is lost`() throws {
    func money(_ text: String, _ code: String = "EUR") throws -> Money {
      try Money(try #require(DecimalNumber(text)), try #require(Currency(code)))
    }
    #expect(Language.english.formatShort(try money("97000000")) == "€97\u{A0}M")
    #expect(Language.french.formatShort(try money("1300000000")) == "1,3\u{A0}Md€")
    #expect(Language.english.formatShort(try money("97000001")) == "€97,000,001")
    #expect(Language.french.formatShort(try money("500")) == "500\u{A0}€")
    #expect(Language.french.formatShort(try money("2500000", "CHF")) == "2,5\u{A0}M\u{A0}CHF")
    #expect(Language.english.format(try money("12.5")) == "€12.50")
    #expect(Language.english.formatShort(try money("999500")) == "€999.5\u{A0}k")
  }

  @Test func `dates and periods are read aloud`() throws {
    let day = try #require(PartialDate("2023-05-01"))
    #expect(Language.english.format(day) == "1 May 2023")
    #expect(Language.french.format(day) == "1er mai 2023")
    #expect(Language.french.format(try #require(PartialDate("2023-08"))) == "août 2023")
    let start = Period(since: .date(day))
    #expect(Language.english.format(start) == "from 1 May 2023")
    #expect(Language.english.format(Period(since: .date(day), until: .open)) == "since 1 May 2023")
    #expect(Language.french.format(start) == "à partir du 1er mai 2023")
    let month = try #require(PartialDate("2023-05"))
    #expect(Language.french.format(Period(since: .date(month))) == "à partir de mai 2023")
    #expect(Language.french.format(Period(until: .date(month))) == "jusqu’en mai 2023")
    #expect(Language.french.format(Period(until: .open)) == "en cours")
    #expect(Language.french.format(Period()) == "")
  }
}
