/// A reader of PNG files of eight bits per sample, written from ISO/IEC 15948; it shares no code with
/// the writer and refuses what the standard forbids.
struct PNGReader {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var chunks: [(name: String, data: [UInt8])] = []
  private(set) var width = 0
  private(set) var height = 0
  private(set) var hasPalette = false
  /// `0x00RRGGBB`, row after row.
  private(set) var pixels: [UInt32] = []

  init(_ bytes: [UInt8]) throws {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw Fault(description: "no PNG")
    }
    var position = 8
    while position < bytes.count {
      guard position + 12 <= bytes.count else { throw Fault(description: "cut chunk") }
      let count = Self.number(bytes[position..<position + 4])
      guard position + 12 + count <= bytes.count else { throw Fault(description: "long chunk") }
      let named = bytes[position + 4..<position + 8 + count]
      var check = UInt32.max
      for byte in named {
        check ^= UInt32(byte)
        for _ in 0..<8 { check = check & 1 == 1 ? (check >> 1) ^ 0xEDB8_8320 : check >> 1 }
      }
      guard ~check == UInt32(Self.number(bytes[position + 8 + count..<position + 12 + count]))
      else { throw Fault(description: "wrong check value") }
      chunks.append(
        (String(decoding: named.prefix(4), as: UTF8.self), Array(named.dropFirst(4))))
      position += 12 + count
    }
    guard let header = data("IHDR"), chunks.first?.name == "IHDR", chunks.last?.name == "IEND",
      header.count == 13, header[8] == 8, header[9] == 2 || header[9] == 3, header[12] == 0
    else { throw Fault(description: "wrong header or end") }
    width = Self.number(header[0..<4])
    height = Self.number(header[4..<8])
    hasPalette = header[9] == 3
    let images = chunks.indices.filter { chunks[$0].name == "IDAT" }
    guard let first = images.first, images == Array(first..<first + images.count) else {
      throw Fault(description: "image data is scattered")
    }
    for (place, chunk) in chunks.enumerated() where ["sRGB", "PLTE", "pHYs"].contains(chunk.name) {
      guard place < first else { throw Fault(description: "\(chunk.name) after the image") }
    }
    try readPixels(images.flatMap { chunks[$0].data })
  }

  func data(_ name: String) -> [UInt8]? { chunks.first { $0.name == name }?.data }

  private mutating func readPixels(_ stream: [UInt8]) throws {
    let palette = data("PLTE") ?? []
    let step = hasPalette ? 1 : 3
    let rowBytes = width * step
    let filtered = try Inflater.zlib(stream)
    guard filtered.count == height * (rowBytes + 1) else { throw Fault(description: "wrong size") }
    var above = [UInt8](repeating: 0, count: rowBytes)
    for row in 0..<height {
      let start = row * (rowBytes + 1)
      var line = Array(filtered[start + 1..<start + 1 + rowBytes])
      for i in 0..<rowBytes {
        let a = i < step ? 0 : Int(line[i - step])
        let b = Int(above[i])
        let c = i < step ? 0 : Int(above[i - step])
        let guess: Int
        switch filtered[start] {
        case 0: guess = 0
        case 1: guess = a
        case 2: guess = b
        case 3: guess = (a + b) / 2
        case 4:
          let p = a + b - c
          let (toA, toB, toC) = (abs(p - a), abs(p - b), abs(p - c))
          guess = toA <= toB && toA <= toC ? a : toB <= toC ? b : c
        default: throw Fault(description: "filter \(filtered[start])")
        }
        line[i] &+= UInt8(guess)
      }
      for x in 0..<width {
        let samples: ArraySlice<UInt8>
        if hasPalette {
          let place = 3 * Int(line[x])
          guard place + 3 <= palette.count else { throw Fault(description: "no such colour") }
          samples = palette[place..<place + 3]
        } else {
          samples = line[3 * x..<3 * x + 3]
        }
        pixels.append(UInt32(Self.number(samples)))
      }
      above = line
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
