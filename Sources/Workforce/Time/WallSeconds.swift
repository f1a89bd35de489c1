/// Wall-clock times of millions of moments: a zone's offset is asked for once for each day of universal time, not for each moment.
public struct WallSeconds: Sendable {
  private let clock: LocalClock
  /// Days of universal time and their offsets, by the low bits of the day's number.
  private var days: [Int]
  private var offsets: [Double]
  private static let room = 1024

  /// The wall clock of a zone.
  public init(_ clock: LocalClock) {
    self.clock = clock
    days = Array(repeating: .min, count: WallSeconds.room)
    offsets = Array(repeating: 0, count: WallSeconds.room)
  }

  /// Wall-clock seconds after midnight at a moment, as ``LocalClock/local(_:)`` has them.
  public mutating func secondOfDay(at instant: Instant) -> Double {
    let second = instant.secondsSince1970
    let day = Int((second / 86_400).rounded(.down))
    let slot = day & (WallSeconds.room - 1)
    if days[slot] != day { learn(day, slot) }
    // Not a number on days on which the clock changes.
    guard offsets[slot].isFinite else { return clock.local(instant).secondOfDay }
    let wall = second + offsets[slot]
    return wall - (wall / 86_400).rounded(.down) * 86_400
  }

  private mutating func learn(_ day: Int, _ slot: Int) {
    let start = clock.offset(at: Instant(secondsSince1970: Double(day) * 86_400))
    let end = clock.offset(at: Instant(secondsSince1970: Double(day + 1) * 86_400))
    days[slot] = day
    offsets[slot] = start == end ? Double(start) : .nan
  }
}
