import Synchronization
import Testing

@testable import Scoring

@Suite("Work on all cores")
struct ParallelTests {
  @Test("Results stand in the order of the items, however many are in work at once", arguments: [1, 2, 3, 50, .max])
  func order(limit: Int) {
    let inWork = Mutex((now: 0, most: 0, all: 0))
    let results = Parallel.map(Array(0..<50), atOnce: limit) { item in
      inWork.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
      // Long enough for others to begin.
      var sum = 0.0
      for term in 1...400_000 { sum += 1 / Double(term + item) }
      inWork.withLock { $0.now -= 1 }
      return sum > 0 ? item * item : -1
    }
    #expect(results == (0..<50).map { $0 * $0 })
    #expect(inWork.withLock { $0.most } <= limit && inWork.withLock { $0.all } == 50)
    #expect(Parallel.map([Int](), atOnce: limit) { $0 }.isEmpty)
  }

  @Test("Cases of fewer indicators are kept at once the more records there are")
  func memory() {
    #expect(CaseMemory.indicatorsAtOnce(conversations: 10_000_000) == 4)
    #expect(CaseMemory.indicatorsAtOnce(conversations: 1_000_000_000) == 2)
    #expect(CaseMemory.indicatorsAtOnce(conversations: 0) > 100)
  }
}
