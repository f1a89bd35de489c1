import Statistics
import Testing

struct TallyTests {
  @Test func knownSample() {
    let tally = Tally([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(tally.count == 8 && tally.mean == 5 && tally.populationVariance == 4)
    #expect(abs(tally.variance - 32.0 / 7) < 1e-15)
    #expect(tally.minimum == 2 && tally.maximum == 9 && abs(tally.sum - 40) < 1e-12)
    #expect(abs(tally.standardError - (32.0 / 7 / 8).squareRoot()) < 1e-15)
  }

  @Test func nothingAndOne() {
    var tally = Tally()
    #expect(tally.count == 0 && tally.mean == 0 && tally.variance == 0 && tally.minimum == nil && tally.maximum == nil)
    tally.add(3)
    #expect(tally.mean == 3 && tally.variance == 0 && tally.minimum == 3 && tally.maximum == 3)
  }

  @Test("digits survive a large offset, where sums of squares would lose them all")
  func offset() {
    let tally = Tally((0..<1000).map { 1e9 + Double($0 % 2) })
    #expect(abs(tally.populationVariance - 0.25) < 1e-6)
  }

  @Test("merging in any grouping gives the tally of all values")
  func merging() {
    var stream = RandomStream(seed: 2, replication: 0, purpose: "tally", entity: 0)
    for trial in 0..<50 {
      let values = (0..<60).map { _ in 100 + stream.exponential() }
      let cuts = [0, stream.index(below: 61), stream.index(below: 61), 60].sorted()
      let parts = (0..<3).map { Tally(values[cuts[$0]..<cuts[$0 + 1]]) }
      var left = parts[0]
      left.merge(parts[1])
      left.merge(parts[2])
      var tail = parts[1]
      tail.merge(parts[2])
      var right = parts[0]
      right.merge(tail)
      let whole = Tally(values)
      for merged in [left, right] {
        #expect(merged.count == 60 && merged.minimum == whole.minimum && merged.maximum == whole.maximum)
        #expect(abs(merged.mean - whole.mean) < 1e-12 * whole.mean, "trial \(trial), cuts \(cuts)")
        #expect(abs(merged.variance - whole.variance) < 1e-10 * whole.variance, "trial \(trial), cuts \(cuts)")
      }
    }
  }
}

struct TimeWeightedTests {
  @Test func steps() {
    var queue = TimeWeighted(value: 1, at: 10)
    queue.set(3, at: 14)
    queue.add(-2, at: 15)
    #expect(queue.value == 1 && queue.maximum == 3)
    #expect(queue.integral(until: 20) == 4 + 3 + 5)
    #expect(queue.mean(until: 20) == 1.2)
    #expect(queue.mean(until: 15) == 1.4)
  }

  @Test func restarting() {
    var queue = TimeWeighted()
    queue.add(2, at: 5)
    #expect(queue.restart(at: 10) == 10)
    #expect(queue.mean(until: 10) == 2)
    queue.add(2, at: 12)
    #expect(queue.mean(until: 14) == 3)
    #expect(queue.maximum == 4)
  }

  @Test("intervals add up to the whole, however it is cut")
  func additive() {
    var stream = RandomStream(seed: 3, replication: 0, purpose: "queue", entity: 0)
    var (whole, cut) = (TimeWeighted(), TimeWeighted())
    var (time, pieces) = (0.0, 0.0)
    for _ in 0..<500 {
      time += stream.exponential()
      let change = stream.uniform() - 0.5
      whole.add(change, at: time)
      cut.add(change, at: time)
      if stream.happens(withProbability: 0.1) { pieces += cut.restart(at: time) }
    }
    #expect(abs(whole.integral(until: time) - pieces - cut.integral(until: time)) < 1e-9)
  }
}
