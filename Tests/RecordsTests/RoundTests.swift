import Records
import Testing
import Workforce

@Suite("Reply rounds, worked out by hand")
struct RoundTests {
  @Test("First reply: an automatic receipt is none, and the clock runs from the customer's first message")
  func firstReply() {
    var story = Story()
    story.customer(0)
    story.tell(.systemMessage, 0.1)
    story.agent("Ann", 0.2, .automatic)
    story.assign("Ann", 4)
    story.agent("Ann", 10)
    let result = story.reconstruct()
    #expect(result.book.roundsInMinutes() == [.init(0, customer: 10, team: 4, .answered, ["Ann 6.0 replied"])])
    #expect(result.tallies.automaticMessages == 1)
    #expect(result.book.conversations.firstResponseSeconds(0) == 600)
    #expect(result.book.rounds[0].isFirst)
  }

  @Test("First reply: while a bot has the conversation no human is waited for; its hand-over starts the clock")
  func handover() {
    var story = Story()
    story.customer(0)
    story.tell(.botMessage, 0.5)
    story.customer(1)
    story.tell(.handedOver, 20)
    story.assign("Ann", 22)
    story.agent("Ann", 25)
    let book = story.reconstruct().book
    #expect(book.roundsInMinutes() == [.init(20, customer: 5, team: 2, .answered, ["Ann 3.0 replied"])])
    #expect(book.rounds[0].opening == .handover)
    #expect(book.conversations.botOutcome(0) == .escalated)
    #expect(book.conversations.queued(0) == Story.at(20))
  }

  @Test(
    "First reply: after a bot resolved and the customer comes back days later, the clock starts at the new hand-over")
  func handoverAfterBotResolved() {
    var story = Story()
    story.tell(.botBegan, 0)
    story.customer(0)
    story.tell(.resolved, 5, .byBot)
    story.tell(.botBegan, 7200)
    story.customer(7200)
    story.tell(.handedOver, 7201)
    story.assign("Ann", 7201)
    story.agent("Ann", 7211)
    let book = story.reconstruct().book
    #expect(book.roundsInMinutes() == [.init(7201, customer: 10, team: 0, .answered, ["Ann 10.0 replied"])])
    #expect(book.conversations.firstResponseSeconds(0) == 600)
  }

  @Test("A conversation that a bot settles has no round and is contained")
  func contained() {
    var story = Story()
    story.tell(.botBegan, 0)
    story.customer(0)
    story.tell(.botMessage, 1)
    story.tell(.resolved, 2, .byBot)
    let book = story.reconstruct().book
    #expect(book.rounds.isEmpty)
    #expect(book.conversations.outcome(0) == .contained)
    #expect(book.conversations.botOutcome(0) == .resolved)
  }

  @Test("Bot messages without a sign that the bot had the conversation do not stop the clock")
  func botWithoutHandover() {
    var story = Story()
    story.customer(0)
    story.tell(.botMessage, 1)
    let book = story.reconstruct(until: 30).book
    #expect(book.roundsInMinutes() == [.init(0, customer: 30, team: 30, .open, [])])
  }

