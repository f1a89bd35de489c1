import Records
import Testing
import Workforce

/// Times are minutes after Monday 2025-10-13, 09:00 in Shanghai.
@Suite("Dialects, worked out by hand")
struct DialectTests {
  private func period(_ text: String = "2025-10") throws -> Period {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    return try #require(Period(text, clock: clock))
  }

  /// The values a dialect gives, in the order of conversations.
  private func values(_ key: String, _ story: Story, until: Double? = nil, _ text: String = "2025-10") throws
    -> [Double]
  {
    let dialect = try #require(Dialect.find(key))
    let items = dialect.contributions(of: story.log, in: try period(text), observedUntil: until.map(Story.at))
    #expect(items.allSatisfy { $0.denominator == 1 })
    return items.map(\.numerator)
  }

  @Test(
    "Zendesk's first reply runs from creation, the bot's time and perfunctory comments included; the unanswered are left out"
  )
  func zendeskFirstReply() throws {
    var story = Story()
    story.customer(0)
    story.tell(.botMessage, 1)
    story.tell(.handedOver, 20)
    story.agent("Ann", 21, .automatic)
    story.agent("Ann", 22, .perfunctory)
    story.agent("Ann", 30)
    story.conversation = "2"
    story.agent("Ann", 0)
    story.customer(5)
    story.agent("Ann", 9)
    story.conversation = "3"
    story.customer(0)
    #expect(try values("zendesk-first-reply", story, until: 600) == [22 * 60, 9 * 60])
    // Ours: from the hand-over to the effective reply, and the one left out there waits for ever.
    let ours = story.reconstruct(until: 600).book
    #expect(ours.rounds.map(\.customerSeconds) == [600, 240, 36_000])
  }

  @Test(
    "Zendesk's resolution goes to the last Solved, its reopening counts a thanks, its wait counts Solved time if reopened"
  )
  func zendeskResolution() throws {
    var story = Story()
    story.assign("Ann", 0)
    story.customer(0)
    story.agent("Ann", 10)
    story.tell(.pending, 10)
    story.tell(.continued, 40)
    story.resolve("Ann", 50)
    story.customer(60, .noReplyNeeded)
    story.tell(.reopened, 60)
    story.resolve("Ann", 90)
    #expect(try values("zendesk-full-resolution", story) == [90 * 60])
    #expect(try values("zendesk-reopens", story) == [1])
    #expect(try values("zendesk-requester-wait", story) == [60 * 60])
    #expect(try values("zendesk-one-touch", story) == [1])
    let book = story.reconstruct().book
    #expect(book.conversations.resolutionSeconds(0) == 1200)
    #expect(book.conversations.reopens(0) == 0)
  }

  @Test("旺旺: rounds within three minutes from 8 to 24 o'clock; perfunctory replies count, the unanswered are misses")
  func tmall() throws {
    var story = Story()
    story.customer(0)
    story.customer(1)
    story.agent("Ann", 3)  // exactly three minutes after the first of the buyer's messages
    story.customer(10)
    story.agent("Ann", 11, .perfunctory)
    story.customer(20)
    story.agent("Ann", 24)
    story.customer(30)
    story.conversation = "2"
    story.customer(14.5 * 60)  // 23:30
    story.agent("Bob", 14.5 * 60 + 1)
    story.conversation = "3"
    story.customer(22.5 * 60)  // 7:30 of the next day
    #expect(try values("tmall-replied-within-3m", story, until: 3000) == [1, 1, 0, 0, 1])
    #expect(try values("tmall-replied-within-3m-to-23", story, until: 3000) == [1, 1, 0, 0])
    #expect(try values("tmall-average-response", story, until: 3000) == [180, 60, 240, 60])
  }

