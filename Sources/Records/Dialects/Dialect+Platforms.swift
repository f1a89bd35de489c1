import Workforce

/// Chinese platforms' figures about chats. Their hours are read on the period's clock, which should be that of
/// Asia/Shanghai.
extension Dialect {
  static func platform(
    _ key: String, vendor: String, _ name: String, _ chinese: String, _ meaning: String, population: String,
    form: IndicatorDefinition.Form, edgeCases: [String] = [], counterpart: String, since: CalendarDate? = nil,
    until: CalendarDate? = nil, source: String, _ compute: @escaping @Sendable (DialectReading) -> [Contribution]
  ) -> Dialect {
    let definition = IndicatorDefinition(
      key: key, name: "\(name) (as \(vendor))", chineseName: "\(chinese)（\(vendor)口径）", meaning: meaning,
      chineseMeaning: "按\(vendor)的规则复算的\(chinese)。", population: population,
      clock:
        "From the buyer's message to a human reply, on the wall clock; charged to the replier, unanswered ones to the holder.",
      form: form, unit: form == .share ? .share : .seconds, direction: form == .share ? .higher : .lower,
      edgeCases: edgeCases, requirements: [[.rounds]])
    return Dialect(
      definition: definition, vendor: vendor, counterpart: counterpart, since: since, until: until, source: source,
      compute: compute)
  }

  /// 天猫 and 淘宝: figures of 旺旺.
  static let tmall: [Dialect] = [tmallRate(until: 24), tmallRate(until: 23), tmallAverage]

  private static func tmallRate(until hour: Int) -> Dialect {
    platform(
      hour == 24 ? "tmall-replied-within-3m" : "tmall-replied-within-3m-to-23", vendor: "天猫",
      "Human replies within 3 minutes, 8 to \(hour) o'clock", "旺旺3分钟人工响应率（8–\(hour)点）",
      "Rounds answered by a human within 3 minutes over all rounds.",
      population: "Rounds that begin between 8 and \(hour) o'clock; consecutive messages of the buyer are one round.",
      form: .share,
      edgeCases: ["A perfunctory reply counts as a reply.", "An unanswered round stays in and is a miss."],
      counterpart: "replied-within",
      source: hour == 24 ? "dingjiuxi.cn (third party)" : "a later third-party tool; the day of the change is not known"
    ) { reading in
      reading.rounds(from: 8 * 3600, until: Double(hour) * 3600) { $0.seconds.map { $0 <= 180 ? 1 : 0 } ?? 0 }
    }
  }

  private static let tmallAverage = platform(
    "tmall-average-response", vendor: "天猫", "Average response time", "旺旺平均响应时长",
    "The mean time to the human reply over answered rounds.",
    population: "Answered rounds that begin between 8 and 24 o'clock.",
    form: .mean, edgeCases: ["An unanswered round is left out of the mean; it shows in the rate only."],
    counterpart: "average-response", source: "column 平均响应时长 of 咨询接待分析; the treatment of unanswered rounds is assumed"
  ) { reading in
    reading.rounds(from: 8 * 3600, until: 24 * 3600) { $0.seconds }
  }

  /// 京东: sessions and rounds between 9 and 23 o'clock.
  static let jingdong: [Dialect] = [
    platform(
      "jd-first-reply-within-30s", vendor: "京东", "First replies within 30 s", "30s应答率",
      "Sessions whose first human reply came within 30 s over all sessions.",
      population: "Sessions begun between 9 and 23 o'clock.", form: .share,
      edgeCases: ["A session without any reply stays in and is a miss."], counterpart: "first-reply-within",
      source: "maijiaw.com 505791 (third party)"
    ) { reading in
      reading.rounds(from: 9 * 3600, until: 23 * 3600) { round in
        round.index == 0 ? (round.seconds.map { $0 <= 30 ? 1 : 0 } ?? 0) : nil
      }
    },
    platform(
      "jd-average-response", vendor: "京东", "Average response time", "平均响应时长（新）",
      "The mean time to the human reply over answered rounds; below 40 s a month is wanted.",
      population: "Answered rounds that begin between 9 and 23 o'clock.", form: .mean,
      edgeCases: ["The platform suspended its metrics from 2024-02-04 to 2024-02-17; such rounds are left out."],
      counterpart: "average-response", source: "maijiaw.com 505791 (third party)"
    ) { reading in
      reading.rounds(from: 9 * 3600, until: 23 * 3600) { round in
        reading.isSuspendedByJingdong(round.start) ? nil : round.seconds
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
        if let seconds = round.seconds { return seconds }
        return reading.end.seconds(since: round.start) >= 600 ? 600 : nil
      }
    }
  }

