// swift-tools-version: 6.2
import PackageDescription

// Dependencies between rooms run downwards only; `Tools/check-boundaries` fails the build when an import breaks the rule.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room of the house: a library target under `Sources/`.
func room(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a room, under `Tests/`.
func tests(_ name: String, on dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "crewcast",
  products: [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    room("Workforce"),
    tests("Workforce", on: ["Workforce"]),
    room("Records", on: ["Statistics", "Workforce"]),
    tests("Records", on: ["Records", "Statistics", "Workforce"]),
    room("Scoring", on: ["Statistics", "Workforce"]),
    tests("Scoring", on: ["Scoring", "Statistics", "Workforce"]),
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .target(name: "CRandom"),
    room("Statistics", on: ["Workforce", "CGSL", "CRandom"]),
    tests("Statistics", on: ["Statistics", "Workforce", "CGSL"]),
  ],
  swiftLanguageModes: [.v6]
)
