import Dispatch

/// Writes a page as a PNG file: rows in bands, each drawn, filtered and compressed by itself.
///
/// Of a page, two bytes per pixel are kept until its colours are counted: 35 MB for A3 at 300 dots
/// per inch. Beyond 64 million pixels nothing is kept but a band per thread, and no palette is tried.
struct PNGWriter {
  let page: RasterPage
  let dotsPerInch: Int
  let title: String
  let description: String
  let language: String

  private static let mostKeptPixels = 64_000_000

  func bytes() -> [UInt8] {
    let indexed = indexedBands()
    let palette = indexed.flatMap(Self.palette)
    let bands: [Band]
    if let indexed, let palette {
      bands = compressedBands(
        { index in
          let band = indexed[index]
          let places = band.colours.map(palette.place)
          return band.places.map { places[Int($0)] }
        }, bytesPerPixel: 1)
    } else {
      bands = compressedBands({ Self.samples(page.pixels(ofBand: $0)) }, bytesPerPixel: 3)
    }
    var result = PNGChunk.signature
    result += PNGChunk.header(
      width: page.width, height: page.height, hasPalette: palette != nil)
    // The colours are those of sRGB; 0 is the intent for pictures.
    result += PNGChunk.bytes("sRGB", [0])
    if let palette {
      result += PNGChunk.bytes(
        "PLTE", palette.colours.flatMap { Deflate.bigEndian($0).dropFirst() })
    }
    result += PNGChunk.resolution(dotsPerInch: dotsPerInch)
    result += PNGChunk.text("Title", title, language: language)
    result += PNGChunk.text("Description", description, language: language)
    var checksum: UInt32 = 1
    for (index, band) in bands.enumerated() {
      checksum = Checksum.joinedAdler32(checksum, band.checksum, secondCount: band.byteCount)
      var data = index == 0 ? Deflate.header + band.compressed : band.compressed
      if index == bands.count - 1 { data += Deflate.bigEndian(checksum) }
      result += PNGChunk.bytes("IDAT", data)
    }
    return result + PNGChunk.bytes("IEND", [])
  }

  private static func palette(of bands: [IndexedBand]) -> PNGPalette? {
    var counts: [UInt32: Int] = [:]
    for band in bands {
      for (colour, count) in zip(band.colours, band.counts) { counts[colour, default: 0] += count }
    }
    return PNGPalette(counts: counts)
  }

  private struct Band: Sendable {
    var compressed: [UInt8] = []
    var checksum: UInt32 = 1
    var byteCount = 0
  }

  /// The bands in the form in which colours can be counted.
  ///
  /// - Returns: `nil` for a page too large to be kept, or with very many colours.
  private func indexedBands() -> [IndexedBand]? {
    guard page.width * page.height <= Self.mostKeptPixels else { return nil }
    var bands = [IndexedBand?](repeating: nil, count: page.bandCount)
    unsafe bands.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: page.bandCount) { index in
        unsafe slots[index] = IndexedBand(page.pixels(ofBand: index))
      }
    }
    let complete = bands.compactMap(\.self)
    return complete.count == bands.count ? complete : nil
  }

  private func compressedBands(_ rows: @Sendable (_ band: Int) -> [UInt8], bytesPerPixel: Int)
    -> [Band]
  {
    var bands = [Band](repeating: Band(), count: page.bandCount)
    unsafe bands.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: page.bandCount) { index in
        let filtered = PNGFilter.filtered(
          rows(index), rowBytes: page.width * bytesPerPixel, bytesPerPixel: bytesPerPixel)
        unsafe slots[index] = Band(
          compressed: Deflate.compressed(
            filtered, 0..<filtered.count, effort: .quick, isLast: index == page.bandCount - 1),
          checksum: Checksum.adler32(filtered), byteCount: filtered.count)
      }
    }
    return bands
  }

  private static func samples(_ pixels: [UInt32]) -> [UInt8] {
    var samples = [UInt8](repeating: 0, count: pixels.count * 3)
    var i = 0
    for pixel in pixels {
      samples[i] = UInt8(truncatingIfNeeded: pixel >> 16)
      samples[i + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
      samples[i + 2] = UInt8(truncatingIfNeeded: pixel)
      i += 3
    }
    return samples
  }
}
