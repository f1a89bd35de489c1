import Workforce

/// The words of team reports in all languages: one table, so that nothing can be said in one language only.
struct ReportWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, satisfaction, efficiency, trends, alarms
    case indicator, team, interval, records, nothing
    case matter, firstHalf, secondHalf, change, trend, rising, falling, steady, unresolved, complaints
    case day, alarm, ofTheDay, reference, responsible, action, threshold, cusum, noAlarm, whatToDo
    case suppression, smallTeam, trendNote, alarmNote, definition
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

  static let table: [Key: (en: String, zh: String)] = [
    .title: ("Service reports, {0}", "客服服务报告（{0}）"),
    .satisfaction: ("Satisfaction", "客户满意度报告"),
    .efficiency: ("Efficiency", "服务效率报告"),
    .trends: ("Trends of problems", "问题趋势报告"),
    .alarms: ("Alarms", "预警"),
    .indicator: ("indicator", "指标"),
    .team: ("team", "团队"),
    .interval: ("95 % interval", "95% 置信区间"),
    .records: ("records", "样本量"),
    .nothing: ("The records hold nothing about it.", "现有记录中没有相关数据。"),
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
    .day: ("day", "日期"),
    .alarm: ("alarm", "预警类型"),
    .ofTheDay: ("that day", "当日值"),
    .reference: ("threshold or usual", "阈值或常态值"),
    .responsible: ("responsible", "责任人"),
    .action: ("what was done", "处置情况"),
    .threshold: ("worse than the threshold", "未达阈值"),
    .cusum: ("lasting turn for the worse since {0}", "自 {0} 起持续变差"),
    .noAlarm: ("None in this period.", "本期无预警。"),
    .whatToDo: (
      "Name somebody who looks into each of them, and note what was done.", "请逐条指定责任人，查明原因并填写处置情况。"
    ),
    .suppression: (
      "Not shown (“<5”): groups of fewer than five records, and channels, days and matters that fewer than five agents serve; where that is "
        + "one channel or one day, the next smallest too, lest it can be worked out.",
      "标为“<5”的不显示：样本少于五条的分组，以及客服少于五人的渠道、日期和问题类型；若仅有一个渠道或一天因此隐藏，则一并隐藏人数次少的一个，以免被推算出来。"
    ),
    .smallTeam: (
      "Not shown: fewer than five agents served, so the figures would be those of single people.",
      "客服少于五人，数值会反映个人情况，故不显示。"
    ),
    .trendNote: (
      "Trends compare contacts per day in the two halves of the period, or of its days that the records reach; a trend is named when the interval leaves out no change. Complaints are "
        + "those confirmed and the agent's doing, of contacts served.",
      "趋势比较本期（或记录已覆盖的日期）前后两半的日均来访量；置信区间不含“无变化”（×1）时，才判为上升或下降。有责投诉率为经核实且责任在客服的投诉占已接待会话的比例。"
    ),
    .alarmNote: (
      "Threshold: the whole 95 % interval of the day is worse than the policy's threshold. Lasting turn: a CUSUM against the first third of the "
        + "days, named once until it is over. From four weeks of data on, weekends are compared with weekends; where days differ much by "
        + "themselves, it takes a larger turn. Where nothing has changed, about one period in twenty has such an alarm on any indicator.",
      "未达阈值：当日指标的 95% 置信区间整体劣于考核方案的门槛值。持续变差：以本期前三分之一的日子为基准的累积和（CUSUM）检验，"
        + "同一次变差在恢复之前只报一次；数据满四周时，周末与周末相比；日间波动越大，所需的变化也越大。"
        + "若服务水平并无变化，全部指标合计，约每二十期误报一次。"
    ),
    .definition: ("{0}: {1}", "{0}：{1}"),
  ]
}
