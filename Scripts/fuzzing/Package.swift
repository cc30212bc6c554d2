// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that only this program is built with the fuzzer.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Maillage", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        .product(name: "NetworkFiles", package: "Maillage"),
        .product(name: "NetworkGraph", package: "Maillage"),
      ])
  ]
)
