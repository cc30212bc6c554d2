import Foundation
import NetworkDiagram

/// Colour differences and colour vision, written from their definitions for the tests alone.
enum ColourScience {
  struct Lab {
    var l: Double
    var a: Double
    var b: Double
  }

  /// A kind of colour vision, simulated after Machado, Oliveira and Fernandes 2009
  /// (doi:10.1109/TVCG.2009.113) at full severity, on linear light.
  enum Vision: CaseIterable {
    case normal, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
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
  }

  static func linear(_ colour: Colour) -> [Double] {
    [colour.red, colour.green, colour.blue].map { channel in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  static func lab(_ colour: Colour, seenWith vision: Vision = .normal) -> Lab {
    let light = linear(colour)
    let seen = vision.matrix.map { row in
      min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }))
    }
    let x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]
    let y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]
    let z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    let (fx, fy, fz) = (f(x / 0.95047), f(y), f(z / 1.08883))
    return Lab(l: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
  }

  /// CIEDE2000 with all factors 1; G. Sharma, W. Wu, E. N. Dalal 2005, doi:10.1002/col.20070.
  static func difference(_ first: Lab, _ second: Lab) -> Double {
    let degrees = Double.pi / 180
    let meanChroma = (hypot(first.a, first.b) + hypot(second.a, second.b)) / 2
    let seventh = pow(meanChroma, 7)
    let g = 0.5 * (1 - sqrt(seventh / (seventh + pow(25, 7))))
    let (a1, a2) = ((1 + g) * first.a, (1 + g) * second.a)
    let (c1, c2) = (hypot(a1, first.b), hypot(a2, second.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      guard a != 0 || b != 0 else { return 0 }
      let angle = atan2(b, a) / degrees
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(a1, first.b), hue(a2, second.b))
    var turn = 0.0
    if c1 * c2 != 0 {
      turn = h2 - h1
      if turn > 180 { turn -= 360 }
      if turn < -180 { turn += 360 }
    }
    let deltaL = second.l - first.l
    let deltaC = c2 - c1
    let deltaH = 2 * sqrt(c1 * c2) * sin(turn / 2 * degrees)
    let (meanL, meanC) = ((first.l + second.l) / 2, (c1 + c2) / 2)
    var meanH = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) <= 180 {
        meanH /= 2
      } else {
        meanH = meanH < 360 ? (meanH + 360) / 2 : (meanH - 360) / 2
      }
    }
    let t =
      1 - 0.17 * cos((meanH - 30) * degrees) + 0.24 * cos(2 * meanH * degrees)
      + 0.32 * cos((3 * meanH + 6) * degrees) - 0.20 * cos((4 * meanH - 63) * degrees)
    let rotation = 30 * exp(-pow((meanH - 275) / 25, 2))
    let chroma7 = pow(meanC, 7)
    let rc = 2 * sqrt(chroma7 / (chroma7 + pow(25, 7)))
    let sl = 1 + 0.015 * pow(meanL - 50, 2) / sqrt(20 + pow(meanL - 50, 2))
    let sc = 1 + 0.045 * meanC
    let sh = 1 + 0.015 * meanC * t
    let rt = -sin(2 * rotation * degrees) * rc
    return sqrt(
      pow(deltaL / sl, 2) + pow(deltaC / sc, 2) + pow(deltaH / sh, 2)
        + rt * (deltaC / sc) * (deltaH / sh))
  }
}
