import Records
import Scoring
import TestSupport
import Testing
import Workforce

@Suite("From rows of one contact each to figures, whatever the rows")
struct ContactProperties {
  private static let end = Instant(secondsSince1970: RandomContacts.start + 60 * 86_400)

  private func measure(_ rows: [ContactRecord], until end: Instant = end, settings: MeasureSettings = MeasureSettings())
    throws -> [Measurement]
  {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let period = try #require(Period("2025-10", clock: clock))
    let book = RecordBook(contacts: rows, clocks: RandomContacts.clocks, observedUntil: end)
    return Measurement.all(in: Evidence(book: book, period: period, settings: settings))
  }

  @Test(
    "Permuting the rows, splitting the file or reading a row twice changes no figure in any digit", arguments: 0..<6)
  func permutation(seed: Int) throws {
    let rows = RandomContacts.rows(200, seed: seed)
    var numbers = SplitMix64(state: UInt64(seed) &+ 7)
    let whole = try measure(rows)
    let parts = [Array(rows[150...]) + Array(rows[..<150]), rows.shuffled(using: &numbers), rows + rows.prefix(30)]
    for part in parts {
      for (one, other) in zip(whole, try measure(part)) {
        #expect(one.team == other.team && one.agents == other.agents, "seed \(seed), \(one.definition.key)")
        #expect(one.days == other.days && one.channels == other.channels, "seed \(seed), \(one.definition.key)")
        #expect(one.pending == other.pending && one.unknown == other.unknown, "seed \(seed), \(one.definition.key)")
      }
    }
    // The test can fail: one row more or less is seen.
    #expect(zip(whole, try measure(Array(rows.dropFirst()))).contains { $0.team != $1.team })
  }

  @Test("Another agent's rows change nobody's figures", arguments: 0..<6)
  func unrelatedAgent(seed: Int) throws {
    let rows = RandomContacts.rows(120, seed: seed)
    let more = RandomContacts.rows(60, seed: seed + 1000, agents: ["Zoe"]).map { row in
      var row = row
      (row.contact, row.customer) = ("z" + row.contact, row.customer.map { "z" + $0 })
      return row
    }
    let (first, second) = (try measure(rows), try measure(rows + more))
    for (one, other) in zip(first, second) {
      #expect(one.agents == other.agents.filter { $0.group != "Zoe" }, "seed \(seed), \(one.definition.key)")
    }
    #expect(second.contains { $0.agents.contains { $0.group == "Zoe" } })
  }

  @Test(
    "Every customer who asked for a human is judged, pending or unknown; who was never answered is a miss",
    arguments: 0..<3)
  func nobodyIsLeftOut(seed: Int) throws {
    let rows = RandomContacts.rows(150, seed: seed)
    let last = RandomContacts.start + 25 * 86_400
    let settings = MeasureSettings()
    let within = try #require(
      measure(rows, until: Instant(secondsSince1970: last)).first { $0.definition.key == "first-reply-within" })
    var (due, misses, pending) = (0, 0, 0)
    for row in rows where row.exclusion == nil && row.outcome != .contained {
      let hours = try #require(RandomContacts.clocks.hours(channel: row.channel, team: nil))
      let asked = row.queued ?? row.arrived
      let deadline = try #require(moment(settings.replyTargetSeconds, after: asked, hours))
      guard deadline < RandomContacts.start + 31 * 86_400 else { continue }
      if deadline > last {
        pending += 1
        continue
      }
      due += 1
      let wait = row.answered.map { slowSeconds(asked, $0, hours) }
      if (wait ?? .infinity) > settings.replyTargetSeconds { misses += 1 }
    }
    #expect(within.team?.records == due && within.pending == pending && within.unknown == 0, "seed \(seed)")
    #expect(within.team?.total == Double(due - misses), "seed \(seed)")
    #expect(misses > 20 && due - misses > 3 && pending > 3, "\(misses) \(due) \(pending)")
  }

  /// Business seconds, looked at second by second.
  private func slowSeconds(_ from: Instant, _ until: Instant, _ hours: BusinessHours) -> Double {
    var (moment, sum) = (from.secondsSince1970, 0.0)
    while moment < until.secondsSince1970 {
      let step = min(1, until.secondsSince1970 - moment)
      if hours.isOpen(at: Instant(secondsSince1970: moment)) { sum += step }
      moment += step
      if sum > 200 { break }
    }
    return sum
  }

  private func moment(_ seconds: Double, after start: Instant, _ hours: BusinessHours) -> Double? {
    var (moment, left) = (start.secondsSince1970, seconds)
    for _ in 0..<(10 * 86_400) {
      if hours.isOpen(at: Instant(secondsSince1970: moment)) { left -= 1 }
      moment += 1
      if left <= 0 { return moment }
    }
    return nil
  }

  @Test(
    "Waits on a calendar add up over any split, over changes of the clock too, and are never negative", arguments: 0..<8
  )
  func additive(seed: Int) throws {
    let zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"]
    let clock = try #require(LocalClock(zone: zones[seed % 4]))
    let workday = [DaySpan(start: 3600, end: 9000), DaySpan(start: 10_000, end: 80_000)]
    let calendar = BusinessCalendar(
      clock: clock, hours: OpeningHours(week: Array(repeating: workday, count: 6) + [[]]))
    let first = try #require(CalendarDate("2025-01-01"))
    let days = try #require(DateRange(first: first, last: first.advanced(by: 420)))
    var clocks = ServiceClocks(standard: calendar.businessHours(over: days))
    clocks.shifts["Ann"] = calendar.businessHours(over: days)
    var numbers = SplitMix64(state: UInt64(seed))
    let changes = ["2025-03-09", "2025-03-30", "2025-04-06", "2025-10-05", "2025-10-26", "2025-11-02"]
    for _ in 0..<200 {
      // Around the nights in which clocks change.
      let day = try #require(CalendarDate(changes.randomElement(using: &numbers) ?? ""))
      let moments = (0..<3).map { _ in
        clock.instant(day, secondOfDay: 0).advanced(by: Double.random(in: -100_000..<100_000, using: &numbers))
      }.sorted()
      var rows: [ContactRecord] = []
      for (name, from, until) in [("1", 0, 2), ("2", 0, 1), ("3", 1, 2)] {
        var row = ContactRecord(contact: name, type: "", channel: .chat, arrived: moments[from], outcome: .answered)
        (row.assigned, row.answered, row.agent) = (moments[from], moments[until], "Ann")
        (row.resolved, row.effectivelyResolved) = (true, moments[until])
        rows.append(row)
      }
      let book = RecordBook(contacts: rows, clocks: clocks, observedUntil: moments[2].advanced(by: 86_400 * 30))
      for column in [book.conversations.firstResponseSeconds, book.conversations.resolutionSeconds] {
        let (whole, left, right) = (try #require(column(0)), try #require(column(1)), try #require(column(2)))
        #expect(left >= 0 && right >= 0 && abs(whole - left - right) < 1e-6, "seed \(seed): \(moments)")
        #expect(whole <= moments[2].seconds(since: moments[0]) + 1e-6)
      }
    }
  }
}
