import Workforce

/// Chinese platforms' figures about chats. Their hours are read on the period's clock, which should be that of
/// Asia/Shanghai.
extension Dialect {
  static func platform(
    _ key: String, vendor: String, _ name: String, _ chinese: String, _ meaning: String,
    _ chineseMeaning: String, population: String, form: IndicatorDefinition.Form, edgeCases: [String] = [],
    counterpart: String, since: CalendarDate? = nil,
    until: CalendarDate? = nil, target: Double? = nil, source: String,
    _ compute: @escaping @Sendable (DialectReading) -> [DialectRecord]
  ) -> Dialect {
    let definition = IndicatorDefinition(
      key: key, name: "\(name) (as \(vendor))", chineseName: "\(chinese)（\(vendor)口径）", meaning: meaning,
      chineseMeaning: chineseMeaning, population: population,
      clock:
        "From the buyer's message to a human reply, on the wall clock; charged to the replier, unanswered ones to the holder.",
      form: form, unit: form == .share ? .share : .seconds, direction: form == .share ? .higher : .lower,
      edgeCases: edgeCases, requirements: [[.rounds]])
    return Dialect(
      definition: definition, vendor: vendor, counterpart: counterpart, since: since, until: until, source: source,
      target: target, compute: compute)
  }

  /// 天猫 and 淘宝: figures of 旺旺.
  static let tmall: [Dialect] = [tmallRate(until: 24), tmallRate(until: 23), tmallAverage]

  private static func tmallRate(until hour: Int) -> Dialect {
    platform(
      hour == 24 ? "tmall-replied-within-3m" : "tmall-replied-within-3m-to-23", vendor: "天猫",
      "Human replies within 3 minutes, 8 to \(hour) o'clock", "旺旺3分钟人工响应率（8–\(hour)点）",
      "Rounds answered by a human within 3 minutes over all rounds.",
      "8–\(hour) 点开始的回复轮次中，3 分钟内有人工回复的占比；买家连续消息算一轮，未回复的轮次计入分母。",
      population: "Rounds that begin between 8 and \(hour) o'clock; consecutive messages of the buyer are one round.",
      form: .share,
      edgeCases: [
        "A perfunctory reply counts as a reply.", "An unanswered round stays in and is a miss.",
        "A bare thanks that nobody answers is a round as well: the platform's pages make no exception for it.",
      ],
      counterpart: "replied-within", target: 180,
      source: hour == 24 ? "dingjiuxi.cn (third party)" : "a later third-party tool; the day of the change is not known"
    ) { reading in
      reading.rounds(from: 8 * 3600, until: Double(hour) * 3600) { .isInTime($0.isReplied(within: 180)) }
    }
  }

  private static let tmallAverage = platform(
    "tmall-average-response", vendor: "天猫", "Average response time", "旺旺平均响应时长",
    "The mean time to the human reply over answered rounds.", "8–24 点开始且已回复的轮次，从买家消息到人工回复的平均时长；未回复的轮次不计。",
    population: "Answered rounds that begin between 8 and 24 o'clock.",
    form: .mean, edgeCases: ["An unanswered round is left out of the mean; it shows in the rate only."],
    counterpart: "average-response", source: "column 平均响应时长 of 咨询接待分析; the treatment of unanswered rounds is assumed"
  ) { reading in
    reading.rounds(from: 8 * 3600, until: 24 * 3600) { .ofAnswered($0) }
  }