  /// 拼多多: customers' days between 8 and 23 o'clock.
  static let pinduoduo: [Dialect] = [
    platform(
      "pdd-replied-within-3m", vendor: "拼多多", "Customer-days replied within 3 minutes", "3分钟人工回复率(8-23点)",
      "Customers' days on which every message was answered by a human within 3 minutes, over all customers' days.",
      population: "Days of customers with a message that needs a human between 8 and 23 o'clock.", form: .share,
      edgeCases: ["One late or missing reply makes the whole day a miss."], counterpart: "replied-within",
      source: "columns 3分钟未回复人数 and 需要人工回复的咨询人数 of the export"
    ) { reading in
      reading.customerDays { $0.allSatisfy { round in round.seconds.map { $0 <= 180 } ?? false } }
    },
    platform(
      "pdd-valid-replies", vendor: "拼多多", "Valid customer-days", "有效回复率（2019年规则）",
      "Customers' days without a message that was left unanswered or answered later than an hour, over all customers' days.",
      population: "Days of customers with a message that needs a human between 8 and 23 o'clock.", form: .share,
      counterpart: "replied-within", source: "a third party's report of the rule of 2019"
    ) { reading in
      reading.customerDays { $0.allSatisfy { round in round.seconds.map { $0 <= 3600 } ?? false } }
    },
  ]
}

extension DialectReading {
  /// What rounds that begin in some hours of the day contribute; nil for those that do not count.
  func rounds(
    from: Double, until: Double, voidsPerfunctory: Instant? = nil, _ value: (PlatformRound) -> Double?
  ) -> [Contribution] {
    var contributions: [Contribution] = []
    forEachRound(voidsPerfunctory: voidsPerfunctory) { conversation, round in
      guard let day = period.day(of: round.start), isBetween(from, until, round.start), let value = value(round) else {
        return
      }
      contributions.append(contribution(conversation, agent: round.agent, day: day, value))
    }
    return contributions
  }

  /// What customers' days contribute: a success when a condition holds for all rounds of the day.
  ///
  /// A customer is known by the pseudonym, else by the conversation.
  func customerDays(_ isGood: ([PlatformRound]) -> Bool) -> [Contribution] {
    struct Key: Hashable, Comparable {
      var day: Int32
      var customer: UInt64
      var conversation: Int32
      static func < (left: Key, right: Key) -> Bool {
        (left.day, left.customer, left.conversation) < (right.day, right.customer, right.conversation)
      }
    }
    var days: [Key: (conversation: Int32, rounds: [PlatformRound])] = [:]
    forEachRound { conversation, round in
      guard let day = period.day(of: round.start), isBetween(8 * 3600, 23 * 3600, round.start) else { return }
      let customer = log.facts[Int(conversation)].customer
      let key = Key(day: day, customer: customer ?? 0, conversation: customer == nil ? conversation : -1)
      days[key, default: (conversation, [])].rounds.append(round)
    }
    return days.sorted { $0.key < $1.key }.map { key, day in
      contribution(
        day.conversation, agent: day.rounds.last?.agent ?? -1, day: key.day, isGood(day.rounds) ? 1 : 0)
    }
  }

  /// Whether 京东 had suspended its metrics at a moment.
  func isSuspendedByJingdong(_ moment: Instant) -> Bool {
    let date = period.clock.local(moment).date
    return CalendarDate(dayNumber: 19_757) <= date && date <= CalendarDate(dayNumber: 19_770)
  }
}
