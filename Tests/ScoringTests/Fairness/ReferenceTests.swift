import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Comparisons held against a reference")
struct ReferenceTests {
  @Test("Whatever is objected to, whose cases are as they were has the same figures to the last bit")
  func strangers() throws {
    var (movedAnew, strangers) = (0, 0)
    for seed in 0..<400 {
      let maker = ReferenceMaker(seed: seed)
      guard let old = FairComparison(maker.table(maker.before)) else { continue }
      let new = FairComparison(maker.table(maker.after), heldAgainst: old)
      let moved = maker.moved(old, new).subtracting(maker.parties)
      #expect(moved.isEmpty, "seed \(seed): \(moved) moved, the parties are \(maker.parties)")
      #expect(
        new.teamMean == old.teamMean && new.designEffect == old.designEffect && new.loadSlope == old.loadSlope
          && new.betweenVariance == old.betweenVariance && new.strataCount == old.strataCount, "seed \(seed)")
      // The same test fails without a reference.
      guard let anew = FairComparison(maker.table(maker.after)) else { continue }
      strangers += maker.agents - maker.parties.count
      movedAnew += maker.moved(old, anew).subtracting(maker.parties).count
    }
    #expect(strangers > 800 && Double(movedAnew) > 0.95 * Double(strangers), "\(movedAnew) of \(strangers)")
  }

  @Test("Without objections a comparison held against a reference is the reference, bit by bit")
  func same() throws {
    for seed in 400..<600 {
      let maker = ReferenceMaker(seed: seed)
      guard let old = FairComparison(maker.table(maker.before)) else { continue }
      let again = FairComparison(maker.table(maker.before), heldAgainst: old)
      #expect(maker.moved(old, again).isEmpty, "seed \(seed)")
    }
  }

  @Test("A party's own sums are those of the corrected cases, as they would be without a reference")
  func parties() throws {
    for seed in 600..<800 {
      let maker = ReferenceMaker(seed: seed)
      guard let old = FairComparison(maker.table(maker.before)), let anew = FairComparison(maker.table(maker.after))
      else { continue }
      let new = FairComparison(maker.table(maker.after), heldAgainst: old)
      for agent in maker.parties {
        let (own, free) = (new.estimates[agent], anew.estimates[agent])
        #expect(own.records == free.records && own.sample == free.sample, "seed \(seed)")
        #expect(own.customers == free.customers, "seed \(seed)")
        // The same cases, added up in other strata.
        #expect(abs((own.raw ?? -1) - (free.raw ?? -1)) < 1e-9, "seed \(seed)")
        #expect(own.effectiveSample <= own.sample + 1e-9, "seed \(seed)")
        #expect((own.effectiveSample > 0) == (own.sample > 0), "seed \(seed)")
      }
    }
  }

  @Test("Nobody else moves, not even who works alone and is known by what is believed beforehand")
  func aloneAtNight() throws {
    var stream = RandomStream(seed: 82, replication: 0, purpose: "reference", entity: "alone")
    let cases = (0..<300).map { place in
      let agent = place % 5
      return ScoredCase(
        agent: Int32(agent), record: Int32(place), customer: UInt64(place),
        stratum: StratumKey(channel: 1, hours: agent == 4 ? 1 : 2), value: min(600, 60 * stream.exponential()))
    }
    let old = try #require(FairComparison(CaseTable(.amount(limit: 600), agentCount: 5, cases: cases)))
    #expect(!old.estimates[4].isCompared)
    // Half of the cases of the first agent are left out.
    let rest = cases.filter { $0.agent != 0 || $0.record % 2 == 1 }
    let new = FairComparison(CaseTable(.amount(limit: 600), agentCount: 5, cases: rest), heldAgainst: old)
    #expect(new.estimates[0] != old.estimates[0])
    #expect(new.estimates[1...] == old.estimates[1...])
  }

  @Test("One stratum, worked out by hand: an excluded failure moves the agent's own share only")
  func oneStratum() throws {
    let counts = [(18, 20), (16, 20), (12, 20), (19, 20), (15, 20)].map { (successes: $0.0, cases: $0.1) }
    let before = CaseMaker.shares(counts)
    let old = try #require(FairComparison(CaseTable(.share, agentCount: 5, cases: before)))
    let failure = try #require(before.firstIndex { $0.agent == 2 && $0.value == 0 })
    var after = before
    after.remove(at: failure)
    let new = FairComparison(CaseTable(.share, agentCount: 5, cases: after), heldAgainst: old)
    let party = new.estimates[2]
    // 12 of 19; colleagues had 68 of 80 on the same kind of case.
    #expect(party.raw == 12.0 / 19 && abs(party.effectiveSample - 19) < 1e-9 && party.expected == 68.0 / 80)
    #expect(abs((party.adjusted ?? 0) - 12.0 / 19) < 1e-12)
    // What is believed beforehand comes from the four others as they were frozen: logits of (s + ½)/(f + ½), with the variance
    // 1/(20 p (1 − p)) at the share p of the others of each.
    let seen = counts.map { count in
      let others = Double(80 - count.successes) / 80
      return Heterogeneity.Observation(
        value: MathFunctions.log((Double(count.successes) + 0.5) / (Double(count.cases - count.successes) + 0.5)),
        variance: 1 / (20 * others * (1 - others)))
    }
    let prior = try #require(Heterogeneity(seen, scale: 0.4).prior(without: 2))
    let posterior = Posterior(
      priorMean: prior.mean, priorVariance: prior.variance,
      evidence: .trials(successes: 12, failures: 7, offset: 0), kind: .share)
    #expect(abs(party.fair.mean - posterior.mean) < 1e-9 && abs(party.fair.low - posterior.quantile(0.025)) < 1e-9)
    #expect(party.fair.mean > old.estimates[2].fair.mean)
  }

  @Test("A stratum at its minimum stays one when a case is taken out of it; anew it would be pooled")
  func minimum() throws {
    let key = { (issue: Int) in StratumKey(channel: 1, issue: issue) }
    // Thirty cases, sixty, and three that are a stratum only because nothing else is left over.
    let before =
      CaseMaker.shares([(9, 10), (8, 10), (6, 10)], stratum: key(1))
      + CaseMaker.shares([(12, 20), (10, 20), (15, 20)], stratum: key(2))
      + CaseMaker.shares([(1, 1), (1, 1), (0, 1)], stratum: key(3))
    let old = try #require(FairComparison(CaseTable(.share, agentCount: 3, cases: before)))
    #expect(old.strataCount == 3)
    let after = Array(before.dropFirst())
    let anew = try #require(FairComparison(CaseTable(.share, agentCount: 3, cases: after)))
    #expect(anew.strataCount == 2 && abs(anew.estimates[1].fair.mean - old.estimates[1].fair.mean) > 1e-4)
    let new = FairComparison(CaseTable(.share, agentCount: 3, cases: after), heldAgainst: old)
    #expect(new.strataCount == 3 && new.estimates[1] == old.estimates[1] && new.estimates[2] == old.estimates[2])
  }

  @Test(
    "A first case in a stratum is held against all who have cases there; one of a kind never seen, against the nearest")
  func firstCase() throws {
    let (first, second) = (StratumKey(channel: 1, issue: 1), StratumKey(channel: 1, issue: 2))
    let before =
      CaseMaker.shares([(30, 40), (20, 40), (10, 40), (0, 0)], stratum: first)
      + CaseMaker.shares([(0, 0), (38, 40), (37, 40), (39, 40)], stratum: second)
    let old = try #require(FairComparison(CaseTable(.share, agentCount: 4, cases: before)))
    #expect(old.strataCount == 2)
    func expected(_ stratum: StratumKey) throws -> Double {
      // Agent 0 has half a case more, in a stratum that was none of the agent's own.
      let item = ScoredCase(agent: 0, record: 9999, customer: 77, stratum: stratum, value: 1)
      let new = FairComparison(CaseTable(.share, agentCount: 4, cases: before + [item]), heldAgainst: old)
      #expect(new.estimates.dropFirst() == old.estimates.dropFirst())
      // 40 cases are held against 30 of 80 good ones, the new one against what is wanted.
      return (new.estimates[0].expected ?? 0) * 41 - 40 * 30.0 / 80
    }
    #expect(abs(try expected(second) - 114.0 / 120) < 1e-9)
    #expect(abs(try expected(StratumKey(channel: 1, issue: 2, load: 3)) - 114.0 / 120) < 1e-9)
    // Nothing but the channel in common: of equally large strata the first, where the agent's colleagues had 30 of 80.
    #expect(abs(try expected(StratumKey(channel: 1, issue: 3)) - 30.0 / 80) < 1e-9)
  }

  @Test("Who is new leans on all, and who has nothing left on the others, as before")
  func newAndGone() throws {
    let before = CaseMaker.shares([(18, 20), (16, 20), (12, 20), (1, 1), (0, 0)])
    let old = try #require(FairComparison(CaseTable(.share, agentCount: 5, cases: before)))
    var after = before
    let last = try #require(after.firstIndex { $0.agent == 3 })
    after[last].agent = 4
    let new = FairComparison(CaseTable(.share, agentCount: 5, cases: after), heldAgainst: old)
    #expect(new.estimates.prefix(3) == old.estimates.prefix(3))
    let gone = new.estimates[3]
    #expect(gone.records == 0 && gone.raw == nil && gone.expected == nil && gone.reliability == 0)
    // Without a case of one's own there is only what is known of the others: the prior itself.
    let newcomer = new.estimates[4]
    #expect(newcomer.raw == 1 && newcomer.fair.mean > old.estimates[4].fair.mean, "one success more than nothing")
    #expect(abs(gone.fair.mean - old.estimates[3].fair.mean) < 0.1 && gone.fair.mean < old.estimates[3].fair.mean)
    let none = FairComparison(CaseTable(.share, agentCount: 5, cases: []), heldAgainst: old)
    #expect(none.estimates.allSatisfy { $0.records == 0 && $0.raw == nil } && none.teamMean == old.teamMean)
  }
}
