import NetworkGraph
import Testing

@testable import NetworkDiagram

@Suite struct DeflateTests {
  private static func random(_ count: Int, values: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8(random.nextIndex(below: values)) }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 257, 258, 259, 260, 261, 516, 70_000])
  func `decodes to what went in`(count: Int) throws {
    for values in [1, 2, 4, 20, 256] {
      let bytes = Self.random(count, values: values, seed: UInt64(count + values))
      for effort in [DeflateEffort.thorough, .quick] {
        let stream = Deflate.zlib(bytes, effort: effort)
        #expect(try Inflater.zlib(stream) == bytes, "\(count) bytes of \(values) values")
        #expect(stream == Deflate.zlib(bytes, effort: effort))
        // At most five bytes more per 65 535, six round them.
        #expect(stream.count <= count + 6 + 5 * (count / 32768 + 1))
      }
    }
  }

  @Test func `runs of all lengths keep their lengths`() throws {
    var bytes: [UInt8] = []
    for length in 1..<300 {
      bytes += [UInt8](repeating: UInt8(length % 3), count: length)
      bytes.append(UInt8(10 + length % 200))
    }
    #expect(try Inflater.zlib(Deflate.zlib(bytes)) == bytes)
  }

  @Test func `copies reach 32 768 bytes back and no further`() throws {
    let phrase = Self.random(64, values: 256, seed: 5)
    for gap in 32_700...32_710 {
      let bytes = phrase + Self.random(gap, values: 256, seed: 6) + phrase
      let (decoded, _) = try Inflater.detailed(Deflate.zlib(bytes))
      #expect(decoded == bytes)
    }
  }

  @Test func `pieces longer than a mebibyte join`() throws {
    // One long run, then a text that repeats across the border of the pieces.
    let bytes =
      [UInt8](repeating: 7, count: 1 << 20)
      + (0..<600).flatMap { Array("line \($0 % 37) of the text\n".utf8) }
    let stream = Deflate.zlib(bytes)
    #expect(try Inflater.zlib(stream) == bytes)
    #expect(stream.count < 4000)
  }

  @Test func `text shrinks to a third, noise not at all`() throws {
    let words = ["partner", "funds", "network", "of", "the", "institute", "and", "Marseille"]
    let choices = Self.random(4000, values: words.count, seed: 3)
    let text = Array(choices.map { words[Int($0)] }.joined(separator: " ").utf8)
    let (decoded, blocks) = try Inflater.detailed(Deflate.zlib(text))
    #expect(decoded == text)
    #expect(Deflate.zlib(text).count * 3 < text.count)
    #expect(blocks[2] > 0)

    let noise = Self.random(100_000, values: 256, seed: 4)
    let (same, kinds) = try Inflater.detailed(Deflate.zlib(noise))
    #expect(same == noise)
    #expect(kinds[0] > 0)
  }

  @Test func `short texts take the fixed code`() throws {
    let (decoded, blocks) = try Inflater.detailed(Deflate.zlib(Array("a b a b".utf8)))
    #expect(decoded == Array("a b a b".utf8))
    #expect(blocks == [0, 1, 0])
  }

  @Test func `a code is as short as Huffman's and keeps its limit`() {
    // Without need of the limit, the sum of the inner nodes of Huffman's tree is the least length.
    for seed in 0..<40 as Range<UInt64> {
      let count = 2 + Int(seed) * 7
      let frequencies = Self.random(count, values: 200, seed: seed).map { Int($0) + 1 }
      var heap = frequencies.sorted()
      var least = 0
      while heap.count > 1 {
        let sum = heap.removeFirst() + heap.removeFirst()
        least += sum
        heap.insert(sum, at: heap.firstIndex { $0 >= sum } ?? heap.count)
      }
      #expect(HuffmanCode(frequencies: frequencies, limit: 15).cost(frequencies) == least)
    }
    // Fibonacci numbers make the longest words: Huffman's own code would need 29 bits.
    var fibonacci = [1, 1]
    while fibonacci.count < 30 { fibonacci.append(fibonacci.suffix(2).reduce(0, +)) }
    for limit in [5, 7, 15] {
      let lengths = HuffmanCode(frequencies: fibonacci, limit: limit).lengths
      #expect(lengths.max() == limit)
      #expect(lengths.reduce(0) { $0 + 1 << (limit - $1) } == 1 << limit)
    }
  }

  @Test func `check values of the standards`() {
    let digits = Array("123456789".utf8)
    #expect(Checksum.crc32(digits) == 0xCBF4_3926)
    #expect(Checksum.adler32(digits) == 0x091E_01DE)
    #expect(Checksum.crc32([]) == 0)
    #expect(Checksum.adler32([]) == 1)
    // The name and nothing else of the last chunk of each PNG file.
    #expect(Checksum.crc32(Array("IEND".utf8)) == 0xAE42_6082)
    let long = Self.random(20_001, values: 256, seed: 9)
    for cut in [0, 1, 2, 3, 7000, 20_001] {
      let first = Array(long.prefix(cut))
      let second = Array(long.dropFirst(cut))
      #expect(
        Checksum.crc32(second, after: Checksum.crc32(first)) == Checksum.crc32(long))
      #expect(
        Checksum.adler32(second, after: Checksum.adler32(first)) == Checksum.adler32(long))
      #expect(
        Checksum.joinedAdler32(
          Checksum.adler32(first), Checksum.adler32(second), secondCount: second.count)
          == Checksum.adler32(long))
    }
  }
}
