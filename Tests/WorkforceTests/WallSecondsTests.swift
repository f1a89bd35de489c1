import Testing
import Workforce

@Suite("Wall-clock seconds of many moments")
struct WallSecondsTests {
  @Test(
    "are what the clock shows, also on the days on which it changes",
    arguments: BusinessTimeProperties.zones + ["UTC", "Africa/Casablanca", "America/St_Johns"])
  func agree(zone: String) throws {
    let clock = try #require(LocalClock(zone: zone))
    var wall = WallSeconds(clock)
    // Every 74 minutes of two years, up and down so that days meet in the memory again, each followed by a moment of another season
    // whose day has the same place in the memory and drives the first one out.
    let moments = (0..<14_200).map { Instant(secondsSince1970: 1_700_000_000 + Double($0) * 4440.5) }
    for moment in moments + moments.reversed() {
      for moment in [moment, moment.advanced(by: 1024 * 86_400)] {
        #expect(wall.secondOfDay(at: moment) == clock.local(moment).secondOfDay, "\(moment.secondsSince1970)")
      }
    }
  }
}
