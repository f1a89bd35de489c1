import Calibration
import Experiments
import Simulation
import Workforce

/// What `crewcast replay` is asked.
public struct ReplayRequest: Sendable {
  /// The records.
  public var records: RecordInput
  /// The period as it was written, such as `2025-10`; nil for all days that the records hold.
  public var period: String?
  /// An answer within so many seconds is in time.
  public var threshold = 20.0
  /// Seconds by which the waits of some types count as longer than they are.
  public var headStarts: [String: Double] = [:]
  /// An agent without a contact for longer was away, in seconds.
  public var longestIdle = 1800.0
  /// Seconds of an interval of the comparison.
  public var interval = 1800.0
  /// The seed of all luck.
  public var seed: UInt64 = 1
  /// How many runs are made.
  public var replications = 30
  /// How many threads work on them.
  public var threads = 1

  /// A question about some records.
  public init(records: RecordInput) { self.records = records }

  /// Reads the records, makes a scenario of them, runs it and puts both side by side.
  ///
  /// - Parameter progress: Told how many runs are done, of how many.
  /// - Throws: ``Failure`` when a file cannot be used or the records do not say enough.
  public func answer(progress: (_ done: Int, _ most: Int) -> Void) async throws(Failure) -> ReplayAnswer {
    let reading = try RecordReading(records)
    let traffic = try traffic(reading)
    let replay: ReplayScenario
    let model: SimulationModel
    do {
      replay = try ReplayScenario(of: traffic, settings: settings)
      model = try SimulationModel(replay.scenario)
    } catch let error as CalibrationError {
      throw Failure(.badInput, error.description)
    } catch {
      throw Failure(describing: error)
    }
    var comparison = ReplayComparison(traffic, interval: interval, threshold: threshold)
    await Replications(of: model, seed: seed, most: replications, threads: threads).visit { result in
      comparison.add(result)
      progress(comparison.runs, replications)
      return true
    }
    return ReplayAnswer(request: self, reading: reading, traffic: traffic, replay: replay, comparison: comparison)
  }

  private var settings: ReplayScenario.Settings {
    ReplayScenario.Settings(
      threshold: threshold, headStarts: headStarts, interval: interval,
      presence: AgentEstimate.Settings(longestIdle: longestIdle))
  }

  /// The observations over the period: the one that was asked for, or all days that the records touch.
  private func traffic(_ reading: RecordReading) throws(Failure) -> ObservedTraffic {
    let records = reading.contactRecords
    guard let first = records.first, let last = records.last else {
      throw Failure(
        .badInput,
        "The files hold no row that is one contact each, and only such can be replayed; name a file of contacts, or map it "
          + "with 'shape: contacts'.")
    }
    let clock = reading.settings.clock
    if let period {
      guard let chosen = Period(period, clock: clock) else {
        throw RecordInput.badPeriod(period)
      }
      return ObservedTraffic(records, over: chosen)
    }
    let days = DateRange(first: clock.local(first.arrived).date, last: clock.local(last.arrived).date)
    guard let days, days.count <= 400 else {
      throw Failure(.usage, "The records reach over more than 400 days; name a period such as '--period 2025-10'.")
    }
    return ObservedTraffic(records, over: Period(name: "\(days.first)..\(days.last)", days: days, clock: clock))
  }
}