  /// 京东: sessions and rounds between 9 and 23 o'clock.
  static let jingdong: [Dialect] = [
    platform(
      "jd-first-reply-within-30s", vendor: "京东", "First replies within 30 s", "30s应答率",
      "Sessions whose first human reply came within 30 s over all sessions.",
      "9–23 点发起的会话中，首次人工回复在 30 秒内的占比；未回复的会话计入分母。",
      population: "Sessions begun between 9 and 23 o'clock.", form: .share,
      edgeCases: ["A session without any reply stays in and is a miss."], counterpart: "first-reply-within",
      target: 30, source: "maijiaw.com 505791 (third party)"
    ) { reading in
      reading.rounds(from: 9 * 3600, until: 23 * 3600) { round in
        round.index == 0 ? .isInTime(round.isReplied(within: 30)) : .leftOut(.laterEpisode)
      }
    },
    platform(
      "jd-average-response", vendor: "京东", "Average response time", "平均响应时长（新）",
      "The mean time to the human reply over answered rounds; below 40 s a month is wanted.",
      "9–23 点开始且已回复的轮次，从买家消息到人工回复的平均时长；月均要求低于 40 秒。",
      population: "Answered rounds that begin between 9 and 23 o'clock.", form: .mean,
      edgeCases: ["The platform suspended its metrics from 2024-02-04 to 2024-02-17; such rounds are left out."],
      counterpart: "average-response", source: "maijiaw.com 505791 (third party)"
    ) { reading in
      reading.rounds(from: 9 * 3600, until: 23 * 3600) { round in
        reading.isSuspendedByJingdong(round.start) ? .leftOut(.suspended) : .ofAnswered(round)
      }
    },
  ]

  /// 抖音飞鸽: 8:00:00 to 22:59:59, unanswered 600 s; from 2026-09-29 replies that say nothing are void.
  static let douyin: [Dialect] = [douyin(isNew: false), douyin(isNew: true)]

  private static func douyin(isNew: Bool) -> Dialect {
    let change = CalendarDate(dayNumber: 20_725)  // 2026-09-29
    return platform(
      isNew ? "douyin-average-response-2026" : "douyin-average-response", vendor: "抖音",
      isNew ? "Average response time, perfunctory replies void" : "Average response time",
      isNew ? "飞鸽平均响应时长（2026年9月29日起，敷衍回复无效）" : "飞鸽平均响应时长",
      "The sum of reply times over the number of human rounds; an unanswered round counts 600 s.",
      "8:00:00–22:59:59 开始的人工轮次，回复时长之和除以轮次数；未回复的轮次按 600 秒计" + (isNew ? "，敷衍回复不算回复。" : "。"),
      population: "Human rounds that begin from 8:00:00 to 22:59:59.", form: .mean,
      edgeCases: [
        "A round whose 600 s have not passed when observation ends is left out.",
        isNew
          ? "From 2026-09-29 on a perfunctory reply leaves the round open; before that day it counts."
          : "A perfunctory reply counts as a reply.",
      ], counterpart: "average-response", since: isNew ? change : nil, until: isNew ? nil : change,
      source: "official text quoted by third parties (id 70513979324)"
    ) { reading in
      let from = isNew ? reading.period.clock.instant(change, secondOfDay: 0) : nil
      return reading.rounds(from: 8 * 3600, until: 23 * 3600, voidsPerfunctory: from) { round in
        if let seconds = round.seconds { return .counts(seconds) }
        return reading.end.seconds(since: round.start) >= 600
          ? .countsOtherwise(600, .unansweredFixed) : .leftOut(.tooEarly)
      }
    }
  }

  /// 拼多多: customers' days between 8 and 23 o'clock.
  static let pinduoduo: [Dialect] = [
    platform(
      "pdd-replied-within-3m", vendor: "拼多多", "Customer-days replied within 3 minutes", "3分钟人工回复率(8-23点)",
      "Customers' days on which every message was answered by a human within 3 minutes, over all customers' days.",
      "8–23 点需人工回复的咨询（按客户、按天），当天每条消息都在 3 分钟内得到人工回复的占比。",
      population: "Days of customers with a message that needs a human between 8 and 23 o'clock.", form: .share,
      edgeCases: ["One late or missing reply makes the whole day a miss."], counterpart: "replied-within",
      target: 180, source: "columns 3分钟未回复人数 and 需要人工回复的咨询人数 of the export"
    ) { reading in
      reading.customerDays(within: 180)
    },
    platform(
      "pdd-valid-replies", vendor: "拼多多", "Valid customer-days", "有效回复率（2019年规则）",
      "Customers' days without a message that was left unanswered or answered later than an hour, over all customers' days.",
      "8–23 点需人工回复的咨询（按客户、按天），当天没有未回复或超过 1 小时才回复的消息的占比。",
      population: "Days of customers with a message that needs a human between 8 and 23 o'clock.", form: .share,
      counterpart: "replied-within", target: 3600, source: "a third party's report of the rule of 2019"
    ) { reading in
      reading.customerDays(within: 3600)
    },
  ]
}

