import Scoring
import Testing
import Workforce

@Suite("Indicators of reply times, worked out by hand")
struct ReplyIndicatorTests {
  /// Limit 10 minutes, target 3 minutes.
  private func rounds() -> Bench {
    var bench = Bench()
    bench.served("Ann")
    bench.round(0, 2, .answered, [("Ann", 2, .replied)])
    bench.round(5, 30, .answered, isFirst: false, [("Ann", 5, .released), ("Bob", 1, .replied)])
    bench.served("Bob")
    bench.round(0, 4, .answered, [("Ann", 2, .released), ("Bob", 2, .replied)])
    bench.served("Bob")
    bench.round(0, 8, .unanswered, [("Bob", 8, .unanswered)])
    bench.served("Ann")
    bench.round(0, 1, .dismissed, [("Ann", 1, .unanswered)])
    return bench
  }

  @Test("First response: first rounds only; the unanswered count as the limit and stay in")
  func firstResponse() throws {
    let result = try rounds().measure(FirstResponse())
    // Team: 2, 4 and 10 minutes. Ann: 2; her two released minutes are neutral. Bob: 2 and 10.
    #expect(result.team?.value == (2 + 4 + 10) * 60.0 / 3)
    #expect(result.of("Ann") == 120)
    #expect(result.of("Bob") == 360)
    #expect(result.team?.median == 240)
    #expect(result.definition.unit == .seconds)
  }

  @Test("Average response: all rounds up to the limit; a late release is charged with the time it was held")
  func averageResponse() throws {
    let result = try rounds().measure(AverageResponse())
    #expect(result.team?.value == (2 + 10 + 4 + 10) * 60.0 / 4)
    #expect(result.of("Ann") == (2 + 5) * 60.0 / 2)
    #expect(result.of("Bob") == 260)
  }

  @Test("Replied within: releasing late is a miss, releasing in time is neutral, exactly on target is in time")
  func repliedWithin() throws {
    var bench = rounds()
    bench.served("Cid")
    bench.round(0, 3, .answered, [("Cid", 3, .replied)])
    let result = try bench.measure(RepliedWithin())
    #expect(result.team?.value == 2.0 / 5)  // 2 and 3 minutes in time; 30, 4 and never are not
    #expect(result.of("Ann") == 1.0 / 2)
    #expect(abs(try #require(result.of("Bob")) - 2.0 / 3) < 1e-12)
    #expect(result.of("Cid") == 1)
  }

  @Test("A round that is still open is pending until its limit has passed, and then counts as unanswered")
  func openRounds() throws {
    var bench = Bench()
    bench.served("Ann")
    bench.book.observedUntil = Bench.at(80)
    bench.round(78, 2, .open, [("Ann", 2, .stillHolding)])
    bench.round(75, 5, .open, [("Ann", 5, .stillHolding)])
    bench.round(20, 60, .open, [("Ann", 60, .stillHolding)])
    let average = try bench.measure(AverageResponse())
    #expect(average.team?.value == 600)
    #expect(average.pending == 2)
    let within = try bench.measure(RepliedWithin())
    #expect(within.team?.count == 2)
    #expect(within.team?.value == 0)
    #expect(within.pending == 1)
  }

  @Test("Rounds count for the period in which they fall due")
  func period() throws {
    var bench = Bench()
    bench.served("Ann")
    bench.round(-60 * 24 * 13, 1, .answered, [("Ann", 1, .replied)])
    bench.round(0, 2, .answered, [("Ann", 2, .replied)])
    #expect(try bench.measure(AverageResponse()).team?.count == 1)
    #expect(try bench.measure(AverageResponse(), "2025-09").team?.value == 60)
    #expect(try bench.measure(AverageResponse(), "2025").team?.count == 2)
    #expect(try bench.measure(AverageResponse(), "2024").team == nil)
    #expect(try bench.measure(AverageResponse()).days.map(\.group.description) == ["2025-10-13"])
  }

  @Test(
    "From rows per conversation: the limit for who left, the agent's clock from the assignment, phone queues the team's"
  )
  func rows() throws {
    var bench = Bench()
    bench.served("Ann") { $0.answered = Bench.at(2) }
    bench.served("Ann") {
      $0.assigned = Bench.at(3)
      $0.answered = Bench.at(4)
    }
    bench.served("Bob", channel: .phone) { $0.answered = Bench.at(3) }
    bench.served(nil) {
      $0.outcome = .abandoned
      $0.resolved = nil
      $0.isResolved = nil
    }
    bench.served("Cid") { $0.startedByAgent = true }
    let result = try bench.measure(FirstResponse())
    #expect(result.team?.value == (2 + 4 + 3 + 10) * 60.0 / 4)
    #expect(result.of("Ann") == 90)
    #expect(result.of("Bob") == nil)
    #expect(result.of("Cid") == nil)
    #expect(try bench.measure(AverageResponse()).missing == [.rounds])
    #expect(try bench.measure(FirstReplyWithin()).team?.value == 0.5)
    // Waits: 2, 3 (assigned), 3; who left has no moment, so nothing is known of that wait.
    let queue = try bench.measure(QueueWait())
    #expect(abs(try #require(queue.team?.value) - 160) < 1e-9)
    #expect(queue.unknown == 1)
    #expect(try bench.measure(Abandonment()).team?.value == 0.25)
  }

  @Test("Sums per agent and day are averaged by their weight, and only where nothing better is there")
  func sums() throws {
    var bench = Bench()
    let day = try #require(CalendarDate("2025-10-13"))
    for (name, handled, mean, share) in [("Ann", 10.0, 20.0, 1.0), ("Ann", 30, 60, 0.5), ("Bob", 5, 30, 0.8)] {
      var row = AgentDay(agent: bench.book.names.agents.code(name), days: DateRange(day), channel: .chat)
      row.handled = handled
      row.responseSeconds = mean
      row.punctuality = [.init(seconds: 180, share: share)]
      bench.book.agentDays.append(row)
    }
    let average = try bench.measure(AverageResponse())
    #expect(average.of("Ann") == 50)
    #expect(average.team?.value == (200 + 1800 + 150) / 45.0)
    #expect(try bench.measure(RepliedWithin()).of("Ann") == 0.625)
    bench.settings.replyTargetSeconds = 30
    #expect(try bench.measure(RepliedWithin()).team == nil)
    #expect(try bench.measure(RepliedWithin()).unknown == 3)
    #expect(try bench.measure(HandledVolume()).team?.value == 45)
    #expect(try !bench.measure(ResolutionRate()).missing.isEmpty)
  }
}
