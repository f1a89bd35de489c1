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
    // Every 37 minutes of two years, up and down so that days meet in the memory again.
    let moments = (0..<28_400).map { Instant(secondsSince1970: 1_700_000_000 + Double($0) * 2220.25) }
    for moment in moments + moments.reversed() {
      #expect(wall.secondOfDay(at: moment) == clock.local(moment).secondOfDay, "\(moment.secondsSince1970)")
    }
  }
}
