/// A colour of the sRGB space, eight bits per channel.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  /// The red channel, from 0 to 255.
  public let red: UInt8
  /// The green channel, from 0 to 255.
  public let green: UInt8
  /// The blue channel, from 0 to 255.
  public let blue: UInt8

  /// The colour of three channels of sRGB, each from 0 to 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour of a hexadecimal literal: `Colour(0x0072B2)`.
  ///
  /// - Precondition: `rgb <= 0xFFFFFF`.
  public init(_ rgb: UInt32) {
    precondition(rgb <= 0xFFFFFF, "a colour has three bytes")
    red = UInt8(rgb >> 16)
    green = UInt8((rgb >> 8) & 0xFF)
    blue = UInt8(rgb & 0xFF)
  }

  /// The paper that all contrasts are reckoned against.
  public static let white = Colour(0xFFFFFF)
  /// The darkest colour, with all channels at 0.
  public static let black = Colour(0x000000)

  /// The form of SVG, HTML and DOT: `#0072B2`.
  public var hex: String {
    let digits = Array("0123456789ABCDEF")
    return "#"
      + String([red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The same as ``hex``.
  public var description: String { hex }

  /// The colour mixed with white: a share of 0 is the colour itself, 1 is white.
  ///
  /// - Precondition: `share` is in `0...1`.
  public func lightened(by share: Double) -> Colour {
    precondition((0...1).contains(share), "a share is between 0 and 1")
    func mix(_ channel: UInt8) -> UInt8 {
      UInt8((Double(channel) + (255 - Double(channel)) * share).rounded())
    }
    return Colour(red: mix(red), green: mix(green), blue: mix(blue))
  }

  /// A colour of the same hue that has a contrast with white, as WCAG 2.1 defines it, or this colour
  /// where it has.
  func darkened(toContrast least: Double) -> Colour {
    var result = self
    func darker(_ channel: UInt8) -> UInt8 { UInt8(Int(channel) * 15 / 16) }
    while result.contrast(with: .white) < least {
      result = Colour(
        red: darker(result.red), green: darker(result.green), blue: darker(result.blue))
    }
    return result
  }

  /// The relative luminance of WCAG 2.1: 0 for black, 1 for white.
  public var relativeLuminance: Double {
    0.2126 * linearised(red) + 0.7152 * linearised(green) + 0.0722 * linearised(blue)
  }

  /// The contrast ratio of WCAG 2.1 with another colour, from 1 (same luminance) to 21.
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (relativeLuminance, other.relativeLuminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The outline that a shape of this fill needs on white: a dark grey where the contrast of the
  /// fill with white is below 3:1, the least that WCAG 2.1 asks of graphics; else `nil`.
  public var outlineOnWhite: Colour? { contrast(with: .white) < 3 ? Colour(0x333333) : nil }

  /// The light of the three channels, from 0 to 1 each.
  var linearLight: [Double] { [linearised(red), linearised(green), linearised(blue)] }

  /// The light of one channel, from 0 to 1, by the transfer function of sRGB (IEC 61966-2-1).
  private func linearised(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    guard value > 0.04045 else { return value / 12.92 }
    // x^2.4 = x² · (x^⅕)²; the root by Newton's method uses only operations that round alike on
    // every machine, which `pow` of the C library does not.
    let x = (value + 0.055) / 1.055
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (root * fourth - x) / (5 * fourth)
    }
    return x * x * root * root
  }
}
