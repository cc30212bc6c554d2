import Foundation
import Testing

@testable import NetworkFiles

@Suite struct OutputTests {
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
      try output.write([65], to: "manifest.json")
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
