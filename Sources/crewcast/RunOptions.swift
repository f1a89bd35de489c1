import ArgumentParser
import Foundation
import Workbench

/// The seed of everything random; the same for every command that has chance in it.
struct SeedOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seed of the random numbers: the same seed yields the same bytes.", valueName: "number"),
    transform: Self.seed)
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to use; the result does not depend on it. Leave out for all processors.", valueName: "count"),
    transform: Self.threads)
  var threads: Int?

  /// How many threads to use.
  var threadCount: Int { threads ?? Self.processors }

  /// The processors that there are.
  static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  private static func seed(_ text: String) throws -> UInt64 {
    guard let value = UInt64(text) else {
      throw ValidationError("Found \"\(text)\", expected a whole number from 0 to \(UInt64.max), for example 42.")
    }
    return value
  }

  static func threads(_ text: String) throws -> Int {
    guard let value = Int(text), (1...1024).contains(value) else {
      throw ValidationError("Found \"\(text)\", expected a number of threads from 1 to 1024, for example 2.")
    }
    return value
  }
}

/// How often and how precisely to simulate; the same for every command that simulates.
struct ReplicationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Independent runs of the horizon, at least 2.", valueName: "count"),
    transform: Self.replications
  )
  var replications: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Go on until the service level of all contacts is known to plus or minus this, for example 0.5%.",
      valueName: "share"),
    transform: Self.precision)
  var precision: Double?

  private static func replications(_ text: String) throws -> Int {
    guard let value = Int(text), (2...10_000_000).contains(value) else {
      throw ValidationError(
        "Found \"\(text)\", expected a number of replications from 2 to 10000000 (one run has no interval), for example 100."
      )
    }
    return value
  }

  private static func precision(_ text: String) throws -> Double {
    let share = try Quantities.share(text)
    guard share >= 1e-5 else {
      throw ValidationError("Found \"\(text)\", expected a share of at least 0.001%, for example 1%.")
    }
    return share
  }
}
