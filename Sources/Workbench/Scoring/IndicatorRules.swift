import Scoring
import Workforce

/// By which limits of the policy a record counts in an indicator, in words: with them an employee can check any record by hand.
struct IndicatorRules {
  /// The limits and windows.
  let settings: MeasureSettings
  let language: Language
  private let figures: LocalFigures

  /// The rules of a policy's settings.
  init(_ settings: MeasureSettings, language: Language) {
    (self.settings, self.language) = (settings, language)
    figures = LocalFigures(language: language)
  }

  /// Which records count in an indicator, from when on, and by which limits; nil for one that no policy can hold.
  func text(_ indicator: String) -> String? {
    switch indicator {
    case "first-response", "average-response", "first-reply-within", "replied-within", "never-answered":
      return waits(indicator)
    case "on-time", "resolution-time", "resolution-time-first", "resolution-time-last": return times(indicator)
    case "resolution-rate", "resolved-share", "first-contact-resolution", "reopen-rate", "bot-deflection":
      return windows(indicator)
    default: return IndicatorRules.plain[indicator].map { language == .zh ? $0.zh : $0.en }
    }
  }

  private func said(_ en: String, _ zh: String) -> String { language.said(en, zh) }

  private func waits(_ indicator: String) -> String {
    let (target, limit) = (figures.stated(settings.replyTargetSeconds), figures.stated(settings.replyLimitSeconds))
    switch indicator {
    case "first-response":
      return said(
        "The first wait of each conversation counts, and the first after a reopening, at most as \(limit); one without a reply counts as "
          + "\(limit). It counts on the day on which \(limit) have passed.",
        "每个会话的首次等待（重开后另计）均计入，超过\(limit)或未回复的按\(limit)计；计入等待满\(limit)的当天。")
    case "average-response":
      return said(
        "Every wait for a reply counts, at most as \(limit); one without a reply counts as \(limit). It counts on the day on which "
          + "\(limit) have passed.",
        "每一轮等待均计入，超过\(limit)或未回复的按\(limit)计；计入等待满\(limit)的当天。")
    case "first-reply-within":
      return said(
        "The first wait of each conversation counts, and the first after a reopening. In time is a reply within \(target); a later one or "
          + "none is not. It counts on the day on which \(target) have passed.",
        "每个会话的首次等待（重开后另计）均计入；\(target)内回复为及时，更晚或未回复为不及时；计入等待满\(target)的当天。")
    case "replied-within":
      return said(
        "Every wait for a reply counts. In time is a reply within \(target); a later one or none is not. It counts on the day on which "
          + "\(target) have passed.",
        "每一轮等待均计入；\(target)内回复为及时，更晚或未回复为不及时；计入等待满\(target)的当天。")
    default:
      return said(
        "Every wait counts once \(limit) have passed since it began, on that day; against it count those that no reply has ended.",
        "每一轮等待在开始满\(limit)后计入当天；始终没有回复的计为未回复。")
    }
  }

  private func times(_ indicator: String) -> String {
    switch indicator {
    case "on-time":
      guard let target = settings.resolutionTargetSeconds.map(figures.stated) else {
        return said(
          "A conversation counts on the day by which its record promises a resolution, and is in time if it was resolved for good by then; "
            + "one without such a promise does not count.",
          "记录写有承诺时限的会话计入时限当天，届时已最终解决为按时；没有承诺时限的不计入。")
      }
      return said(
        "A conversation is in time that was resolved for good within \(target) of its arrival, or by the time promised in its own record where "
          + "there is one. It counts on the day on which that time is up; still open then is late.",
        "会话到达后\(target)内（记录写有承诺时限的，以该时限为准）最终解决为按时；计入时限届满的当天，届时仍未解决为逾期。")
    case "resolution-time":
      return said(
        "Conversations count whose resolution that held lies in the period, from the customer's first message on; there is no upper limit.",
        "最终有效解决时间在本期内的会话计入，从客户首条消息算起，不设上限。")
    case "resolution-time-first":
      return said(
        "Conversations count whose first resolution lies in the period, from arrival on, nights included; there is no upper limit.",
        "首次解决时间在本期内的会话计入，从到达算起（含夜间），不设上限。")
    default:
      return said(
        "Conversations count whose last resolution lies in the period, from arrival on, nights included; there is no upper limit.",
        "末次解决时间在本期内的会话计入，从到达算起（含夜间），不设上限。")
    }
  }

  private func windows(_ indicator: String) -> String {
    let window = days(settings.recontactDays)
    switch indicator {
    case "resolution-rate":
      return said(
        "A conversation that came in the period counts once \(window) have passed since it was resolved, or since it came if it was not. "
          + "Resolved means: the customer did not come back with the same matter within \(window) of the resolution.",
        "本期到达的会话，自解决（未解决的自到达）起满\(window)后计入；解决后\(window)内客户未就同一事项再次联系才算已解决。")
    case "resolved-share":
      return said(
        "A conversation that came in the period counts once \(window) have passed since it came; whether the customer came back does not "
          + "matter.",
        "本期到达的会话自到达起满\(window)后计入；客户是否再次联系不影响。")
    case "first-contact-resolution":
      return said(
        "The first conversation of each matter counts once \(window) have passed. Settled at once means: resolved, never reopened, in "
          + "writing with a single reply, and the customer did not come back within \(window).",
        "每一事项的首次会话满\(window)后计入；已解决、未重开、文字渠道仅一次回复，且\(window)内客户未再次联系，才算一次解决。")
    case "reopen-rate":
      return said(
        "Each resolution of the period counts once \(window) have passed; against it counts a reopening within \(window) that needed "
          + "another reply.",
        "本期每次解决满\(window)后计入；\(window)内重开且需再次回复的计为重开。")
    default:
      return said(
        "Every conversation that came in the period counts; settled by the bot means that no human was needed and the customer did not come "
          + "back within \(window).",
        "本期到达的全部会话计入；无需人工且\(window)内客户未再次联系，才算机器人解决。")
    }
  }

