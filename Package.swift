// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

let package = Package(
  name: "Maillage",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "maillage", targets: ["maillage"]),
    .library(name: "NetworkGraph", targets: ["NetworkGraph"]),
    .library(name: "NetworkFiles", targets: ["NetworkFiles"]),
    .library(name: "NetworkAnalysis", targets: ["NetworkAnalysis"]),
    .library(name: "NetworkLayout", targets: ["NetworkLayout"]),
    .library(name: "NetworkDiagram", targets: ["NetworkDiagram"]),
    .library(name: "NetworkReport", targets: ["NetworkReport"]),
    .library(name: "GraphvizRendering", targets: ["GraphvizRendering"]),
  ],
  traits: [
    .trait(
      name: "Graphviz",
      description: "Lays out and renders diagrams with the system's libgraphviz (PDF and PNG).")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
  ],
  targets: [
    .target(name: "NetworkGraph", swiftSettings: settings),
    .target(
      name: "NetworkFiles",
      dependencies: ["NetworkGraph", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "NetworkAnalysis", dependencies: ["NetworkGraph"], swiftSettings: settings),
    .target(name: "NetworkLayout", dependencies: ["NetworkGraph"], swiftSettings: settings),
    .target(
      name: "NetworkDiagram", dependencies: ["NetworkGraph", "NetworkLayout"],
      swiftSettings: settings),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(
      name: "GraphvizRendering",
      dependencies: [
        "NetworkDiagram", "NetworkGraph", "NetworkLayout",
        .target(name: "CGraphviz", condition: .when(traits: ["Graphviz"])),
      ],
      swiftSettings: settings),
    .target(
      name: "NetworkReport",
      dependencies: [
        "NetworkGraph", "NetworkFiles", "NetworkAnalysis", "NetworkLayout", "NetworkDiagram",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "maillage",
      dependencies: [
        "NetworkGraph", "NetworkFiles", "NetworkAnalysis", "NetworkLayout", "NetworkDiagram",
        "NetworkReport", "GraphvizRendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "MaillageBenchmark",
      dependencies: [
        "NetworkGraph", "NetworkFiles", "NetworkAnalysis", "NetworkLayout",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "NetworkTestSupport", dependencies: ["NetworkGraph"], path: "Tests/NetworkTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "NetworkGraphTests", dependencies: ["NetworkGraph", "NetworkTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "NetworkFilesTests",
      dependencies: ["NetworkFiles", "NetworkGraph", "NetworkTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "NetworkAnalysisTests",
      dependencies: ["NetworkAnalysis", "NetworkGraph", "NetworkTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "NetworkLayoutTests",
      dependencies: ["NetworkLayout", "NetworkGraph", "NetworkTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "NetworkDiagramTests",
      dependencies: [
        "NetworkDiagram", "NetworkLayout", "NetworkGraph", "NetworkTestSupport",
        "GraphvizRendering",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "NetworkReportTests",
      dependencies: [
        "NetworkReport", "NetworkFiles", "NetworkAnalysis", "NetworkDiagram", "NetworkLayout",
        "NetworkGraph", "NetworkTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MaillageCommandTests",
      dependencies: ["maillage", "NetworkGraph", "NetworkFiles", "NetworkTestSupport"],
      swiftSettings: settings),
  ]
)
