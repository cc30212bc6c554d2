import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct PNGTests {
  private static func page(_ elements: [FigureElement], _ width: Int, _ height: Int) -> RasterPage {
    RasterPage(elements: elements, width: width, height: height, scale: 1)
  }

  private static func file(
    _ page: RasterPage, title: String = "", description: String = ""
  ) -> [UInt8] {
    PNGWriter(
      page: page, dotsPerInch: 300, title: title, description: description, language: "fr"
    ).bytes()
  }

  private static func pixels(_ page: RasterPage) -> [UInt32] {
    (0..<page.bandCount).flatMap { page.pixels(ofBand: $0) }
  }

  /// Discs of random colours on each other.
  private static func motley(_ count: Int, seed: UInt64) -> [FigureElement] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      .circle(
        center: Point(x: random.nextUnit() * 90, y: random.nextUnit() * 150),
        radius: 4 + random.nextUnit() * 20,
        .init(fill: Colour(UInt32(random.nextIndex(below: 1 << 24))), fillOpacity: 0.8))
    }
  }

  @Test func `few colours are kept exactly, in a palette`() throws {
    let elements: [FigureElement] = [
      .polygon(
        [Point(x: 10, y: 10), Point(x: 80, y: 10), Point(x: 80, y: 90)],
        .init(fill: Colour(0xE69F00))),
      .text(.init(text: "Réseau", position: Point(x: 8, y: 100), width: 60, size: 18)),
    ]
    let page = Self.page(elements, 90, 150)
    #expect(Set(Self.pixels(page)).count <= 256)
    let image = try PNGReader(Self.file(page))
    #expect((image.width, image.height) == (90, 150))
    #expect(image.hasPalette)
    #expect(image.pixels == Self.pixels(page))
  }

  @Test func `many colours are kept exactly, without a palette`() throws {
    let page = Self.page(Self.motley(60, seed: 2), 90, 150)
    #expect(Set(Self.pixels(page)).count > 1000)
    let image = try PNGReader(Self.file(page))
    #expect(!image.hasPalette)
    #expect(image.pixels == Self.pixels(page))
  }

  @Test func `mixed colours are as near as the palette promises`() throws {
    let colours = [Colour(0x0072B2), Colour(0x1A1A1A), Colour(0xD55E00)]
    var elements: [FigureElement] = []
    for i in 0..<300 {
      let center = Point(x: 45 + Double(i % 17), y: 75 + Double(i % 29))
      let paint = FigureElement.Paint(stroke: colours[i % 3], strokeWidth: 0.4)
      elements.append(.circle(center: center, radius: 20 + Double(i % 7) / 3, paint))
    }
    let page = Self.page(elements, 90, 150)
    let pixels = Self.pixels(page)
    #expect(Set(pixels).count > 256)
    let image = try PNGReader(Self.file(page))
    #expect(image.hasPalette)
    #expect(image.data("PLTE")!.count == 768)
    #expect(
      zip(image.pixels, pixels).allSatisfy {
        PNGPalette.distance($0, $1) <= PNGPalette.tolerance
      })
  }

  @Test func `a palette holds the frequent colours and comes near to the others`() throws {
    // A ramp of greys that just fits, and one colour far from it.
    var counts: [UInt32: Int] = [0xFF0000: 1]
    for grey in 0..<256 as Range<UInt32> {
      counts[grey << 16 | grey << 8 | grey] = 1000 - Int(grey)
    }
    let palette = try #require(PNGPalette(counts: counts))
    #expect(palette.colours.count == 256)
    #expect(palette.colours[Int(palette.place(of: 0xFF0000))] == 0xFF0000)
    #expect(palette.colours[Int(palette.place(of: 0x000000))] == 0x000000)
    for colour in counts.keys {
      let near = palette.colours[Int(palette.place(of: colour))]
      #expect(PNGPalette.distance(colour, near) <= 1)
    }
    // A cube of colours 32 apart has 512: none of them comes near to another.
    var cube: [UInt32: Int] = [:]
    for i in 0..<512 as Range<UInt32> {
      cube[(i & 7) << 21 | (i >> 3 & 7) << 13 | (i >> 6) << 5] = 1
    }
    #expect(PNGPalette(counts: cube) == nil)
  }

  @Test func `the file says resolution, title and description, and no time`() throws {
    let page = Self.page([], 10, 10)
    let image = try PNGReader(
      Self.file(page, title: "Santé à Marseille", description: "L’« étude » œuvre\u{1}"))
    // 300 dots per inch are 11811 per metre.
    #expect(image.data("pHYs") == [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1])
    #expect(image.data("sRGB") == [0])
    let latin = "Title\u{0}Santé à Marseille".unicodeScalars.map { UInt8($0.value) }
    #expect(image.data("tEXt") == latin)
    #expect(
      image.data("iTXt")
        == Array("Description\u{0}\u{0}\u{0}fr\u{0}\u{0}L’« étude » œuvre ".utf8))
    #expect(
      Set(image.chunks.map(\.name))
        == ["IHDR", "sRGB", "PLTE", "pHYs", "tEXt", "iTXt", "IDAT", "IEND"])
    #expect(!(try PNGReader(Self.file(page))).chunks.contains { $0.name == "tEXt" })
  }

  @Test func `the same page gives the same bytes`() {
    for seed in 0..<3 as Range<UInt64> {
      let elements = Self.motley(Int(seed) * 12, seed: seed)
      #expect(Self.file(Self.page(elements, 90, 150)) == Self.file(Self.page(elements, 90, 150)))
    }
  }

  @Test func `bands know each colour once and count its pixels`() throws {
    var random = SplitMix64(seed: 3)
    for kinds in [1, 5, 700, 30_000] {
      let pixels = (0..<20_000).map { _ in UInt32(random.nextIndex(below: kinds)) * 321 }
      let band = try #require(IndexedBand(pixels))
      #expect(band.places.map { band.colours[Int($0)] } == pixels)
      #expect(Set(band.colours).count == band.colours.count)
      #expect(band.counts.reduce(0, +) == pixels.count)
      #expect(band.counts[0] == pixels.count { $0 == band.colours[0] })
    }
    #expect(IndexedBand((0..<65_537).map { UInt32($0) }) == nil)
  }

  @Test func `a drawing of a network becomes an image`() throws {
    let scene = try SceneFixtures.scene(try SceneFixtures.smallNetwork())
    let figure = try Drawing(
      scene: scene, page: Page(widthInMillimetres: 100, height: 140)
    ).figure
    let bytes = try figure.png(dotsPerInch: 144)
    #expect(bytes == (try figure.png(dotsPerInch: 144)))
    let image = try PNGReader(bytes)
    #expect((image.width, image.height) == (567, 794))
    for node in scene.nodes {
      let fill = node.fill
      let number = UInt32(fill.red) << 16 | UInt32(fill.green) << 8 | UInt32(fill.blue)
      let isInside = image.pixels.contains(number)
      #expect(isInside, "\(fill) of \(node.id)")
    }
    #expect(image.pixels.count { $0 == 0xFFFFFF } * 2 > image.pixels.count)
    #expect(image.data("tEXt") != nil || image.data("iTXt") != nil)
  }

  @Test func `an empty figure is a white page`() throws {
    let figure = Figure(
      page: Page(widthInMillimetres: 60, height: 60), language: .english,
      caption: FigureCaption(title: ""), elements: [])
    let image = try PNGReader(try figure.png(dotsPerInch: 36))
    #expect((image.width, image.height) == (85, 85))
    #expect(image.pixels.allSatisfy { $0 == 0xFFFFFF })
  }

  @Test func `what is too fine or too large is refused in a sentence`() throws {
    let figure = Figure(
      page: Page(widthInMillimetres: 9000, height: 9000), language: .english,
      caption: FigureCaption(title: ""), elements: [])
    #expect(throws: ImageError.resolution(35)) { try figure.png(dotsPerInch: 35) }
    #expect(throws: ImageError.resolution(1201)) { try figure.png(dotsPerInch: 1201) }
    #expect(throws: ImageError.tooManyPixels(width: 106_299, height: 106_299)) {
      try figure.png(dotsPerInch: 300)
    }
    #expect("\(ImageError.resolution(35))".contains("36 to 1200"))
    #expect("\(ImageError.tooManyPixels(width: 1, height: 2))".contains("400 million"))
  }

  @Test func `characters that become boxes are told`() throws {
    let line = FigureElement.TextLine(
      text: "Été 漢中, 😀\u{301}\u{200B}", position: .origin, width: 60, size: 9)
    let figure = Figure(
      page: Page(widthInMillimetres: 60, height: 60), language: .english,
      caption: FigureCaption(title: ""), elements: [.text(line)])
    #expect(figure.boxedCharacters(in: FontBook()) == ["中", "漢", "😀"])
    let book = FontBook([try TrueTypeFont(SyntheticFont.bytes())])
    #expect(figure.boxedCharacters(in: book) == ["漢"])
  }
}
