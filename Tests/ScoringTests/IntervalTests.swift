import Scoring
import Statistics
import Testing
import Workforce

@Suite("Intervals of few and of many")
struct IntervalTests {
  private func worked(_ minutes: [Double], customer: (Int) -> UInt64 = { UInt64($0 + 1) }) throws -> Figure {
    var bench = Bench()
    for (place, minutes) in minutes.enumerated() {
      bench.served("Ann") {
        $0.handlingSeconds = minutes * 60
        $0.customer = customer(place)
      }
    }
    return try #require(try bench.measure(HandlingTime()).team)
  }

  private func waited(_ minutes: [Double]) throws -> Figure {
    var bench = Bench()
    for minutes in minutes { bench.served("Ann") { $0.answered = Bench.at(minutes) } }
    return try #require(try bench.measure(FirstResponse()).team)
  }

  @Test("A mean has Student's t on the scale of its logarithm, worked out by hand")
  func logarithm() throws {
    let figure = try worked([1, 2, 3, 4, 5])
    let estimate = try #require(figure.estimate)
    // Standard error √2.5/√5 = 0.7071 of a mean of 3 minutes; t(0.975, 4) = 2.776445; exp(2.776445 · 0.235702) = 1.9240154.
    #expect(abs(estimate.low - 180 / 1.9240154) < 1e-3)
    #expect(abs(estimate.high - 180 * 1.9240154) < 1e-3)
    #expect(figure.gap == nil)
  }

  @Test("A wait that cannot pass the limit has an interval that does not, worked out by hand")
  func bounded() throws {
    let estimate = try #require(try waited([1, 2, 3, 4, 5]).estimate)
    // The mean is 0.3 of the limit: logit −0.847298, reach 2.776445 · 42.42641 / (180 · 0.7) = 0.934878.
    #expect(abs(estimate.low - 600 * 0.1440347) < 1e-3)
    #expect(abs(estimate.high - 600 * 0.5218810) < 1e-3)
    for minutes in [[9.0, 10, 11, 12, 30], [0, 0, 0, 0, 10], [10, 10, 10, 10, 9.999]] {
      let estimate = try #require(try waited(minutes).estimate)
      #expect(0 <= estimate.low && estimate.low <= estimate.mean && estimate.mean <= estimate.high, "\(minutes)")
      #expect(estimate.high <= 600, "\(minutes)")
    }
  }

  @Test("Few customers, or all alike, have no interval, and the reason stands beside the figure")
  func gaps() throws {
    for count in 1...4 {
      let figure = try worked(Array([1.0, 20, 300, 4000].prefix(count)))
      #expect(figure.estimate == nil && figure.gap == .fewCustomers)
    }
    // Many records of two customers are two customers.
    #expect(try worked((0..<100).map { Double($0) }, customer: { UInt64($0 % 2 + 1) }).gap == .fewCustomers)
    let alike = try worked(Array(repeating: 3, count: 20))
    #expect(alike.estimate == nil && alike.gap == .allAlike && alike.value == 180)
    var bench = Bench()
    bench.served("Ann")
    #expect(try bench.measure(HandledVolume()).team?.gap == .noSample)
    #expect([IntervalGap.noSample, .fewCustomers, .allAlike].allSatisfy { !$0.meaning.isEmpty })
  }

  @Test("Two agents' months, told in sums, are no sample of means; shares of many customers are")
  func sums() throws {
    var bench = Bench()
    let day = try #require(CalendarDate("2025-10-13"))
    for (name, seconds, share) in [("Ann", 20.0, 0.9), ("Bob", 4000, 0.6)] {
      var row = AgentDay(agent: bench.book.names.agents.code(name), days: DateRange(day), channel: .chat)
      row.handled = 200
      row.responseSeconds = seconds
      row.punctuality = [.init(seconds: 180, share: share)]
      bench.book.agentDays.append(row)
    }
    #expect(try bench.measure(AverageResponse()).team?.gap == .fewCustomers)
    let share = try #require(try bench.measure(RepliedWithin()).team?.estimate)
    #expect(abs(share.mean - 0.75) < 1e-12 && share.low > 0.7 && share.high < 0.8)
  }

