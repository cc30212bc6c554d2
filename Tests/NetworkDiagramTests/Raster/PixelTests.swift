import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct PixelTests {
  @Test func `colours mix to the nearest value`() {
    let colours: [UInt32] = [0xFFFFFF, 0x000000, 0x1A1A1A, 0x0072B2, 0xE69F00, 0x7F8081]
    for lower in colours {
      for upper in colours {
        for alpha in 0...255 as ClosedRange<UInt32> {
          let mixed = PixelBand.mixed(lower, upper, alpha)
          for shift in [0, 8, 16] as [UInt32] {
            let (a, b) = ((lower >> shift) & 255, (upper >> shift) & 255)
            let exact = (2 * (a * (255 - alpha) + b * alpha) + 255) / 510
            #expect((mixed >> shift) & 255 == exact)
          }
        }
      }
    }
  }

  /// The page as one list of pixels.
  static func pixels(
    _ elements: [FigureElement], width: Int = 60, height: Int = 150, scale: Double = 1,
    fonts: FontBook = FontBook()
  ) -> [UInt32] {
    let page = RasterPage(
      elements: elements, width: width, height: height, scale: scale, fonts: fonts)
    return (0..<page.bandCount).flatMap { page.pixels(ofBand: $0) }
  }

  private static func square(_ from: Double, _ to: Double) -> [Point] {
    [(from, from), (to, from), (to, to), (from, to)].map { Point(x: $0.0, y: $0.1) }
  }

  @Test func `elements lie on each other in their order, with their opacity`() {
    let red = Colour(0xFF0000)
    let blue = Colour(0x0000FF)
    let pixels = Self.pixels([
      .polygon(Self.square(10, 40), .init(fill: red)),
      .group(
        attributes: [], title: nil,
        [.polygon(Self.square(20, 50), .init(fill: blue, fillOpacity: 0.5))]),
      .circle(center: Point(x: 30.5, y: 30.5), radius: 3, .init(stroke: .black, strokeWidth: 2)),
    ])
    func at(_ x: Int, _ y: Int) -> UInt32 { pixels[y * 60 + x] }
    #expect(at(5, 5) == 0xFFFFFF)
    #expect(at(15, 15) == 0xFF0000)
    // An opacity of one half is 128 of 255.
    #expect(at(25, 25) == 0x7F0080)
    #expect(at(45, 45) == 0x7F7FFF)
    #expect(at(33, 30) == 0x000000)
    #expect(at(30, 30) == 0x7F0080)
    #expect(at(59, 149) == 0xFFFFFF)
  }

  @Test func `broken and boundless geometry leaves a page`() {
    let paint = FigureElement.Paint(fill: .black, stroke: .black, strokeWidth: 2, dash: [2, 1])
    let numbers = [
      Double.nan, .infinity, -.infinity, 1e308, -1e308, 1e17, 0, -0.0, Double.leastNonzeroMagnitude,
    ]
    var elements: [FigureElement] = []
    for x in numbers {
      for y in numbers {
        let point = Point(x: x, y: y)
        elements += [
          .circle(center: point, radius: x, paint), .circle(center: .origin, radius: y, paint),
          .polygon([point, .origin, Point(x: y, y: x)], paint),
          .path(
            [.move(point), .curve(.origin, point, Point(x: y, y: x)), .close, .line(point)], paint),
          .path([.line(point), .close, .close, .move(point)], paint),
          .path(
            [.move(.origin), .line(Point(x: 5, y: 5))],
            .init(stroke: .black, strokeWidth: x, dash: [y, x])),
          .text(.init(text: "ab", position: point, width: x, size: y)),
          .text(.init(text: "ab", position: .origin, width: 10, size: abs(x), hasHalo: true)),
        ]
      }
    }
    elements += [.polygon([], paint), .path([], paint), .group(attributes: [], title: nil, [])]
    #expect(Self.pixels(elements, width: 20, height: 20).count == 400)
    // What has no place leaves no mark.
    let lost = Point(x: .nan, y: 3)
    #expect(
      Self.pixels(
        [
          .polygon([lost, .origin, Point(x: 9, y: 9)], paint),
          .circle(center: lost, radius: 4, paint),
          .text(.init(text: "ab", position: lost, width: 9, size: 9)),
        ], width: 20, height: 20
      ).allSatisfy { $0 == 0xFFFFFF })
  }

  @Test func `an empty page is white`() {
    #expect(Self.pixels([], width: 7, height: 130).allSatisfy { $0 == 0xFFFFFF })
  }
}