  /// A number of days, in full where it is whole.
  private func days(_ count: Double) -> String {
    count == count.rounded()
      ? said("\(Int(count)) day\(count == 1 ? "" : "s")", "\(Int(count))天") : figures.stated(count * 86_400)
  }

  /// What counts by no limit that a policy sets.
  private static let plain: [String: (en: String, zh: String)] = [
    "satisfaction": (
      "The last rating of each conversation that came in the period counts, whenever it was given, as far as these records hold it. Good are "
        + "the two best steps of the scale (from 0.75 on where ratings run from 0 to 1); who did not rate does not count.",
      "本期到达的会话以最后一次评价计入，评价时间不限，以本次记录所载为准；量表最高两档为满意（0 至 1 的评分为 0.75 及以上）；未评价的不计入。"
    ),
    "rating-response": (
      "Every conversation of the period counts whose customer was asked for a rating; where the records do not tell who was asked, every "
        + "one that was served.", "本期被邀请评价的会话均计入；记录未载明是否邀评的，以已接待的会话计。"
    ),
    "complaint-rate": (
      "Every conversation of the period that you served counts. Against it count complaints that were confirmed as your doing; there is no "
        + "time limit for them: what these records hold counts for the day on which the customer came. A complaint that nobody has looked "
        + "into is open and does not count yet.",
      "本期您接待的会话均计入；经核实责任在您的投诉计为有责投诉。投诉不设时限，以本次记录所载为准，计入客户到达当天；尚未核实的投诉为待定，暂不计入。"
    ),
    "complaint-closure": (
      "Every complaint about a conversation that came in the period counts; the figure is the team's.",
      "针对本期到达会话的投诉均计入；该数值属于团队。"
    ),
    "return-rate": (
      "Every conversation counts that you served in the period and of which it is known whether goods came back; against you count only "
        + "returns that are coded as avoidable, without a time limit.",
      "本期您接待且已知是否退换货的会话计入；个人仅计标注为可避免的退换货，不设时限。"
    ),
    "quality-accuracy": review, "quality-attitude": review, "quality-compliance": review,
    "transfer-rate": (
      "Each stretch counts during which you were responsible and that began in the period; against it counts a colleague taking over.",
      "本期开始由您负责的每一段计入；由同事接手的计为转接。"
    ),
    "language-coverage": (
      "Every conversation of the period counts that was served and of which both languages are known.",
      "本期已接待且双方语言均已知的会话计入。"
    ),
    "adherence": (
      "Each of your days in the period counts whose plan and attendance are known.", "本期排班与实际均有记录的日子计入。"
    ),
    "occupancy": (
      "Each of your days in the period counts of which time on contacts and time logged in are known.",
      "本期处理时长与在岗时长均有记录的日子计入。"
    ),
    "queue-wait": (
      "Every conversation of the period that asked for a human counts; the figure is the team's.",
      "本期请求人工的会话均计入；该数值属于团队。"
    ),
    "abandonment": (
      "Every conversation of the period that asked for a human counts; the figure is the team's.",
      "本期请求人工的会话均计入；该数值属于团队。"
    ),
  ]

  private static let review = (
    en:
      "The marks of reviewed conversations that came in the period count, each for as many conversations as it was drawn from.",
    zh: "本期到达且被质检的会话以其得分计入，并按抽样比例加权。"
  )

  // MARK: - What holds for all

  /// In which hours clocks run, and by which clock days begin.
  ///
  /// - Parameters:
  ///   - hasHours: Whether a calendar lays out the hours of the service.
  ///   - zone: The zone of days.
  func clocks(hasHours: Bool, zone: String) -> String {
    hasHours
      ? said(
        "Waits are counted in the hours of the service as the calendar lays them out, yours only while you held the conversation and were "
          + "on shift, where the records tell that. Days are those of \(zone).",
        "等待时间只计营业时间内的部分（以日历为准）；记录载明分配与班次的，只计由您负责且在班的时间。日期按 \(zone) 计。")
      : said(
        "Waits are counted day and night, since no calendar was named; yours only from the moment at which the conversation was assigned to you, "
          + "where the records tell that. Days are those of \(zone).",
        "未提供日历，等待时间昼夜连续计算；记录载明分配时间的，自分配给您起算。日期按 \(zone) 计。")
  }

  /// What cases have in common that are compared with each other.
  func likeness(_ comparisons: [ScorePolicy.Comparison]) -> String {
    if comparisons.isEmpty {
      return said("All cases are taken to be of one kind.", "所有会话视为同一类。")
    }
    let names = comparisons.map { comparison in
      switch comparison {
      case .channel: said("channel", "渠道")
      case .issue: said("issue", "问题类型")
      case .language: said("language", "语言")
      case .hours: said("time of day and week", "时段")
      case .load: said("how busy the desk was", "繁忙程度")
      }
    }
    return said(
      "“Such a case” in the tables above is one alike in \(names.joined(separator: ", ")), as far as the records tell; where there are too few "
        + "of these, cases of a wider kind are taken.",
      "“同类会话”指\(names.joined(separator: "、"))相同的会话（以记录所载为准，数量不足时放宽）。")
  }
}
