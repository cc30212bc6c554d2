import NetworkGraph
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: ["0", "7", "-7", "97000000", "1.50", "0.05", "-0.5", "12345678901234567.8"])
  func `canonical text comes back`(text: String) throws {
    #expect(try #require(DecimalNumber(text)).description == text)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "1e3", "+1", "1 000", "1,5", "0x10", "12345678901234567890", "--1",
    "1.2.3",
    "٣",
  ])
  func `anything else is refused`(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test func `one tenth is one tenth`() throws {
    let tenth = try #require(DecimalNumber("0.1"))
    #expect(tenth.significand == 1)
    #expect(tenth.fractionDigits == 1)
    #expect(tenth.doubleValue == 0.1)
  }

  @Test func `precision is part of the value`() {
    #expect(DecimalNumber("1.5") != DecimalNumber("1.50"))
  }
}

@Suite struct MoneyTests {
  func money(_ text: String, _ code: String = "EUR") throws -> Money {
    try Money(try #require(DecimalNumber(text)), try #require(Currency(code)))
  }

  @Test func `minor units follow ISO 4217`() throws {
    #expect(try money("97000000").minorUnits == 9_700_000_000)
    #expect(try money("1.5").minorUnits == 150)
    #expect(try money("1000", "JPY").minorUnits == 1000)
    #expect(try money("1.234", "TND").minorUnits == 1234)
  }

  @Test func `zeros below the minor unit are no precision`() throws {
    #expect(try money("1.500").minorUnits == 150)
    #expect(throws: Money.Fault.tooPrecise(allowed: 2)) { try money("1.505") }
    #expect(throws: Money.Fault.tooPrecise(allowed: 0)) { try money("1.5", "JPY") }
  }

  @Test func `a negative amount is no sum of money`() {
    #expect(throws: Money.Fault.negative) { try money("-1") }
  }

  @Test func `an amount beyond 64 bits is refused`() {
    #expect(throws: Money.Fault.tooLarge) { try money("999999999999999999") }
  }

  @Test func `sums add up exactly and never across currencies`() throws {
    var sum = try money("0")
    for _ in 0..<10 { sum = try #require(sum.adding(try money("0.1"))) }
    #expect(sum == (try money("1")))
    #expect(sum.adding(try money("1", "USD")) == nil)
    let most = Money(minorUnits: .max, currency: .euro)
    #expect(most.adding(try money("0.01")) == nil)
  }

  @Test(arguments: ["", "eur", "EU", "EURO", "XYZ", "ÉUR"])
  func `an unknown code is no currency`(code: String) {
    #expect(Currency(code) == nil)
  }

  @Test func `the euro constant is the euro of the table`() {
    #expect(Currency("EUR") == .euro)
  }
}
