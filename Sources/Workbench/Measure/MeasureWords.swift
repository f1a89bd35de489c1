import Records
import Reporting
import Scoring
import Workforce

/// The words and figures of a text about measured service, in one language.
struct MeasureWords: Sendable {
  let language: Language

  /// How figures are written.
  private var figures: LocalFigures { LocalFigures(language: language) }

  /// One of two texts that say the same.
  func callAsFunction(_ english: String, _ chinese: String) -> String { language == .zh ? chinese : english }

  /// The name of an indicator.
  func name(_ definition: IndicatorDefinition) -> String { self(definition.name, definition.chineseName) }

  /// What an indicator means, in a sentence.
  func meaning(_ definition: IndicatorDefinition) -> String { self(definition.meaning, definition.chineseMeaning) }

  /// A duration such as `3 min 05 s` or `3分05秒`.
  func duration(_ seconds: Double) -> String { figures.duration(seconds) }

  /// A duration that somebody stated.
  func stated(_ seconds: Double) -> String { figures.stated(seconds) }

  /// A figure of a definition, without its interval.
  func figure(_ value: Double, _ definition: IndicatorDefinition) -> String {
    if definition.form == .spread {
      return self(
        "\(Figures.number(value * 100, decimals: 1)) points", "\(Figures.number(value * 100, decimals: 1)) 个百分点")
    }
    return figure(value, definition.unit)
  }

  /// A figure in a unit.
  func figure(_ value: Double, _ unit: IndicatorDefinition.Unit) -> String { figures.figure(value, unit) }

  /// A figure with its interval.
  func figure(_ figure: Figure, _ definition: IndicatorDefinition) -> String {
    guard let estimate = figure.estimate else { return self.figure(figure.value, definition) }
    return switch definition.unit {
    case .share: figures.percent(estimate)
    case .seconds: figures.duration(estimate)
    case .contacts: Figures.number(estimate)
    case .money: Figures.money(estimate)
    }
  }

  /// The name of a channel.
  func name(_ channel: Channel) -> String { figures.name(channel) }

  /// What is missing where a facet is missing.
  func missing(_ facet: RecordFacet) -> String {
    guard language == .zh else { return facet.meaning }
    return switch facet {
    case .rounds: "逐条消息的时间"
    case .ownership: "会话在各时段由谁负责"
    case .firstResponse: "首次回复时间"
    case .resolution: "会话是否解决、何时解决"
    case .deadlines: "承诺的解决时限"
    case .assignment: "首次分配时间"
    case .reopens: "重开次数"
    case .replies: "每个会话的回复次数"
    case .departures: "可判断哪些客户始终未获回复的消息、回复或结果"
    case .wages: "客服工时成本"
    case .identities: "会话所属的客户或订单"
    case .ratings: "客户评价"
    case .surveys: "是否向客户发出评价邀请"
    case .complaints: "投诉及其是否归责于客服"
    case .returns: "退换货记录"
    case .quality: "质检评分"
    case .transfers: "会话转接次数"
    case .handling: "客服处理用时"
    case .costs: "人工与补偿成本"
    case .languages: "客户使用的语言"
    case .servedLanguages: "客服使用的语言"
    case .unanswered: "始终未获回复的客户"
    case .unrated: "未作评价的会话"
    case .bot: "机器人接待情况及结果"
    case .staffing: "客服在线与忙碌时长"
    case .schedules: "客服排班"
    case .conversations: "逐个会话的记录（而非按客服汇总）"
    case .volumes: "每位客服的接待量"
    case .responseAverages: "平均响应时长及其权重"
    }
  }

  /// Why a record counts differently, said of a platform.
  func reason(_ divergence: Divergence, _ vendor: String) -> String {
    let (english, chinese) = MeasureWords.reasons[divergence] ?? (divergence.rawValue, divergence.rawValue)
    return self(english, chinese).replacing("{0}", with: vendor)
  }

  /// In which way a figure of the export is not what its moments tell.
  func reason(_ reason: StatedComparison.Reason) -> String {
    switch reason {
    case .blank: self("blank, though both moments are there", "两个时间点都有，却为空")
    case .zero: self("zero, though time passed between the moments", "两个时间点之间有时间差，却为零")
    case .shorter:
      self("shorter than the time between the moments; are nights or waiting taken out?", "短于两个时间点之差，可能扣除了非营业时间或等待时间")
    case .longer: self("longer than the time between the moments", "长于两个时间点之差")
    case .impossible: self("the end comes before the beginning", "结束早于开始")
    case .noMoments: self("a moment is missing", "缺少时间点")
    }
  }

