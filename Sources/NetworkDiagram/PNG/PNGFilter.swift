/// Prepares rows of pixels for compression (ISO/IEC 15948, section 9).
enum PNGFilter {
  /// The rows of a band, each behind the number of its filter.
  ///
  /// A row that repeats the one above becomes zeros. For other rows of colours the filter is that
  /// whose bytes, read as signed, have the smallest sum of magnitudes; rows of palette places stay as
  /// they are. The first row refers to none above, so that bands can be made apart.
  ///
  /// - Parameter bytesPerPixel: 1 for places in a palette, 3 for colours.
  static func filtered(_ rows: [UInt8], rowBytes: Int, bytesPerPixel: Int) -> [UInt8] {
    let count = rows.count / rowBytes
    var result = [UInt8](repeating: 0, count: count * (rowBytes + 1))
    var trial = [UInt8](repeating: 0, count: rowBytes)
    for row in 0..<count {
      let start = row * rowBytes
      let output = row * (rowBytes + 1)
      if row > 0 && rows[start..<start + rowBytes] == rows[start - rowBytes..<start] {
        result[output] = 2
        continue
      }
      result.replaceSubrange(
        output + 1..<output + 1 + rowBytes, with: rows[start..<start + rowBytes])
      guard bytesPerPixel > 1 else { continue }
      var best = cost(rows, start..<start + rowBytes)
      for filter in row > 0 ? [1, 2, 4] : [1] as [UInt8] {
        apply(filter, rows, start, bytesPerPixel, &trial)
        let cost = cost(trial, 0..<rowBytes)
        if cost < best {
          best = cost
          result[output] = filter
          result.replaceSubrange(output + 1..<output + 1 + rowBytes, with: trial)
        }
      }
    }
    return result
  }

  private static func cost(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var sum = 0
    for i in range { sum += Int(Int8(bitPattern: bytes[i]).magnitude) }
    return sum
  }

  private static func apply(
    _ filter: UInt8, _ rows: [UInt8], _ start: Int, _ step: Int, _ result: inout [UInt8]
  ) {
    let count = result.count
    switch filter {
    case 1:
      for i in 0..<count {
        result[i] = rows[start + i] &- (i < step ? 0 : rows[start + i - step])
      }
    case 2:
      for i in 0..<count { result[i] = rows[start + i] &- rows[start + i - count] }
    default:
      for i in 0..<count {
        let up = Int(rows[start + i - count])
        let left = i < step ? 0 : Int(rows[start + i - step])
        let corner = i < step ? 0 : Int(rows[start + i - count - step])
        let (a, b, c) = (
          (up - corner).magnitude, (left - corner).magnitude, (left + up - 2 * corner).magnitude
        )
        let guess = a <= b && a <= c ? left : b <= c ? up : corner
        result[i] = rows[start + i] &- UInt8(guess)
      }
    }
  }
}
