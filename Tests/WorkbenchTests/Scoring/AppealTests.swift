import Testing
import Workforce

@Suite("Appeals change the records they are about and nothing else")
struct AppealTests {
  private func book() -> RecordBook {
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1e6))
    for (index, agent) in ["a", "b", "a"].enumerated() {
      var record = ContactRecord(
        contact: "\(index)", type: "t", channel: .chat, arrived: Instant(secondsSince1970: Double(index)),
        outcome: .answered)
      (record.agent, record.isSatisfied) = (agent, false)
      book.append(record)
    }
    return book
  }

  @Test("Exclude, correct, re-attribute")
  func actions() throws {
    var book = book()
    try book.apply(Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "d"))
    try book.apply(Appeal(record: "1", action: .correct, field: .satisfied, value: "yes", reason: "r", decidedBy: "d"))
    try book.apply(
      Appeal(record: "2", action: .reattribute, fromAgent: "a", toAgent: "b", reason: "r", decidedBy: "d"))
    #expect(book.conversations.exclusion(0) == .appealed && book.conversations.exclusion(1) == nil)
    #expect(book.conversations.isSatisfied(1) == true && book.conversations.isSatisfied(2) == false)
    #expect(
      book.names.agents[book.conversations.agent(2)] == "b" && book.names.agents[book.conversations.agent(0)] == "a")
    try book.apply(Appeal(record: "1", action: .correct, field: .satisfied, value: "", reason: "r", decidedBy: "d"))
    #expect(book.conversations.isSatisfied(1) == nil)
  }

  @Test("What there is not cannot be appealed, and the records stay as they were")
  func refusals() {
    var changed = book()
    for (appeal, error) in [
      (Appeal(record: "9", action: .exclude, reason: "r", decidedBy: "d"), AppealError.noSuchRecord("9")),
      (
        Appeal(record: "0", action: .reattribute, fromAgent: "b", toAgent: "a", reason: "r", decidedBy: "d"),
        .notAnswerable(agent: "b", record: "0")
      ),
      (
        Appeal(record: "0", action: .reattribute, fromAgent: "a", toAgent: "z", reason: "r", decidedBy: "d"),
        .noSuchAgent("z")
      ),
      (
        Appeal(record: "0", action: .correct, field: .accuracy, value: "7", reason: "r", decidedBy: "d"),
        .incomplete(
          record: "0", found: "“7” for accuracy", expected: "a mark from 0 to 1 such as 0.95 or 95%, or nothing")
      ),
    ] {
      #expect(throws: error) { try changed.apply(appeal) }
    }
    #expect(changed == book())
  }
}