  @Test("Consecutive messages of the customer are one round, from the first of them")
  func consecutiveMessages() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.customer(1)
    story.customer(2)
    story.agent("Ann", 3)
    story.agent("Ann", 3.5)
    story.customer(5)
    story.agent("Ann", 6)
    let book = story.reconstruct().book
    #expect(
      book.roundsInMinutes() == [
        .init(0, customer: 3, team: 0, .answered, ["Ann 3.0 replied"]),
        .init(5, customer: 1, team: 0, .answered, ["Ann 1.0 replied"]),
      ])
    #expect(book.conversations.replies(0) == 2)
  }

  @Test("A perfunctory reply leaves the customer waiting, unless the rules count it")
  func perfunctory() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 1, .perfunctory)
    story.agent("Ann", 9)
    #expect(story.reconstruct().book.roundsInMinutes().map(\.customer) == [9])
    var rules = ReconstructionRules()
    rules.perfunctoryRepliesAreVoid = false
    #expect(story.reconstruct(rules: rules).book.roundsInMinutes().map(\.customer) == [1])
  }

  @Test("A customer who never gets a reply is unanswered, closed or not")
  func unanswered() {
    var story = Story()
    story.customer(0)
    story.assign("Ann", 2)
    story.resolve("Ann", 30)
    story.conversation = "2"
    story.customer(10)
    let book = story.reconstruct(until: 60).book
    #expect(book.roundsInMinutes(of: 0) == [.init(0, customer: 30, team: 2, .unanswered, ["Ann 28.0 unanswered"])])
    #expect(book.roundsInMinutes(of: 1) == [.init(10, customer: 50, team: 50, .open, [])])
    #expect(book.conversations.outcome(0) == .abandoned)
  }

  @Test(
    "A message closed without a reply after a human has replied: dismissed, unless its text needed one or the rules are strict"
  )
  func closedWithoutReply() {
    func story(_ flags: SupportEvent.Flags) -> Story {
      var story = Story()
      story.assign("Ann", 0)
      story.customer(0)
      story.agent("Ann", 1)
      story.customer(2, flags)
      story.resolve("Ann", 8)
      return story
    }
    let unknown = story([]).reconstruct()
    #expect(unknown.book.roundsInMinutes().last?.ending == .dismissed)
    #expect(unknown.tallies.dismissedRounds == 1)
    #expect(story(.replyNeeded).reconstruct().book.roundsInMinutes().last?.ending == .unanswered)
    var rules = ReconstructionRules()
    rules.unexplainedClosing = .unanswered
    #expect(story([]).reconstruct(rules: rules).book.roundsInMinutes().last?.ending == .unanswered)
    let thanks = story(.noReplyNeeded).reconstruct()
    #expect(thanks.book.rounds.count == 1)
    #expect(thanks.tallies.thanks == 1)
  }

  @Test(
    "Reassigned: each agent answers for the time in hand, the replier for the own time only, nobody's time is the team's"
  )
  func reassigned() {
    var story = Story()
    story.customer(0)
    story.assign("Ann", 1)
    story.tell(.unassigned, 11)
    story.assign("Bob", 14)
    story.agent("Bob", 19)
    let book = story.reconstruct().book
    #expect(
      book.roundsInMinutes() == [.init(0, customer: 19, team: 4, .answered, ["Ann 10.0 released", "Bob 5.0 replied"])])
    #expect(
      book.ownership.map { "\(book.names.agents[$0.agent] ?? "team") \($0.until.seconds(since: $0.from) / 60)" } == [
        "team 1.0", "Ann 10.0", "team 3.0", "Bob 5.0",
      ])
  }

  @Test(
    "A colleague's reply ends the round; the holder is neither replier nor released, and the colleague has no clock")
  func colleagueReplies() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Bob", 4)
    let book = story.reconstruct().book
    #expect(book.roundsInMinutes() == [.init(0, customer: 4, team: 0, .answered, ["Ann 4.0 colleagueReplied"])])
    #expect(book.names.agents[book.rounds[0].replier] == "Bob")
  }

  @Test("Where no assignments are recorded the replier is taken to have held the conversation, and this is said")
  func noAssignments() {
    var story = Story()
    story.customer(0)
    story.agent("Ann", 4)
    story.customer(5)
    story.agent("Ann", 6)
    let result = story.reconstruct()
    #expect(result.book.roundsInMinutes().map(\.holdings) == [["Ann 4.0 replied"], ["Ann 1.0 replied"]])
    #expect(result.book.holdings.map(\.isAssumed) == [true, false])
    #expect(result.tallies.assumedHoldings == 1)
  }

  @Test("Clocks run in business hours, agents' clocks in their shifts too; the rest is the team's")
  func hoursAndShifts() throws {
    // Open 9–12 and 13–18; Ann works 10–12 and 13–15.
    let hours = BusinessHours(spans: [(Story.at(0), Story.at(180)), (Story.at(240), Story.at(540))])
    let shift = BusinessHours(spans: [(Story.at(60), Story.at(180)), (Story.at(240), Story.at(360))])
    var clocks = ServiceClocks(standard: hours)
    clocks.shifts["Ann"] = shift
    var story = Story()
    story.assign("Ann", 0)
    story.customer(30)
    story.agent("Ann", 300)
    // 9:30 to 14:00: 3.5 business hours, of which Ann was there from 10 to 12 and from 13 to 14.
    #expect(
      story.reconstruct(clocks: clocks).book.roundsInMinutes() == [
        .init(30, customer: 210, team: 30, .answered, ["Ann 180.0 replied"])
      ])
    clocks.channels[.chat] = BusinessHours(spans: [(Story.at(0), Story.at(600))])
    #expect(story.reconstruct(clocks: clocks).book.roundsInMinutes().map(\.customer) == [270])
  }
}
