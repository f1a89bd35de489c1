import Records
import Testing
import Workforce

@Suite("Resolutions, reopenings and shares, worked out by hand")
struct OutcomeTests {
  @Test("Full resolution: first, last and effective; a bare thanks after it changes nothing")
  func thanksAfterResolution() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 5)
    story.resolve("Ann", 10)
    story.customer(20, .noReplyNeeded)
    story.tell(.reopened, 20)
    story.agent("Ann", 21)
    story.resolve("Ann", 30)
    let book = story.reconstruct().book
    #expect(book.conversations.firstResolved(0) == Story.at(10))
    #expect(book.conversations.lastResolved(0) == Story.at(30))
    #expect(book.conversations.resolved(0) == Story.at(10))
    #expect(book.conversations.reopens(0) == 0)
    #expect(book.conversations.resolutionSeconds(0) == 600)
    #expect(book.rounds.count == 1)
  }

  @Test(
    "A reopening whose text nobody read counts once it is replied to, and not when it is closed again without a reply")
  func unreadReopening() {
    var answered = Story()
    answered.assign("Ann", 0)
    answered.customer(0)
    answered.agent("Ann", 5)
    answered.resolve("Ann", 10)
    answered.customer(20)
    var dismissed = answered
    answered.agent("Bob", 25)
    answered.resolve("Bob", 40)
    dismissed.resolve("Ann", 40)
    let book = answered.reconstruct().book
    #expect(book.conversations.reopens(0) == 1)
    #expect(book.conversations.resolved(0) == Story.at(40))
    // The reopening is charged to Ann, who had resolved it; Bob gets the outcome.
    #expect(
      book.resolutions.map { "\(book.names.agents[$0.agent] ?? "") \($0.reopened == nil)" } == [
        "Ann false", "Bob true",
      ])
    #expect(book.sharesByName() == ["Bob": 1])
    #expect(book.rounds.map(\.isFirst) == [true, true])
    #expect(book.rounds.map(\.opening) == [.message, .reopening])
    let other = dismissed.reconstruct().book
    #expect(other.conversations.reopens(0) == 0)
    #expect(other.conversations.resolved(0) == Story.at(10))
    #expect(other.conversations.lastResolved(0) == Story.at(40))
  }

  @Test("A reopening whose text needs a reply counts even when nobody replies")
  func ignoredReopening() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 5)
    story.resolve("Ann", 10)
    story.customer(20, .replyNeeded)
    let open = story.reconstruct(until: 60).book
    #expect(open.conversations.reopens(0) == 1)
    #expect(open.conversations.resolved(0) == nil)
    story.resolve("Ann", 40)
    let closed = story.reconstruct(until: 60).book
    #expect(closed.conversations.reopens(0) == 1)
    #expect(closed.conversations.resolved(0) == Story.at(40))
    #expect(closed.rounds.last?.ending == .unanswered)
  }

  @Test("Waiting for the customer and holds are not resolution time; the customer's own message ends the waiting")
  func requesterWait() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 10)
    story.tell(.pending, 10)
    story.customer(40)
    story.agent("Ann", 45)
    story.tell(.held, 45)
    story.tell(.continued, 60)
    story.resolve("Ann", 70)
    // 70 minutes less 30 of waiting for the customer and 15 of hold.
    #expect(story.reconstruct().book.conversations.resolutionSeconds(0) == 1500)
  }

  @Test(
    "The time between a resolution that did not hold and its reopening is resolution time: closing early stops no clock"
  )
  func prematureResolution() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 10)
    story.resolve("Ann", 10)
    story.customer(100)
    story.agent("Ann", 110)
    story.resolve("Ann", 110)
    #expect(story.reconstruct().book.conversations.resolutionSeconds(0) == 6600)
  }

  @Test("One touch: turns of agents are counted, not bubbles")
  func oneTouch() {
    var story = Story()
    story.customer(0)
    story.agent("Ann", 1)
    story.agent("Ann", 2)
    story.resolve("Ann", 3)
    story.conversation = "2"
    story.customer(0)
    story.agent("Ann", 1)
    story.agent("Bob", 2)
    story.resolve("Ann", 3)
    let book = story.reconstruct().book
    #expect(book.conversations.replies(0) == 1)
    #expect(book.conversations.replies(1) == 2)
  }

  @Test("Owner of the rating: shares are frozen at the resolution; assigning it away afterwards shifts nothing")
  func frozenShares() {
    var story = Story()
    story.assign("Ann", 0)
    for minute in [0.0, 2, 4] {
      story.customer(minute)
      story.agent("Ann", minute + 1)
    }
    story.assign("Bob", 5)
    story.customer(6)
    story.agent("Bob", 7)
    story.resolve("Bob", 8)
    story.assign("Cid", 9)
    story.tell(.rated, 10, value: 0)
    let book = story.reconstruct().book
    #expect(book.sharesByName() == ["Ann": 0.75, "Bob": 0.25])
    #expect(book.conversations.rating(0) == 0)
    #expect(book.conversations.isSatisfied(0) == false)
    #expect(book.conversations.transfers(0) == 2)
  }

  @Test("Coming back with the same matter is found, by matter or else by customer, and only after the resolution")
  func recontact() {
    var story = Story()
    for (identity, minute) in [("1", 0.0), ("2", 3), ("3", 100)] {
      story.conversation = identity
      story.customer(minute)
      story.agent("Ann", minute + 1)
      story.resolve("Ann", minute + 10)
    }
    let order = story.log.names.cases.code("order 7")
    for index in story.log.facts.indices { story.log.facts[index].matter = order }
    let book = story.reconstruct().book
    // The second began while the first was still open; only the third came after the resolution.
    #expect(book.conversations.recontacted(0) == Story.at(100))
    #expect(book.conversations.recontacted(1) == Story.at(100))
    #expect(book.conversations.recontacted(2) == nil)
    #expect((0..<3).map { book.conversations.attempt($0) } == [1, 2, 3])
    story.log.facts[2].matter = story.log.names.cases.code("order 8")
    #expect(story.reconstruct().book.conversations.recontacted(0) == nil)
    for index in story.log.facts.indices {
      story.log.facts[index].matter = nil
      story.log.facts[index].customer = 77
    }
    #expect(story.reconstruct().book.conversations.recontacted(0) == Story.at(100))
  }

  @Test("Merged: the wait goes on in the other conversation, and its first holders answer for their time")
  func merged() {
    var story = Story()
    story.customer(0)
    story.assign("Ann", 2)
    story.tell(.merged, 10, to: "2")
    story.tell(.resolved, 10)
    story.conversation = "2"
    story.assign("Bob", 0)
    story.customer(0)
    story.agent("Bob", 1)
    story.agent("Bob", 15)
    let result = story.reconstruct()
    #expect(result.book.conversations.exclusion(0) == .merged)
    #expect(result.book.roundsInMinutes(of: 0).isEmpty)
    #expect(
      result.book.roundsInMinutes(of: 1) == [
        .init(0, customer: 1, team: 0, .answered, ["Bob 1.0 replied"]),
        .init(0, customer: 15, team: 2, .answered, ["Ann 8.0 released", "Bob 5.0 replied"]),
      ])
    #expect(result.tallies.merged == 1)
    #expect(result.tallies.lateEvents == 1)
  }

  @Test("Merged in a chain and in a circle, and into a conversation that is not in the log")
  func mergedOddly() {
    var story = Story()
    story.customer(0)
    story.tell(.merged, 5, to: "2")
    story.conversation = "2"
    story.customer(3)
    story.tell(.merged, 10, to: "3")
    story.conversation = "3"
    story.customer(20)
    story.agent("Ann", 30)
    let chain = story.reconstruct().book
    #expect(chain.roundsInMinutes(of: 2).map(\.customer) == [30])
    #expect(chain.rounds.count == 1)

    var circle = Story()
    circle.customer(0)
    circle.tell(.merged, 5, to: "2")
    circle.conversation = "2"
    circle.tell(.merged, 7, to: "1")
    #expect(circle.reconstruct().tallies.merged == 2)

    var unknown = Story()
    unknown.customer(0)
    unknown.tell(.merged, 5)
    #expect(unknown.reconstruct().book.roundsInMinutes().map(\.ending) == [.merged])
  }

  @Test("Spam has no rounds and counts nowhere")
  func spam() {
    var story = Story()
    story.customer(0)
    story.tell(.markedSpam, 5)
    let result = story.reconstruct()
    #expect(result.book.rounds.isEmpty)
    #expect(result.book.conversations.exclusion(0) == .spam)
    #expect(result.tallies.spam == 1)
  }

  @Test("The same events twice change nothing but the count of duplicates")
  func duplicates() {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 5)
    story.resolve("Ann", 6)
    let once = story.reconstruct()
    for event in story.log.events { story.log.append(event) }
    let twice = story.reconstruct()
    #expect(twice.book == once.book)
    #expect(twice.tallies.duplicateEvents == 4)
  }

  @Test("Nothing at all, and a conversation without events")
  func empty() {
    #expect(Reconstruction(of: EventLog()).book.conversations.count == 0)
    var log = EventLog()
    _ = log.conversation("1")
    let book = Reconstruction(of: log).book
    #expect(book.conversations.count == 1)
    #expect(book.rounds.isEmpty)
  }
}
