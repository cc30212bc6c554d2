import NetworkGraph
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: ["2023", "2023-05", "2023-05-12", "0987", "2024-02-29", "2000-02-29"])
  func `canonical text comes back`(text: String) throws {
    #expect(try #require(PartialDate(text)).description == text)
  }

  @Test(arguments: [
    "", "23", "2023-5", "2023-13", "2023-00", "2023-02-29", "1900-02-29", "2023-04-31", "2023-05-",
    "2023-05-12-01", "12/05/2023", "-2023", "0000", "٢٠٢٣",
  ])
  func `no such date`(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func `a month can mean each of its days`() throws {
    let february = try #require(PartialDate("2024-02"))
    #expect(february.earliest == 20_240_201)
    #expect(february.latest == 20_240_229)
  }
}

@Suite struct PeriodTests {
  func period(_ since: String, _ until: String) throws -> Period {
    Period(since: try #require(PeriodEnd(since)), until: try #require(PeriodEnd(until)))
  }

  func overlap(_ since: String, _ until: String, at date: String) throws -> Period.Overlap {
    let date = try #require(PartialDate(date))
    return try period(since, until).overlap(from: date, to: date)
  }

  @Test func `an unknown end is not ongoing`() throws {
    #expect(try overlap("2020", "", at: "2023") == .possible)
    #expect(try overlap("2020", "..", at: "2023") == .certain)
    #expect(try overlap("", "", at: "2023") == .possible)
    #expect(try overlap("..", "..", at: "2023") == .certain)
  }

  @Test func `dates bound the period on both sides`() throws {
    #expect(try overlap("2020", "2022", at: "2023") == .none)
    #expect(try overlap("2024", "..", at: "2023") == .none)
    #expect(try overlap("2020", "2023", at: "2023-06-01") == .possible)
    #expect(try overlap("2020", "2023-12", at: "2023-06-01") == .certain)
    #expect(try overlap("2023-06", "..", at: "2023-06-15") == .possible)
    #expect(try overlap("2023-06", "", at: "2023") == .certain)
  }

  @Test func `an end before the beginning is told from a coarse date`() throws {
    #expect(try period("2023-05", "2023-04").isReversed)
    #expect(try !period("2023-05", "2023").isReversed)
    #expect(try !period("2023", "2023-01").isReversed)
    #expect(try !period("2023", "").isReversed)
  }

  @Test(arguments: ["", "..", "2023", "2023-05-12"])
  func `the text of an end comes back`(text: String) throws {
    #expect(try #require(PeriodEnd(text)).text == text)
  }
}