extension PlatformRound {
  /// Whether a human replied within so many seconds.
  func isReplied(within limit: Double) -> Bool { seconds.map { $0 <= limit } ?? false }
}

extension DialectVerdict {
  /// The seconds of an answered round; others are left out.
  static func ofAnswered(_ round: PlatformRound) -> DialectVerdict {
    round.seconds.map { .counts($0) } ?? .leftOut(.unansweredLeftOut)
  }
}

extension DialectReading {
  /// The rounds of the period, those that begin in some hours of the day with a verdict.
  func rounds(
    from: Double, until: Double, voidsPerfunctory: Instant? = nil, _ verdict: (PlatformRound) -> DialectVerdict
  ) -> [DialectRecord] {
    var records: [DialectRecord] = []
    forEachRound(voidsPerfunctory: voidsPerfunctory) { conversation, round in
      guard let day = period.day(of: round.start) else { return }
      var record = DialectRecord(conversation: conversation, round, day: day)
      (isBetween(from, until, round.start) ? verdict(round) : .leftOut(.outsideHours)).apply(to: &record)
      records.append(record)
    }
    return records
  }

  /// The rounds of customers' days, each of which is good when every message of the day was answered within a limit.
  ///
  /// A customer is known by the pseudonym, else by the conversation. A day is one record, charged to who had its last round.
  func customerDays(within limit: Double) -> [DialectRecord] {
    struct Key: Hashable, Comparable {
      var day: Int32
      var customer: UInt64
      var conversation: Int32
      static func < (left: Key, right: Key) -> Bool {
        (left.day, left.customer, left.conversation) < (right.day, right.customer, right.conversation)
      }
    }
    var days: [Key: [(conversation: Int32, round: PlatformRound)]] = [:]
    var outside: [DialectRecord] = []
    forEachRound { conversation, round in
      guard let day = period.day(of: round.start) else { return }
      guard isBetween(8 * 3600, 23 * 3600, round.start) else {
        var record = DialectRecord(conversation: conversation, round, day: day)
        DialectVerdict.leftOut(.outsideHours).apply(to: &record)
        return outside.append(record)
      }
      let customer = log.facts[Int(conversation)].customer
      let key = Key(day: day, customer: customer ?? 0, conversation: customer == nil ? conversation : -1)
      days[key, default: []].append((conversation, round))
    }
    return days.sorted { $0.key < $1.key }.flatMap { key, rounds in
      let isGood = rounds.allSatisfy { $0.round.isReplied(within: limit) }
      return rounds.enumerated().map { place, part in
        var record = DialectRecord(conversation: part.conversation, part.round, day: key.day)
        record.agent = rounds.last?.round.agent ?? -1
        record.weight = place == 0 ? 1 : 0
        record.value = isGood ? 1 : 0
        if !isGood, part.round.isReplied(within: limit) { record.divergences.insert(.otherReplyOfTheDay) }
        return record
      }
    } + outside
  }

  /// Whether 京东 had suspended its metrics at a moment.
  func isSuspendedByJingdong(_ moment: Instant) -> Bool {
    let date = period.clock.local(moment).date
    return CalendarDate(dayNumber: 19_757) <= date && date <= CalendarDate(dayNumber: 19_770)
  }
}

extension DialectRecord {
  /// A round that has not been judged.
  init(conversation: Int32, _ round: PlatformRound, day: Int32) {
    self.init(
      conversation: conversation, start: round.start, end: round.replied, agent: round.agent, day: day, value: nil,
      divergences: round.traits)
  }
}
