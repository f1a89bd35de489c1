import Workforce

/// The words of team reports in all languages: one table, so that nothing can be said in one language only.
struct ReportWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, policy, noPolicy, days, reach, people, fewPeople, measures, resolveWithin
    case satisfaction, efficiency, trends, alarms
    case indicator, team, interval, records, agents, nothing, hidden, byChannel, byDay
    case threshold, goal
    case matter, firstHalf, secondHalf, change, trend, rising, falling, steady, unresolved, complaints, hiddenMatters
    case day, alarm, ofTheDay, reference, responsible, action, below, cusum, noAlarm, whatToDo
    case watched, watchedUsually, watchedDays, hiddenDays, turns, yes, fewDays, notByDay, nothingWatched
    case suppression, smallTeam, recordNote, targetNote, trendNote, unresolvedNote, complaintNote, thresholdNote
    case cusumNote, definition, comma
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  func callAsFunction(_ key: Key, _ parts: String...) -> String {
    let texts = ReportWords.table[key] ?? ("", "")
    var text = language == .zh ? texts.zh : texts.en
    for (index, part) in parts.enumerated() { text = text.replacing("{\(index)}", with: part) }
    return text
  }

  /// The name of an indicator.
  func name(of definition: IndicatorDefinition) -> String {
    language == .zh ? definition.chineseName : definition.name
  }

  /// What an indicator means.
  func meaning(of definition: IndicatorDefinition) -> String {
    language == .zh ? definition.chineseMeaning : definition.meaning
  }

  /// The name of a channel.
  func name(of channel: Channel) -> String { figures.name(channel) }

  /// How figures are written.
  var figures: LocalFigures { LocalFigures(language: language) }

  static let table: [Key: (en: String, zh: String)] = aboutTable.merging(trendTable) { first, _ in first }
    .merging(alarmTable) { first, _ in first }.merging(noteTable) { first, _ in first }

  private static let aboutTable: [Key: (en: String, zh: String)] = [
    .title: ("Service reports, {0}", "客服服务报告（{0}）"),
    .policy: ("Policy: {0}, revision {1}, applies from {2}.", "考核方案：{0}，版本 {1}，自 {2} 起适用。"),
    .noPolicy: ("No policy: there are no targets.", "未提供考核方案，无目标值。"),
    .days: ("Period: {0} to {1}.", "周期：{0} 至 {1}。"),
    .reach: ("Period: {0} to {1}; the records reach to {2}.", "周期：{0} 至 {1}，记录截至 {2}。"),
    .people: ("Behind it: {1} records of {0} agents.", "数据来源：{0} 名客服的 {1} 条记录。"),
    .fewPeople: (
      "Behind it: fewer than five agents, or one or two who have nearly all records.", "数据来源：客服少于五人，或绝大部分记录集中于一两人。"
    ),
    .measures: (
      "Measured by: a reply is in time within {0}; later than {1}, or never, counts as {1}; who comes back within {2} was not helped{3}.",
      "计量口径：{0}内回复为及时；超过 {1}或未回复的按 {1}计；{2}内再次联系视为未解决{3}。"
    ),
    .resolveWithin: ("; a matter is to be resolved within {0}", "；须在 {0}内解决"),
    .satisfaction: ("Satisfaction", "客户满意度报告"),
    .efficiency: ("Efficiency", "服务效率报告"),
    .trends: ("Trends of problems", "问题趋势报告"),
    .alarms: ("Alarms", "预警"),
    .indicator: ("indicator", "指标"),
    .team: ("team", "团队"),
    .interval: ("95 % interval", "95% 置信区间"),
    .records: ("records", "样本量"),
    .agents: ("agents", "客服人数"),
    .threshold: ("threshold", "门槛值"),
    .goal: ("goal", "目标值"),
    .nothing: ("The records hold nothing about it.", "现有记录中没有相关数据。"),
    .hidden: ("hidden", "隐去"),
    .byChannel: ("By channel", "分渠道"),
    .byDay: ("By day, the indicators that are watched", "分日（受监测指标）"),
    .comma: (", ", "、"),
  ]

  private static let trendTable: [Key: (en: String, zh: String)] = [
    .matter: ("matter", "问题类型"),
    .firstHalf: ("first half", "前半期（件）"),
    .secondHalf: ("second half", "后半期（件）"),
    .change: ("per day", "日均变化"),
    .trend: ("trend", "趋势"),
    .rising: ("rising", "上升"),
    .falling: ("falling", "下降"),
    .steady: ("no clear change", "无明显变化"),
    .unresolved: ("unresolved", "未解决率"),
    .complaints: ("complaints", "有责投诉率"),
    .hiddenMatters: ("Hidden: {0}.", "隐去的问题类型：{0}。"),
  ]

  private static let alarmTable: [Key: (en: String, zh: String)] = [
    .day: ("day", "日期"),
    .alarm: ("alarm", "预警类型"),
    .ofTheDay: ("that day", "当日值"),
    .reference: ("threshold or usual", "门槛值或常态值"),
    .responsible: ("responsible", "责任人"),
    .action: ("what was done", "处置情况"),
    .below: ("worse than the threshold", "劣于门槛值"),
    .cusum: ("lasting turn for the worse since {0}", "自 {0} 起持续变差"),
    .noAlarm: ("None in this period.", "本期无预警。"),
    .whatToDo: (
      "Name somebody who looks into each of them, and note what was done.", "请逐条指定责任人，查明原因并填写处置情况。"
    ),
    .watched: ("What is watched, by the policy", "监测范围（按考核方案）"),
    .watchedUsually: (
      "What is watched: the policy names nothing that days can be had of, so the usual, without thresholds",
      "监测范围（考核方案中没有可按日监测的指标，故监测常用指标，无门槛值）"
    ),
    .watchedDays: ("days", "监测天数"),
    .hiddenDays: ("days hidden", "隐去天数"),
    .turns: ("lasting turns", "持续变差检验"),
    .yes: ("yes", "有"),
    .fewDays: ("too few days", "天数不足"),
    .notByDay: ("rows of several days", "数据为多日汇总"),
    .nothingWatched: (
      "Nothing is watched: the records tell no figures of days that may be shown.", "无可监测的指标：记录中没有可公布的每日数值。"
    ),
  ]

  private static let noteTable: [Key: (en: String, zh: String)] = [
    .suppression: (
      "“hidden”: fewer than five agents have records in exactly that figure, or one of them has more than three quarters of these, or two "
        + "more than nine tenths; or the group has fewer than five records. More is hidden where totals, channels, days and matters "
        + "that are shown would else give such a group away by adding and subtracting.",
      "“隐去”：在该数值中有记录的客服少于五人，或其中一人的记录超过四分之三、两人合计超过九成，或样本少于五条；"
        + "若可由已公布的合计、渠道、日期和问题类型加减推算出上述分组，则一并隐去其他分组。"
    ),
    .smallTeam: (
      "Hidden: fewer than five agents served, or one or two have nearly all records, so the figures would be those of single people.",
      "客服少于五人，或绝大部分记录集中于一两人，数值会反映个人情况，故不公布。"
    ),
    .recordNote: (
      "Records: what the figure is made of, such as ratings of a satisfaction. Agents: those who have such records.",
      "样本量：计入该指标的记录数（如满意度为评价数）。客服人数：有此类记录的客服。"
    ),
    .targetNote: (
      "Threshold and goal are the policy's, at which an agent earns 60 and 100 points.",
      "门槛值、目标值取自考核方案，分别对应 60 分和 100 分。"
    ),
    .trendNote: (
      "Trends compare contacts per day in the two halves of the period, or of its days that the records reach; the second half begins on {0}. "
        + "A trend is named when the 95 % interval of the change leaves out ×1.",
      "趋势比较本期（或记录已覆盖的日期）前后两半的日均来访量，后半期自 {0} 起；变化的 95% 置信区间不含“无变化”（×1）时，才判为上升或下降。"
    ),
    .unresolvedNote: ("Unresolved: what is missing from 100 % of the indicator “{0}”.", "未解决率：100% 减去“{0}”。"),
    .complaintNote: ("Complaints: the indicator “{0}”.", "有责投诉率：同指标“{0}”。"),
    .thresholdNote: (
      "Worse than the threshold: a day that is just at the threshold would hardly look so bad by chance (shares: exact binomial test, no "
        + "customer counted twice; means: Student's t, from five customers on). All days and indicators together (Holm, Bonferroni), at "
        + "most one period in twenty whose days are all just at their thresholds has such an alarm; so a day of few records must be far off.",
      "劣于门槛值：假如当日真实水平恰为门槛值，几乎不可能偶然差到这一步（比率用精确二项检验，同一客户不重复计；均值用 t 检验，至少五位客户）。"
        + "已按全部天数和指标校正（Holm、Bonferroni）：即使每天都恰为门槛值，至多约二十期误报一期；样本少的日子须相差很多才会预警。"
    ),
    .cusumNote: (
      "Lasting turn: a CUSUM against the first third of the days, named once until it is over. From four weeks of data on, weekends are "
        + "compared with weekends; where days differ much by themselves, it takes a larger turn. Where nothing has changed, about one "
        + "period in twenty has such an alarm on any indicator.",
      "持续变差：以本期前三分之一的日子为基准的累积和（CUSUM）检验，同一次变差在恢复之前只报一次；"
        + "数据满四周时，周末与周末相比；日间波动越大，所需的变化也越大。若服务水平并无变化，全部指标合计，约每二十期误报一次。"
    ),
    .definition: ("{0}: {1}", "{0}：{1}"),
  ]
}