  static let reasons: [Divergence: (String, String)] = [
    .outsideHours: ("began outside {0}'s hours: not counted there", "不在{0}的考核时段内，{0}不计"),
    .suspended: ("{0} had suspended its figures on that day", "{0}当日暂停考核，不计"),
    .otherPeriod: ("falls into another period under one of the two", "按其中一种口径归入其他周期"),
    .perfunctoryReply: (
      "the reply says nothing: it counts with {0}, here the customer still waits", "敷衍回复：{0}算作回复，我们视客户仍在等待"
    ),
    .needlessMessage: (
      "begun by a message that needs no reply: a wait with {0}, none here", "由无需回复的消息（如“谢谢”）开始：{0}计为一轮，我们不计"
    ),
    .unansweredLeftOut: (
      "never answered: {0} leaves it out, here it counts as the limit or a miss", "始终未回复：{0}不计，我们按上限或未达标计入"
    ),
    .unansweredFixed: ("never answered: 600 s with {0}, the reply limit here", "始终未回复：{0}按 600 秒计，我们按回复上限计"),
    .tooEarly: ("too early to judge under one of the two", "按其中一种口径尚未到可判定的时间"),
    .botTime: ("the bot's time counts with {0}, here the clock starts at its hand-over", "{0}计入机器人时段，我们自转人工起计"),
    .begunByAgent: (
      "begun by an agent: {0} takes the next comment, here there is no first reply", "由客服主动发起：{0}取下一条回复，我们不计首次响应"
    ),
    .laterEpisode: ("a later round: only one of the two looks at it", "非首轮：仅其中一种口径计入"),
    .otherTarget: ("the two ask for different times", "两种口径的时限不同"),
    .capped: ("longer than the reply limit, which is all it counts for here", "超过回复上限，我们只按上限计"),
    .serviceHours: ("here only the service's hours count", "我们只计营业时间"),
    .closedUnanswered: (
      "closed without a reply, so never answered here; with {0} the wait ends with the reply, if any",
      "未回复即关闭，我们视为未回复；{0}的等待直到回复为止"
    ),
    .waitingAlready: ("an earlier wait of this customer was still going on under the other", "按另一口径，该客户更早的等待尚未结束"),
    .dismissed: ("closed without a reply and taken for thanks: counts nowhere here", "未回复即关闭，视为“谢谢”类消息，我们不计"),
    .merged: ("merged into another conversation", "已并入其他会话"),
    .spam: ("spam", "垃圾消息"),
    .otherReplyOfTheDay: (
      "in time, but another reply to this customer on that day was not: {0} judges the day as a whole",
      "本轮及时，但该客户当日另有回复超时：{0}按客户整天判定"
    ),
    .reopenedByThanks: ("a bare thanks opened it again with {0}, not here", "客户仅道谢：{0}视为重开，我们不视为重开"),
    .reopenedWithoutReply: ("opened again: here it counts only if another reply was needed", "被重开：我们仅在需要再次回复时计入"),
    .severalResolutions: (
      "resolved several times: {0} looks at the ticket as a whole and its last time, here at each that held",
      "多次解决：{0}按工单整体、取最后一次，我们按每次有效解决计"
    ),
    .customerCameBack: ("the customer came back within the window, at which {0} does not look", "客户在观察期内再次联系，{0}不考虑"),
    .laterAttempt: ("not the first contact about its matter", "不是同一问题的首次联系"),
    .severalReplies: ("agents wrote more than once: {0} counts each message", "客服回复多于一次：{0}逐条计数"),
    .holdTime: ("time on hold counts with {0}", "{0}计入挂起时间"),
    .pendingTime: ("waiting for the customer begins or ends at other events with {0}", "等待客户的起止事件与{0}不同"),
    .createdEarlier: (
      "with {0} the clock runs from the ticket's creation, here from the customer's message", "{0}自工单创建起计，我们自客户消息起计"
    ),
    .unsolved: ("not solved at the end: one of the two leaves it out", "最终未解决：其中一种口径不计"),
    .botAlone: ("settled by the bot alone: the bot's here", "由机器人独立解决：我们归入机器人指标"),
    .cutOtherwise: ("the wait begins or ends at another message", "轮次的起止消息不同"),
  ]
}
