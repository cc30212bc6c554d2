/// The cells of the tables that go to Spark and come back: separated by tabs, one row a line.
///
/// A backslash stands before what would end a cell: `\t`, `\n`, `\r` and `\\`.
enum SparkText {
  /// Appends a cell.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x5C: bytes += [0x5C, 0x5C]
      default: bytes.append(byte)
      }
    }
  }

  /// Appends the digits of a number.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    guard number > 9 else {
      bytes.append(0x30 + UInt8(number))
      return
    }
    let start = bytes.count
    var rest = number
    while rest > 0 {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  /// The text of a cell; `nil` when a backslash stands before something else.
  static func text(_ cell: ArraySlice<UInt8>) -> String? {
    guard cell.contains(0x5C) else { return String(validating: cell, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in cell {
      guard isEscaped else {
        if byte == 0x5C { isEscaped = true } else { bytes.append(byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case 0x5C: bytes.append(0x5C)
      default: return nil
      }
    }
    return isEscaped ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// The number that a cell is; `nil` for anything but digits.
  static func number(_ cell: ArraySlice<UInt8>) -> Int? {
    guard !cell.isEmpty, cell.count < 18 else { return nil }
    var result = 0
    for byte in cell {
      guard (0x30...0x39).contains(byte) else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }
}
