import Statistics
import TestSupport
import Testing
import Workforce

@testable import Simulation

/// What must hold in any scenario whatever, tried on hundreds of small ones drawn at random.
@Suite("Random scenarios")
struct RandomScenarioTests {
  /// A scenario is drawn for each seed, every other one full of ties.
  static let seeds = Array(UInt64(1)...150)

  private static func scenario(_ seed: UInt64) -> Scenario {
    RandomScenario.draw(seed: seed, options: .init(hasTies: seed.isMultiple(of: 2)))
  }

  @Test("the state makes sense after every event", arguments: seeds)
  func invariants(seed: UInt64) throws {
    var replication = Replication(try SimulationModel(Self.scenario(seed)), seed: seed, number: 0)
    replication.eventsBetweenChecks = 1
    replication.eventsUntilCheck = 1
    replication.run()
    #expect(replication.checks > 0)
  }

  @Test("records add up to the counters, contact by contact", arguments: seeds)
  func records(seed: UInt64) throws {
    let scenario = Self.scenario(seed)
    var replication = Replication(try SimulationModel(scenario), seed: seed, number: 0, keepingRecords: true)
    replication.run()
    let (records, result) = (replication.takeRecords(), replication.result)
    let replay = RecordReplay(records, of: scenario)
    for interval in 0...result.intervalCount {
      for type in 0..<result.typeCount {
        let (counted, replayed) = (result.counts(type: type, interval: interval), replay.counts[interval][type])
        #expect(counted.agrees(with: replayed), "seed \(seed), type \(type), interval \(interval)")
      }
    }
    // Everyone who came to the front door left through one of the others.
    #expect(records.map(\.number).sorted() == (0..<result.contacts).map { Int64($0 + 1) }, "seed \(seed)")
  }

  @Test("keeping records changes nothing", arguments: seeds.prefix(40))
  func watching(seed: UInt64) throws {
    let model = try SimulationModel(Self.scenario(seed))
    var watched = Replication(model, seed: 1, number: 3, keepingRecords: true)
    var alone = Replication(model, seed: 1, number: 3)
    watched.run()
    // In steps, as records are written.
    var limit = 0.0
    while alone.run(until: limit) { limit += 100 }
    #expect(watched.result.counts == alone.result.counts && watched.result.times == alone.result.times, "seed \(seed)")
    #expect(watched.result.bots == alone.result.bots)
  }

  @Test("agents work as long as their contacts take, interval by interval", arguments: seeds)
  func busyTime(seed: UInt64) throws {
    let scenario = Self.scenario(seed)
    let model = try SimulationModel(scenario)
    var replication = Replication(model, seed: seed, number: 0, keepingRecords: true)
    replication.run()
    let (records, result) = (replication.takeRecords(), replication.result)
    let replay = RecordReplay(records, of: scenario)
    for group in 0..<result.groupCount {
      for interval in 0...result.intervalCount {
        let times = result.times(group: group, interval: interval)
        let busy = replay.busyTime(of: group, during: interval, agents: model.groupOfAgent, until: result.lastMoment)
        #expect(abs(times.busy - busy) < 1e-6, "seed \(seed), group \(group), interval \(interval)")
        #expect(times.present > times.busy - 1e-6 && times.paid > times.present - 1e-6)
      }
    }
  }

  /// Little's law holds path by path: the queue that the engine keeps is at every moment the one that the records show, so its
  /// integral is the sum of the waits.
  @Test("the queue is the one that the records show", arguments: seeds)
  func queue(seed: UInt64) throws {
    let scenario = Self.scenario(seed)
    var replication = Replication(try SimulationModel(scenario), seed: seed, number: 0, keepingRecords: true)
    var queues: [(time: Double, waiting: Int32)] = []
    var luck = Luck(seed: seed, "moments")
    var moment = 0.0
    while replication.run(until: moment) {
      queues.append((moment, replication.waiting))
      moment += 60 * luck.uniform()
    }
    let records = replication.takeRecords().filter { $0.queued >= 0 }
    for (time, waiting) in queues {
      let shown = records.count { record in
        let left = record.answered >= 0 ? record.answered : record.ended >= 0 ? record.ended : .infinity
        return record.queued <= time && time < left
      }
      #expect(shown == waiting, "seed \(seed), moment \(time)")
    }
  }

  @Test("the scenarios drawn let everything happen that can happen")
  func variety() throws {
    var fates: Set<SimulatedContact.Fate> = []
    var (contacts, afterEnd, recontacts, breaks) = (0, 0, 0, 0)
    for seed in Self.seeds {
      let model = try SimulationModel(Self.scenario(seed))
      var replication = Replication(model, seed: seed, number: 0, keepingRecords: true)
      replication.run()
      let (records, result) = (replication.takeRecords(), replication.result)
      fates.formUnion(records.map(\.fate))
      contacts += result.contacts
      recontacts += records.count { $0.attempt > 1 }
      for group in 0..<result.groupCount {
        let times = result.times(group: group)
        if times.paid > times.present + 1 { breaks += 1 }
        if result.times(group: group, interval: result.intervalCount).busy > 0 { afterEnd += 1 }
      }
    }
    #expect(fates == [.answered, .abandoned, .balked, .blocked, .cleared, .contained, .unfinished])
    #expect(contacts > 10_000 && afterEnd > 10 && recontacts > 50 && breaks > 10)
  }

  @Test("the same model, seed and number give the same run; another number another one")
  func reproducible() throws {
    let model = try SimulationModel(Self.scenario(5))
    func counts(_ seed: UInt64, _ number: Int) -> [ContactCounts] {
      var replication = Replication(model, seed: seed, number: number)
      replication.run()
      return replication.result.counts
    }
    #expect(counts(1, 0) == counts(1, 0))
    #expect(counts(1, 0) != counts(1, 1) && counts(1, 0) != counts(2, 0))
  }
}
