import Testing
import Workforce

@testable import Scoring

@Suite("Cases of records")
struct CaseSourceTests {
  /// Conversations with shares and without, ratings by halves, and a sum per agent and day.
  private func evidence() throws -> Evidence {
    let period = try #require(Period("2025-10", clock: .utc))
    var book = RecordBook(observedUntil: period.end.advanced(by: 30 * 86_400))
    for name in ["A", "B", "C"] { _ = book.names.agents.code(name) }
    for index in 0..<300 {
      let arrived = period.start.advanced(by: 7_300 * Double(index))
      var item = Conversation(channel: index % 3 == 0 ? .email : .chat, arrived: arrived, outcome: .answered)
      item.agent = Int32(index % 3)
      item.customer = UInt64(1 + index % 40)
      item.answered = arrived.advanced(by: Double(10 + index * 7 % 400))
      item.isSatisfied = index % 4 == 0 ? nil : index % 5 > 0
      let shares = index % 7 == 0 ? [Credit(agent: 0, share: 0.25), Credit(agent: 2, share: 0.75)] : []
      book.append("\(index)", item, shares: shares)
    }
    var day = AgentDay(agent: 1, days: DateRange(period.days.first), channel: .phone)
    (day.handled, day.firstResponseSeconds) = (40, 31)
    (day.staffedSeconds, day.busySeconds) = (28_800, 20_000)
    book.agentDays = [day]
    return Evidence(book: book, period: period)
  }

  @Test("are the same while they are kept and when they are made anew")
  func kept() throws {
    let source = CaseSource(try evidence())
    var (weights, sums) = (Set<Double>(), 0)
    for indicator in IndicatorCatalogue.all {
      guard let cases = source.cases(indicator) else { continue }
      func all() -> [ScoredCase] {
        var found: [ScoredCase] = []
        cases.table.forEach { item in
          var item = item
          // Not a number is unlike itself.
          if item.expectedWait.isNaN { (item.expectedWait, item.adequateWait) = (-1, -1) }
          found.append(item)
        }
        return found
      }
      let kept = all()
      cases.release()
      #expect(all() == kept, "\(indicator.definition.key)")
      #expect(kept.isEmpty == cases.table.isEmpty)
      weights.formUnion(kept.map(\.weight))
      sums += kept.count { $0.record < -1 }
    }
    // Else the comparison would have been of the simplest cases only.
    #expect(weights.isSuperset(of: [1, 0.25, 0.75]) && sums > 0)
  }

  @Test("Stretches that are filled on several threads are in order")
  func filled() {
    let count = 300_001
    let values = Parallel.fill(count) { (places, take: (Int) -> Void) in for place in places { take(place * 2) } }
    #expect(values.count == count && values.indices.allSatisfy { values[$0] == $0 * 2 })
    #expect(Parallel.fill(0) { (places, take: (Int) -> Void) in for place in places { take(place) } }.isEmpty)
  }
}
