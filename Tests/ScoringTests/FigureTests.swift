import Scoring
import Testing
import Workforce

@Suite("Figures and their intervals")
struct FigureTests {
  private func rated(_ good: Int, of all: Int, customer: ((Int) -> UInt64)? = nil) -> Bench {
    var bench = Bench()
    for index in 0..<all {
      bench.served("Ann") {
        $0.isSatisfied = index < good
        $0.customer = customer?(index)
      }
    }
    return bench
  }

  @Test("A share of unrelated customers has Wilson's interval")
  func wilson() throws {
    // Wilson 95 % for 81 of 263: 0.2553 to 0.3662 (Newcombe 1998, table I, method 3, doi:10.1002/(SICI)1097-0258).
    let estimate = try #require(try rated(81, of: 263).measure(Satisfaction()).team?.estimate)
    #expect(abs(estimate.low - 0.2553) < 5e-5)
    #expect(abs(estimate.high - 0.3662) < 5e-5)
    let known = try #require(try rated(81, of: 263) { UInt64($0 + 1) }.measure(Satisfaction()).team?.estimate)
    #expect(abs(known.low - estimate.low) < 1e-9)
  }

  @Test("All good and none good have intervals that touch the end and are not empty")
  func ends() throws {
    let all = try #require(try rated(10, of: 10).measure(Satisfaction()).team?.estimate)
    #expect(all.high == 1 && all.low > 0.7 && all.low < 0.75)
    let none = try #require(try rated(0, of: 10).measure(Satisfaction()).team?.estimate)
    #expect(none.low == 0 && none.high > 0.25)
    let one = try #require(try rated(1, of: 1).measure(Satisfaction()).team?.estimate)
    #expect(one.low < 0.21 && one.high == 1)
  }

  @Test("Customers who come often widen the interval; the figure stays")
  func clusters() throws {
    // Ten customers with ten ratings each, all alike within a customer: worth ten ratings, not a hundred.
    let clustered = try rated(50, of: 100) { UInt64($0 / 10 + 1) }.measure(Satisfaction()).team
    let alone = try rated(50, of: 100) { UInt64($0 + 1) }.measure(Satisfaction()).team
    let ten = try rated(5, of: 10).measure(Satisfaction()).team
    #expect(clustered?.value == alone?.value)
    #expect(clustered?.customers == 10)
    let width = try #require(clustered?.estimate?.halfWidth)
    #expect(width > 2.5 * (try #require(alone?.estimate?.halfWidth)))
    #expect(abs(width - (try #require(ten?.estimate?.halfWidth))) < 1e-9)
  }

  @Test("Median and P90 are linear interpolations")
  func quantiles() throws {
    var bench = Bench()
    for minutes in [1.0, 2, 3, 4] { bench.served("Ann") { $0.handlingSeconds = minutes * 60 } }
    let figure = try #require(try bench.measure(HandlingTime()).team)
    #expect(figure.value == 150)
    #expect(figure.median == 150)
    #expect(figure.p90 == 222)
  }

  @Test("Consistency between channels: chance differences give zero, true ones their spread")
  func consistency() throws {
    func bench(_ phone: Int, _ chat: Int, of all: Int) -> Bench {
      var bench = Bench()
      for (good, channel) in [(phone, Channel.phone), (chat, .chat)] {
        for index in 0..<all { bench.served("Ann", channel: channel) { $0.isSatisfied = index < good } }
      }
      return bench
    }
    let indicator = ChannelConsistency(of: Satisfaction())
    #expect(try bench(18, 19, of: 20).measure(indicator).team?.value == 0)
    // Shares 0.5 and 0.9 of 1,000: the deviation is about 0.4/√2.
    let spread = try #require(try bench(500, 900, of: 1000).measure(indicator).team?.value)
    #expect(abs(spread - 0.4 / 2.0.squareRoot()) < 0.002)
    #expect(try rated(5, of: 10).measure(indicator).team == nil)
  }

  @Test("Every indicator says in words what it is, in both languages, and keys are unique")
  func definitions() {
    let definitions = IndicatorCatalogue.all.map(\.definition)
    #expect(Set(definitions.map(\.key)).count == definitions.count)
    for definition in definitions {
      #expect(!definition.meaning.isEmpty && !definition.population.isEmpty && !definition.clock.isEmpty)
      #expect(definition.chineseName.unicodeScalars.contains { $0.value > 0x4e00 }, "\(definition.key)")
      #expect(definition.chineseMeaning.unicodeScalars.contains { $0.value > 0x4e00 }, "\(definition.key)")
      #expect(!definition.requirements.isEmpty, "\(definition.key)")
    }
  }

  @Test("No records at all: no figures, and nothing breaks")
  func empty() throws {
    for measurement in Measurement.all(in: try Bench().evidence()) {
      #expect(measurement.team == nil)
      #expect(measurement.agents.isEmpty)
      #expect(!measurement.missing.isEmpty)
    }
  }

  @Test("What contributes to a figure adds up to it")
  func contributions() throws {
    var bench = Bench()
    for index in 0..<50 {
      bench.served(nil, shares: index % 3 == 0 ? ["Ann": 0.5, "Bob": 0.5] : ["Ann": 1]) {
        $0.isSatisfied = index % 4 != 0
        $0.handlingSeconds = Double(index * 10)
      }
    }
    for indicator in IndicatorCatalogue.all {
      let evidence = try bench.evidence()
      let measurement = Measurement(indicator, in: evidence)
      guard let team = measurement.team, measurement.definition.form != .spread else { continue }
      let items = indicator.contributions(in: evidence).items
      let whole = items.filter { $0.scope != .agent }
      #expect(abs(whole.reduce(0) { $0 + $1.numerator } - team.total) < 1e-9, "\(measurement.definition.key)")
      let ann = items.filter { $0.scope != .team && $0.agent == 0 }
      let figure = measurement.agents.first { $0.group == "Ann" }?.figure
      #expect(abs(ann.reduce(0) { $0 + $1.denominator } - (figure?.count ?? 0)) < 1e-9, "\(measurement.definition.key)")
    }
  }

  @Test("A reconciliation names each conversation on which two definitions differ")
  func reconciliation() throws {
    var bench = Bench()
    bench.served("Ann") { $0.lastResolved = Bench.at(30) }
    bench.served("Ann") { $0.lastResolved = Bench.at(90) }
    let evidence = try bench.evidence()
    let entries = { (moment: ResolutionTime.Moment) in
      Reconciliation.entries(of: ResolutionTime(moment), in: evidence, byRound: false, hasHours: false)
    }
    let result = Reconciliation(entries(.first), entries(.last), in: bench.book)
    #expect(result.left == 1800)
    #expect(result.right == 3600)
    #expect(result.agreeing == 1)
    #expect(result.differences.map(\.conversation) == ["c1"])
    #expect(result.differences.first?.left == 1800)
    #expect(result.differences.first?.right == 5400)
  }
}
