// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building Crewcast never builds its benchmarks.

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "crewcast", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks", dependencies: [.product(name: "Workbench", package: "crewcast")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