  @Test("Two customers with many ratings: an interval as wide as two ratings, and not beyond what can be")
  func twoCustomers() throws {
    for (first, second) in [(1.0, 1.0), (0, 1), (0.5, 0.52), (0.98, 1)] {
      var bench = Bench()
      for index in 0..<100 {
        let (customer, place) = (index / 50, Double(index % 50))
        bench.served("Ann") {
          $0.customer = UInt64(customer + 1)
          $0.isSatisfied = place < 50 * (customer == 0 ? first : second)
        }
      }
      let estimate = try #require(try bench.measure(Satisfaction()).team?.estimate)
      #expect(0 <= estimate.low && estimate.low <= estimate.mean && estimate.mean <= estimate.high)
      #expect(estimate.high <= 1)
      // Two customers who happen to agree tell nothing of a third.
      #expect(estimate.high - estimate.low > 0.4, "\(first) \(second): \(estimate)")
    }
  }

  /// How often 95 % intervals hold the true share when customers come eight times and are alike.
  private func coverage(customers: Int, shift: Double, runs: Int = 400) throws -> Double {
    var stream = RandomStream(seed: 20_251_013, replication: 0, purpose: "coverage", entity: customers)
    var held = 0
    for _ in 0..<runs {
      var bench = Bench()
      for customer in 0..<customers {
        // Some customers are mostly pleased, some mostly not: 0.7 in the mean.
        let own = stream.uniform() < 0.6 ? 0.9 : 0.4
        for _ in 0..<8 {
          let isSatisfied = stream.uniform() < own
          bench.served("Ann") {
            $0.customer = UInt64(customer + 1)
            $0.isSatisfied = isSatisfied
          }
        }
      }
      let estimate = try #require(try bench.measure(Satisfaction()).team?.estimate)
      if estimate.low <= 0.7 + shift, 0.7 + shift <= estimate.high { held += 1 }
    }
    return Double(held) / Double(runs)
  }

  @Test("Intervals of shares hold the truth as often as they say, a shifted truth less often", arguments: [6, 20, 60])
  func coverage(customers: Int) throws {
    let held = try coverage(customers: customers, shift: 0)
    // Six customers of two kinds show one kind only once in twenty times, and nothing in such a sample says so.
    #expect(held >= (customers == 6 ? 0.88 : 0.92), "\(customers) customers: \(held)")
    if customers == 60 { #expect(try coverage(customers: customers, shift: 0.12) < 0.6) }
  }

  @Test("Intervals of skewed means hold the truth nearly as often as they say", arguments: [8, 40])
  func meanCoverage(customers: Int) throws {
    var stream = RandomStream(seed: 7, replication: 0, purpose: "means", entity: customers)
    var (held, shifted, plain) = (0.0, 0.0, 0.0)
    let runs = 600.0
    for _ in 0..<Int(runs) {
      let minutes = (0..<customers).map { _ in 10 * stream.exponential() }
      let figure = try worked(minutes)
      let estimate = try #require(figure.estimate)
      if estimate.low <= 600, 600 <= estimate.high { held += 1 }
      if estimate.low <= 1200, 1200 <= estimate.high { shifted += 1 }
      let interval = Intervals.mean(of: Tally(minutes.map { $0 * 60 }))
      if interval.low <= 600, 600 <= interval.high { plain += 1 }
    }
    // Exponential times are skewed: nothing simple reaches 95 % with eight of them, but the logarithm comes nearer than the plain t.
    #expect(held / runs > (customers == 8 ? 0.90 : 0.925) && held / runs < 0.98, "\(held / runs)")
    #expect(customers > 8 || held >= plain, "\(held / runs) against \(plain / runs)")
    #expect(shifted / runs < 0.6, "\(shifted / runs)")
  }
}
