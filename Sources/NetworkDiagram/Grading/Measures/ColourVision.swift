import NetworkLayout

/// Colours as people see them, people with a colour vision deficiency included.
enum ColourVision: CaseIterable {
  case normal, protanopia, deuteranopia, tritanopia

  /// What a colour becomes, on linear light; G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
  /// physiologically-based model for simulation of color vision deficiency", 2009,
  /// doi:10.1109/TVCG.2009.113, severity 1.
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// The colour in CIE L*a*b* under D65.
  func lab(of colour: Colour) -> LabColour {
    let light = colour.linearLight
    let seen = matrix.map { row in
      min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }))
    }
    let x = 0.412_456_4 * seen[0] + 0.357_576_1 * seen[1] + 0.180_437_5 * seen[2]
    let y = 0.212_672_9 * seen[0] + 0.715_152_2 * seen[1] + 0.072_175 * seen[2]
    let z = 0.019_333_9 * seen[0] + 0.119_192 * seen[1] + 0.950_304_1 * seen[2]
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? Self.cubeRoot(t) : (24389.0 / 27 * t + 16) / 116
    }
    let (fx, fy, fz) = (f(x / 0.95047), f(y), f(z / 1.08883))
    return LabColour(l: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
  }

  /// By Newton's method: the root of the C library differs from machine to machine.
  private static func cubeRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 { root -= (root * root * root - value) / (3 * root * root) }
    return root
  }

  /// The least difference of two colours over all kinds of vision, in units of CIEDE2000.
  static func leastDifference(_ first: Colour, _ second: Colour) -> Double {
    allCases.map { $0.lab(of: first).difference(from: $0.lab(of: second)) }.min() ?? 0
  }
}

/// A colour of CIE L*a*b*.
struct LabColour {
  var l: Double
  var a: Double
  var b: Double

  private var chroma: Double { (a * a + b * b).squareRoot() }

  /// CIEDE2000 with all factors 1, about 1 for a difference just seen; G. Sharma, W. Wu, E. N. Dalal
  /// 2005, doi:10.1002/col.20070, whose symbols the names follow.
  func difference(from other: LabColour) -> Double {
    func seventh(_ value: Double) -> Double {
      let cube = value * value * value
      return cube * cube * value
    }
    func part(_ chroma: Double) -> Double {
      let power = seventh(chroma)
      return (power / (power + 6_103_515_625)).squareRoot()
    }
    func cosine(_ degrees: Double) -> Double {
      Elementary.sineAndCosine(degrees * .pi / 180).cosine
    }
    let g = 0.5 * (1 - part((chroma + other.chroma) / 2))
    let first = LabColour(l: l, a: (1 + g) * a, b: b)
    let second = LabColour(l: other.l, a: (1 + g) * other.a, b: other.b)
    let (c1, c2) = (first.chroma, second.chroma)
    func hue(_ colour: LabColour) -> Double {
      let angle = Angle.of(x: colour.a, y: colour.b) * 180 / .pi
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(first), hue(second))
    var turn = 0.0
    var meanH = h1 + h2
    if c1 * c2 != 0 {
      turn = h2 - h1
      if turn > 180 { turn -= 360 }
      if turn < -180 { turn += 360 }
      if abs(h1 - h2) > 180 { meanH += meanH < 360 ? 360 : -360 }
      meanH /= 2
    }
    let deltaL = second.l - first.l
    let deltaC = c2 - c1
    let deltaH =
      2 * (c1 * c2).squareRoot() * Elementary.sineAndCosine(turn / 2 * .pi / 180).sine
    let (meanL, meanC) = ((first.l + second.l) / 2, (c1 + c2) / 2)
    let t =
      1 - 0.17 * cosine(meanH - 30) + 0.24 * cosine(2 * meanH) + 0.32 * cosine(3 * meanH + 6)
      - 0.20 * cosine(4 * meanH - 63)
    let offset = (meanH - 275) / 25
    let rotation = 30 * Elementary.exp(-offset * offset)
    let fromMiddle = (meanL - 50) * (meanL - 50)
    let sl = 1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot()
    let sc = 1 + 0.045 * meanC
    let sh = 1 + 0.015 * meanC * t
    let rt =
      -Elementary.sineAndCosine(2 * rotation * .pi / 180).sine * 2 * part(meanC)
    let (x, y, z) = (deltaL / sl, deltaC / sc, deltaH / sh)
    return max(0, x * x + y * y + z * z + rt * y * z).squareRoot()
  }
}
