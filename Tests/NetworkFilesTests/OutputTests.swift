import Foundation
import Testing

@testable import NetworkFiles

@Suite struct OutputTests {
  private let manifest = Array("{\"tool\": \"maillage\"}".utf8)

  @Test func `a file is replaced as a whole, and nothing is left beside it`() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write(Array("one".utf8), to: folder.path + "/a.txt")
    try OutputFile.write(Array("two".utf8), to: folder.path + "/a.txt")
    #expect(folder.bytes("a.txt") == Array("two".utf8))
    #expect(folder.names == ["a.txt"])
  }

  @Test func `a file is not written over a folder, nor into one that is not there`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: OutputFault.self) { try OutputFile.write([1], to: folder.path) }
    #expect(throws: OutputFault.self) { try OutputFile.write([1], to: folder.path + "/no/a.txt") }
    #expect(folder.names == [])
  }

  @Test func `a folder appears when it is complete`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder.path + "/out")
    try output.write([65], to: "manifest.json")
    try output.write([66], to: "tables/a.csv")
    #expect(!folder.names.contains("out"))
    try output.commit()
    #expect(folder.names == ["out"])
    #expect(folder.bytes("out/tables/a.csv") == [66])
  }

  @Test func `a folder of ours is replaced with all that was in it`() throws {
    let folder = try TemporaryFolder()
    for name in ["old.csv", "new.csv"] {
      let output = try OutputFolder(path: folder.path + "/out/")
      try output.write(manifest, to: "manifest.json")
      try output.write([66], to: name)
      try output.commit()
    }
    #expect(folder.bytes("out/new.csv") == [66])
    #expect(folder.bytes("out/old.csv") == nil)
    #expect(folder.names == ["out"])
  }

  @Test func `a folder of others is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "thesis.txt")
    #expect(throws: OutputFault.self) { try OutputFolder(path: folder.path) }
    #expect(throws: OutputFault.self) { try OutputFolder(path: folder.path + "/thesis.txt") }
    #expect(folder.names == ["thesis.txt"])
  }

  @Test(arguments: ["{\"name\": \"an app for the web\"}", "{\"tool\": 3}", "[]", "", "{"])
  func `a manifest of another program protects its folder`(manifest: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(manifest, to: "manifest.json")
    #expect(throws: OutputFault.self) { try OutputFolder(path: folder.path) }
    #expect(folder.names == ["manifest.json"])
  }

  @Test func `a path with dots and links replaces what it leads to`() throws {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: false)
    try manager.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/out")
    for (number, name) in ["out/../out", "link", "out//", "out/."].enumerated() {
      let output = try OutputFolder(path: folder.path + "/" + name)
      try output.write(manifest, to: "manifest.json")
      try output.write([UInt8(number)], to: "a")
      try output.commit()
      #expect(folder.names == ["link", "out"], "\(name)")
      #expect(folder.bytes("out/a") == [UInt8(number)], "\(name)")
      #expect((try? manager.destinationOfSymbolicLink(atPath: folder.path + "/link")) != nil)
    }
  }

  @Test func `a link to a file stays a link`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "file.csv")
    let link = folder.path + "/link.csv"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path + "/file.csv")
    try OutputFile.write(Array("new".utf8), to: link)
    #expect(folder.bytes("file.csv") == Array("new".utf8))
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != nil)
    #expect(folder.names == ["file.csv", "link.csv"])
  }

  @Test func `an empty name is told as such`() {
    #expect(throws: OutputFault.self) { try OutputFolder(path: "") }
    #expect(throws: OutputFault.self) { try OutputFile.write([1], to: "") }
  }

  @Test func `an empty folder is filled, and a discarded one leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out", withIntermediateDirectories: false)
    do {
      let output = try OutputFolder(path: folder.path + "/out")
      try output.write([65], to: "a")
    }
    #expect(folder.names == ["out"])
    #expect(folder.bytes("out/a") == nil)
    let output = try OutputFolder(path: folder.path + "/out")
    try output.write([65], to: "a")
    try output.commit()
    #expect(folder.bytes("out/a") == [65])
  }

  @Test func `what becomes occupied in the meantime is not replaced`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder.path + "/out")
    try output.write([65], to: "a")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out", withIntermediateDirectories: false)
    try folder.write("mine", to: "out/thesis.txt")
    #expect(throws: OutputFault.self) { try output.commit() }
    output.discard()
    #expect(folder.bytes("out/thesis.txt") == Array("mine".utf8))
    #expect(folder.names == ["out"])
  }

  @Test func `a refused conversion leaves the old file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.edges")
    let reading = NetworkReader.read(Array("source,target\na b,c\n".utf8), path: "t.csv")
    let network = try #require(reading.network)
    #expect(throws: OutputFault.self) {
      try NetworkWriter.write(network, to: folder.path + "/a.edges", as: .edgeList)
    }
    #expect(folder.bytes("a.edges") == Array("old".utf8))
  }
}