  @Test("抖音: 22:59:59 counts and 23:00:00 does not; an unanswered round counts 600 s once these have passed")
  func douyinHours() throws {
    var story = Story()
    story.customer(-60 - 1.0 / 60)  // 7:59:59
    story.agent("Ann", -59)
    story.conversation = "2"
    story.customer(-60)  // 8:00:00
    story.agent("Ann", -59)
    story.conversation = "3"
    story.customer(14 * 60 - 1.0 / 60)  // 22:59:59
    story.agent("Ann", 14 * 60)
    story.conversation = "4"
    story.customer(14 * 60)  // 23:00:00
    story.agent("Ann", 14 * 60 + 1)
    story.conversation = "5"
    story.customer(100)
    let values = try values("douyin-average-response", story, until: 1000)
    #expect(values.map { $0.rounded() } == [60, 1, 600])
    #expect(try self.values("douyin-average-response", story, until: 105).count == 1)
  }

  @Test("抖音: perfunctory replies are void from 2026-09-29 on, and count the day before")
  func douyinChange() throws {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let change = clock.instant(try #require(CalendarDate("2026-09-29")), secondOfDay: 0)
    let minutes = change.seconds(since: Story.nine) / 60
    var story = Story()
    story.customer(minutes - 600)
    story.agent("Ann", minutes - 599, .perfunctory)
    story.conversation = "2"
    story.customer(minutes + 600)
    story.agent("Ann", minutes + 601, .perfunctory)
    story.agent("Ann", minutes + 605)
    #expect(try values("douyin-average-response-2026", story, "2026") == [60, 300])
    #expect(try values("douyin-average-response", story, "2026") == [60, 60])
    let old = try #require(Dialect.find("douyin-average-response"))
    let new = try #require(Dialect.find("douyin-average-response-2026"))
    let (before, after) = (try period("2026-08"), try period("2026-10"))
    #expect(old.isInForce(in: before) && !old.isInForce(in: after))
    #expect(!new.isInForce(in: before) && new.isInForce(in: after))
  }

  @Test(
    "京东: sessions begun from 23 to 9 o'clock are left out; only the first reply counts; the suspension of 2024 is exempt"
  )
  func jingdong() throws {
    var story = Story()
    story.customer(-30)  // 8:30
    story.agent("Ann", -29)
    story.conversation = "2"
    story.customer(0)  // 9:00
    story.agent("Ann", 0.5)
    story.customer(5)
    story.agent("Ann", 10)
    story.conversation = "3"
    story.customer(1)
    #expect(try values("jd-first-reply-within-30s", story, until: 600) == [1, 0])
    #expect(try values("jd-average-response", story, until: 600) == [30, 300])
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    var suspended = Story()
    for (day, name) in [("2024-02-03", "1"), ("2024-02-10", "2"), ("2024-02-18", "3")] {
      let noon = clock.instant(try #require(CalendarDate(day)), secondOfDay: 43_200)
      suspended.conversation = name
      suspended.customer(noon.seconds(since: Story.nine) / 60)
      suspended.agent("Ann", noon.seconds(since: Story.nine) / 60 + 1)
    }
    #expect(try values("jd-average-response", suspended, "2024-02").count == 2)
  }

  @Test("拼多多: one late reply makes the customer's whole day a miss")
  func pinduoduo() throws {
    var story = Story()
    story.customer(0)
    story.agent("Ann", 1)
    story.customer(10)
    story.agent("Ann", 15)
    story.conversation = "2"
    story.customer(300)
    story.agent("Ann", 301)
    story.conversation = "3"
    story.customer(24 * 60)
    story.agent("Ann", 24 * 60 + 61)
    for index in 0..<3 { story.log.facts[index].customer = 7 }
    #expect(try values("pdd-replied-within-3m", story) == [0, 0])
    #expect(try values("pdd-valid-replies", story) == [1, 0])
    story.log.facts[1].customer = 8
    #expect(try values("pdd-replied-within-3m", story) == [0, 1, 0])
  }

  @Test("Dialects name their vendor, source and our own counterpart, and their keys are unique")
  func registry() {
    #expect(Set(Dialect.all.map(\.definition.key)).count == Dialect.all.count)
    for dialect in Dialect.all {
      #expect(!dialect.vendor.isEmpty && !dialect.source.isEmpty && !dialect.counterpart.isEmpty)
    }
  }
}
