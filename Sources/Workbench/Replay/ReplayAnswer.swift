import Calibration
import Workforce

/// What really happened beside what a simulation of the same days yields.
public struct ReplayAnswer: Sendable {
  let request: ReplayRequest
  let reading: RecordReading
  let traffic: ObservedTraffic
  let replay: ReplayScenario
  let comparison: ReplayComparison

  /// The places of the intervals that begin at each time of day, in order of time, those with contacts only.
  var timesOfDay: [(second: Int, intervals: [Int])] {
    var places: [Int: [Int]] = [:]
    for (place, start) in replay.scenario.horizon.intervalStarts.enumerated() {
      let local = traffic.period.clock.local(traffic.period.start.advanced(by: start))
      places[Int(local.secondOfDay.rounded()), default: []].append(place)
    }
    return places.sorted { $0.key < $1.key }.map { (second: $0.key, intervals: $0.value) }
      .filter { comparison.pair(of: $0.intervals).measured.offered > 0 }
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "replay",
      inputs: reading.inputs,
      seed: request.seed, result: members, document: document,
      tables: [Report.Table("intervals", intervalRows), Report.Table("types", typeRows)], warnings: reading.warnings)
  }
}
