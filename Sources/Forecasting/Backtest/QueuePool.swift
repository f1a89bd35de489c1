import Synchronization
import Workforce

/// All queues together, from which each can learn what the calendar does.
final class QueuePool: Sendable {
  private let history: VolumeHistory
  private let study: Study
  private let found = Mutex<[Int: SharedEffects]>([:])

  /// Nil when there is only one queue, or when the queues have different intervals.
  init?(_ histories: [VolumeHistory], _ request: ForecastRequest) {
    guard histories.count > 1, let first = histories.first,
      histories.allSatisfy({ $0.intervalMinutes == first.intervalMinutes })
    else { return nil }
    let start = histories.map(\.firstDate).min() ?? first.firstDate
    let end = histories.map(\.endDate).max() ?? first.endDate
    let slots = first.intervalsPerDay
    let days = end.dayNumber - start.dayNumber
    var counts = [Double](repeating: 0, count: days * slots)
    var exposures = counts
    for history in histories {
      let shift = (history.firstDate.dayNumber - start.dayNumber) * slots
      for cell in history.counts.indices where history.exposures[cell] > 0 {
        counts[shift + cell] += history.counts[cell]
        exposures[shift + cell] = max(exposures[shift + cell], history.exposures[cell])
      }
    }
    history = VolumeHistory(
      queue: "all queues", intervalMinutes: first.intervalMinutes, firstDate: start, dayCount: days, counts: counts,
      exposures: exposures, clock: first.clock, remarks: [])
    study = Study(history, request)
  }

  /// What all queues say about the days of one queue's design, from nothing but what lay before an origin.
  func effects(for other: Study, origin: Int) -> SharedEffects? {
    let shift = other.history.firstDate.dayNumber - history.firstDate.dayNumber
    let pooledOrigin = origin + shift
    guard pooledOrigin >= 28, pooledOrigin <= history.dayCount else { return nil }
    let all = found.withLock { found in
      if let known = found[pooledOrigin] { return known }
      let effects = SharedEffects(study.input(at: pooledOrigin, horizon: 0).undisturbed, study.design)
      found[pooledOrigin] = effects
      return effects
    }
    let needed = other.design.rows.count
    let offsets = (0..<needed).map { $0 + shift < all.offsets.count ? all.offsets[$0 + shift] : 0 }
    return SharedEffects(offsets: offsets)
  }
}
