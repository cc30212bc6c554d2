import Foundation
import NetworkDiagram
import NetworkGraph
import Testing

@Suite struct PaletteTests {
  /// Three pairs of the test data published with the formula (Sharma, Wu, Dalal 2005, table 1).
  @Test func `the difference of the tests agrees with its paper`() {
    let pairs: [(ColourScience.Lab, ColourScience.Lab, Double)] = [
      (.init(l: 50, a: 2.6772, b: -79.7751), .init(l: 50, a: 0, b: -82.7485), 2.0425),
      (.init(l: 50, a: 2.5, b: 0), .init(l: 73, a: 25, b: -18), 27.1492),
      (.init(l: 2.0776, a: 0.0795, b: -1.1350), .init(l: 0.9033, a: -0.0636, b: -0.5514), 0.9082),
    ]
    for (first, second, expected) in pairs {
      #expect(abs(ColourScience.difference(first, second) - expected) < 1e-4)
    }
  }

  /// Greys are apart by lightness alone; colours for each kind of colour vision.
  @Test(arguments: Palette.allCases, 1...8)
  func `no two categories look alike`(palette: Palette, count: Int) {
    let visions: [ColourScience.Vision] =
      palette == .grayscale ? [.normal] : ColourScience.Vision.allCases
    let colours = palette.colours(forCategoryCount: count).prefix(count) + [palette.other]
    for vision in visions {
      let labs = colours.map { ColourScience.lab($0, seenWith: vision) }
      for i in labs.indices {
        for j in labs.indices where j > i {
          let difference = ColourScience.difference(labs[i], labs[j])
          #expect(
            difference >= (palette == .grayscale ? 6 : 10),
            "\(colours[i]) and \(colours[j]) under \(vision): \(difference)")
        }
      }
    }
  }

  @Test(arguments: Palette.allCases)
  func `a palette has a colour for each slot`(palette: Palette) {
    for count in 0...12 {
      let colours = palette.colours(forCategoryCount: count)
      #expect(colours.count >= min(count, Palette.capacity))
      #expect(Set(colours + [palette.other]).count == colours.count + 1)
    }
  }

  @Test func `greys differ in lightness by nine at least`() {
    let lightness = (Palette.grayscale.colours(forCategoryCount: 7) + [Palette.grayscale.other])
      .map { ColourScience.lab($0).l }.sorted()
    for (darker, lighter) in zip(lightness, lightness.dropFirst()) {
      #expect(lighter - darker >= 9)
    }
  }

  @Test func `luminance and contrast are those of WCAG`() {
    #expect(abs(Colour.black.contrast(with: .white) - 21) < 1e-9)
    #expect(Colour.white.contrast(with: .white) == 1)
    for value in stride(from: 0 as UInt32, through: 0xFFFFFF, by: 0x10307) {
      let colour = Colour(value)
      let light = ColourScience.linear(colour)
      let expected = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
      #expect(abs(colour.relativeLuminance - expected) < 1e-12, "\(colour)")
    }
  }

  @Test func `pale fills have an outline and only they`() {
    for palette in Palette.allCases {
      for count in [5, 6, 7] {
        for colour in palette.colours(forCategoryCount: count) + [palette.other] {
          #expect((colour.outlineOnWhite != nil) == (colour.contrast(with: .white) < 3))
          if let outline = colour.outlineOnWhite { #expect(outline.contrast(with: .white) > 4.5) }
        }
      }
    }
    // The three pale ones of Okabe and Ito.
    for pale: UInt32 in [0xE69F00, 0x56B4E9, 0xF0E442] {
      #expect(Colour(pale).outlineOnWhite != nil)
    }
  }

  @Test func `lines in effect stand out from white`() {
    for palette in Palette.allCases {
      for role in Kind.Role.allCases {
        let style = LineStyle(role: role, status: .actual, palette: palette)
        #expect(style.colour.contrast(with: .white) >= 3, "\(role) \(palette)")
        #expect(style.width.points >= 0.25)
      }
    }
  }

  @Test(arguments: NodeShape.allCases)
  func `all shapes of one diameter have one area`(shape: NodeShape) {
    let corners = shape.corners(diameter: 10)
    guard !corners.isEmpty else {
      #expect(shape == .circle)
      return
    }
    var area = 0.0
    var (x, y) = (0.0, 0.0)
    for (corner, next) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      area += (corner.x * next.y - next.x * corner.y) / 2
      x += corner.x
      y += corner.y
    }
    // Positive: the corners are clockwise where y grows downwards.
    #expect(abs(area - Double.pi * 25) < 1e-9)
    #expect(abs(x) < 1e-9 && abs(y) < 1e-9)
  }

  @Test func `hexadecimal forms and mixing with white`() {
    #expect(Colour(0x0A0B0C).hex == "#0A0B0C")
    #expect(Colour(0x000000).lightened(by: 0.5).hex == "#808080")
    #expect(Colour(0x123456).lightened(by: 0) == Colour(0x123456))
    #expect(Colour(0x123456).lightened(by: 1) == .white)
  }

  @Test func `a binding keeps its slots and sends the rest to other`() {
    let binding = CategoryBinding(
      byFrequencyOf: ["b", "a", "a", "c", "b", "d"].map { Identifier($0) })
    #expect(binding.identities == ["a", "b", "c", "d"])
    #expect(binding.slot(of: "c") == 2)
    #expect(binding.slot(of: "x") == nil)
    #expect(binding.colour(ofSlot: nil, in: .screen) == Palette.screen.other)
    let many = CategoryBinding(identities: (0..<9).map { Identifier("k\($0)") } + ["k0"])
    #expect(many.identities.count == 9)
    #expect(many.slot(of: "k6") == 6)
    #expect(many.slot(of: "k7") == nil)
    #expect(CategoryBinding.spheres.identities.count == Sphere.allCases.count)
  }
}
