import Foundation

/// Something that is timed: it does its work and says how many units that was.
struct Benchmark: Sendable {
  let name: String
  /// What one unit is, such as "logical event".
  let unit: String
  /// Whether wall time is what counts, as it is for several threads; otherwise user CPU time.
  var isWallClock = false
  let run: @Sendable () async throws -> Double
}

/// Times of repeated runs.
enum Measurement {
  static let repetitions = 7

  /// A line of the report: time per unit, and the median run.
  static func line(for benchmark: Benchmark) async throws -> String {
    _ = try await benchmark.run()
    var perUnit: [Double] = []
    var whole: [Double] = []
    for _ in 0..<repetitions {
      let before = now(benchmark)
      let units = try await benchmark.run()
      let seconds = now(benchmark) - before
      whole.append(seconds)
      perUnit.append(seconds / units)
    }
    let name = benchmark.name.padding(toLength: 24, withPad: " ", startingAt: 0)
    let kind = benchmark.isWallClock ? "wall" : "user"
    return "\(name)  \(time(median(perUnit))) (\(time(perUnit.min() ?? 0))–\(time(perUnit.max() ?? 0))) per \(benchmark.unit); "
      + "a run \(time(median(whole))) \(kind)"
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-6: String(format: "%.1f ns", seconds * 1e9)
    case ..<1e-3: String(format: "%.1f µs", seconds * 1e6)
    case ..<1: String(format: "%.1f ms", seconds * 1e3)
    default: String(format: "%.2f s", seconds)
    }
  }

  private static func now(_ benchmark: Benchmark) -> Double {
    var time = timespec()
    clock_gettime(benchmark.isWallClock ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
