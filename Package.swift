// swift-tools-version: 6.2
import PackageDescription

// Dependencies between rooms run downwards only; `Tools/check-boundaries` fails the build when an import breaks the rule.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// For a room whose tests compute a lot: optimised in debug builds as well, so that they take seconds and not minutes.
let quick = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A room of the house: a library target under `Sources/`.
func room(_ name: String, on dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = settings) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a room, under `Tests/`.
func tests(_ name: String, on dependencies: [Target.Dependency], settings: [SwiftSetting] = settings) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "crewcast",
  products: [
    .executable(name: "crewcast", targets: ["crewcast"]),
    .library(
      name: "Workbench",
      targets: [
        "Workbench", "Experiments", "Forecasting", "Queueing", "Records", "Scoring", "Simulation", "Storage",
        "Workforce",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    room("Workforce"),
    tests("Workforce", on: ["TestSupport", "Workforce"]),

    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .target(name: "CRandom"),
    room("Statistics", on: ["CGSL", "CRandom", "Workforce"], settings: quick),
    tests("Statistics", on: ["CGSL", "CRandom", "Statistics", "TestSupport", "Workforce"]),

    room("Forecasting", on: ["Statistics", "Workforce"], settings: quick),
    tests("Forecasting", on: ["Forecasting", "Statistics", "Workforce"]),
    room("Calibration", on: ["Statistics", "Workforce"]),
    tests("Calibration", on: ["Calibration", "Simulation", "Statistics", "TestSupport", "Workforce"]),
    room("Queueing", on: ["Workforce"]),
    tests("Queueing", on: ["Queueing", "Workforce"]),
    // Debug builds check now and then, while they run, that the state of a replication makes sense.
    room(
      "Simulation", on: ["Statistics", "Workforce"],
      settings: settings + [.define("CREWCAST_INVARIANTS", .when(configuration: .debug))]),
    tests("Simulation", on: ["Simulation", "Statistics", "TestSupport", "Workforce"]),
    room("Experiments", on: ["Simulation", "Statistics", "Workforce"]),
    tests("Experiments", on: ["Experiments", "Queueing", "Simulation", "Statistics", "TestSupport", "Workforce"]),
    room("Records", on: ["Statistics", "Workforce"]),
    tests("Records", on: ["Records", "Statistics", "TestSupport", "Workforce"]),
    room("Scoring", on: ["Statistics", "Workforce"], settings: quick),
    tests("Scoring", on: ["Scoring", "Statistics", "Workforce"], settings: quick),
    // From exports to figures: Records and Scoring meet here, as siblings never import each other.
    tests("Measure", on: ["Records", "Scoring", "TestSupport", "Workforce"]),

    room("Reporting", on: ["Workforce"]),
    tests("Reporting", on: ["Reporting", "Workforce"]),
    // Loads DuckDB's shared library at run time, so that building needs nothing of it.
    .target(name: "CDuckDB"),
    // Byte work that wants the processor's own instructions: digests, scans of text, conversions of encodings.
    .target(name: "CBytes"),
    room(
      "Storage",
      on: [
        "CBytes", "CDuckDB", "Statistics", "Workforce", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ]),
    tests(
      "Storage",
      on: ["Statistics", "Storage", "TestSupport", "Workforce", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Scenario", on: ["Storage", "Workforce"]),

    .target(
      name: "Workbench",
      dependencies: [
        "Calibration", "Experiments", "Forecasting", "Queueing", "Records", "Reporting", "Scoring", "Simulation",
        "Statistics", "Storage", "Workforce",
      ],
      resources: [.embedInCode("KnownAnswers")], swiftSettings: settings),
    tests(
      "Workbench",
      on: [
        "Forecasting", "Queueing", "Records", "Reporting", "Scoring", "Simulation", "Statistics", "Storage",
        "TestSupport",
        "Workbench", "Workforce",
      ]),

    .executableTarget(
      name: "crewcast",
      dependencies: [
        "Workbench", "Experiments", "Forecasting", "Queueing", "Records", "Reporting", "Scoring", "Statistics",
        "Storage",
        "Workforce", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["Storage", "TestSupport", "crewcast"], exclude: ["Goldens"],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport", dependencies: ["Statistics", "Workforce"], path: "Tests/TestSupport", swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
