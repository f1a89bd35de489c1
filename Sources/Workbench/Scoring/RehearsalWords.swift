import Scoring
import Workforce

/// The words of rehearsals in all languages: one table, so that nothing can be said in one language only.
struct RehearsalWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, setting, madeUp, lived, livedOnce, cut, stopped, enough, leftOut, leftOutRefused, earned
    case summary, policy, naive, interval, same
    case isRight, right, above, below, ungraded, error
    case whyDiffer, skill, circumstance, luck
    case whatCosts, ranking, topThree, bottomThree, whatGains, pays, useless, unclear, untried
    case trusted, notTrusted, hardlyKnown, oneGrade, seldomGraded
    case unfair, lacking, lackingNothing, fair, unknownCosts, alike
    case tempting, notTempting
    case from, back, guarded
    case worldNote, truthNote, costNote, rankNote, gamingNote, shareNote
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  func callAsFunction(_ key: Key, _ parts: String...) -> String {
    let texts = RehearsalWords.table[key] ?? ("", "")
    var text = language == .zh ? texts.zh : texts.en
    for (index, part) in parts.enumerated() { text = text.replacing("{\(index)}", with: part) }
    return text
  }

  /// A list in prose.
  func list(_ parts: [String]) -> String { parts.joined(separator: language == .zh ? "、" : ", ") }

  /// The name of an indicator.
  func name(ofIndicator key: String) -> String {
    guard let definition = IndicatorCatalogue.find(key)?.definition else { return key }
    return language == .zh ? definition.chineseName : key
  }

  /// A circumstance.
  func name(of circumstance: Circumstance) -> String {
    let texts =
      switch circumstance {
      case .night: ("night work", "夜班")
      case .thin: ("thinly staffed hours", "人手不足的时段")
      case .hard: ("hard matters", "疑难业务")
      }
    return language == .zh ? texts.1 : texts.0
  }

  /// A kind of gaming.
  func name(of kind: Gaming) -> String {
    let texts =
      switch kind {
      case .cherryPicking: ("taking easy contacts, leaving hard ones", "挑简单会话，把难的留给同事")
      case .handingOver: ("handing over what would stay unsettled", "把解决不了的会话转给同事")
      case .markingResolved: ("closing early, all marked as resolved", "提前结束会话并一律标记已解决")
      case .selectiveAsking: ("not asking discontented customers to rate", "不向不满意的客户邀评")
      case .begging: ("begging content customers to rate", "向满意的客户索要好评")
      case .emptyReply: ("an empty first reply at once", "先秒回一句空话")
      case .haste: ("replying at once and badly", "回复快但敷衍")
      }
    return language == .zh ? texts.1 : texts.0
  }

  /// What helps against a kind of gaming.
  func remedy(against kind: Gaming) -> String {
    let texts =
      switch kind {
      case .cherryPicking:
        ("Let the queue assign contacts, and compare by issue.", "由系统按队列分配会话，并按问题类型（issue）分层比较。")
      case .handingOver:
        (
          "Read logs that hold every change of hands, and watch transfer-rate by agent.",
          "使用记录每次转接的日志，并按客服关注转接率。"
        )
      case .markingResolved:
        (
          "Weigh resolution-rate, which counts who comes back, above on-time and resolution times, and review closed cases "
            + "by sample.",
          "提高“问题解决率”（计入回访）的权重，降低按时解决率和解决时长的权重，并抽查已关闭会话。"
        )
      case .selectiveAsking, .begging:
        ("Let the system ask every customer, never the agent.", "由系统统一向全部客户邀评，客服不经手。")
      case .emptyReply:
        (
          "Read messages rather than rows, where empty replies can be left out, and add replied-within or average-response.",
          "使用逐条消息记录（可剔除空话回复），并加入平均响应时间或逐轮及时率。"
        )
      case .haste:
        (
          "Limit points for speed by a guard that needs quality, and keep satisfaction heavy.",
          "为响应类指标设置质检前提（guards），并保持满意度的权重。"
        )
      }
    return language == .zh ? texts.1 : texts.0
  }

  static let table: [Key: (en: String, zh: String)] = [
    .title: ("Rehearsal of {0}, revision {1}", "方案演练：{0}，版本 {1}"),
    .setting: (
      "{0} periods, each of {1} days ({2}): {3} simulated agents whose true skill is known answer {4} contacts in each, {5} per agent.",
      "共演练 {0} 期，每期 {1} 天（{2}）：{3} 名真实水平已知的模拟客服每期接待 {4} 个会话，人均 {5} 个。"
    ),
    .madeUp: ("a made-up shop", "虚构店铺"),
    .lived: ("“{0}”, {1} d, lived through {2} times", "“{0}”，{1} 天，重复模拟 {2} 次"),
    .livedOnce: ("“{0}”, {1} d, lived through once", "“{0}”，{1} 天，模拟一次"),
    .cut: (
      "A period of the policy's cadence would be {1} such stretches; for the sake of time it is {0} here, so luck weighs more than it "
        + "will. --weeks sets another length.",
      "按方案周期应模拟 {1} 段，为节省时间只模拟 {0} 段，因此这里的运气成分比实际更大；可用 --weeks 指定长度。"
    ),
    .stopped: (
      "Stopped after {0} periods with wider intervals than wanted; --periods goes on.",
      "演练 {0} 期后停止，区间仍偏宽；可用 --periods 增加期数。"
    ),
    .enough: ("Stopped after {0} periods, when the intervals were narrow enough.", "演练 {0} 期后区间已足够窄，停止。"),
    .leftOut: (
      "Rehearsed without {0} ({1} of the weight), which the simulated records cannot tell (on the phone the wait is the team's); the "
        + "weight is shared out among the rest.",
      "演练未包含 {0}（权重 {1}），模拟记录无法计算（电话排队等待属于团队），其权重按比例分摊到其他指标。"
    ),
    .leftOutRefused: (
      "Of real records that cannot tell them either, this policy would make no score (missing: refuse).",
      "若真实记录同样无法计算，按本方案（missing: refuse）将不给出总分。"
    ),
    .earned: ("Grades that skill earns: {0}.", "按真实水平应得的等级：{0}。"),
    .summary: ("What it says", "结论"),
    .policy: ("this policy", "本方案"),
    .naive: ("naive points", "未校正计分"),
    .interval: ("95 % interval", "95% 置信区间"),
    .same: ("same agents", "同一批客服"),
    .isRight: ("Is the grade right?", "等级准不准？"),
    .right: ("grade is the one that skill earns", "等级与真实水平一致"),
    .above: ("grade is better than that", "等级偏高"),
    .below: ("grade is worse than that", "等级偏低"),
    .ungraded: ("no grade, for want of evidence", "数据不足，不评级"),
    .error: ("score misses what skill earns by, points", "总分与应得分的偏差（分）"),
    .whyDiffer: ("Why do scores differ?", "分数差异从何而来？"),
    .skill: ("share of the spread that is skill", "来自水平"),
    .circumstance: ("share that is circumstance", "来自工作条件"),
    .luck: ("share that is luck", "来自运气"),
    .whatCosts: ("What circumstances cost somebody equally good, points", "同等水平的客服因工作条件损失多少分"),
    .ranking: ("What would a ranking be worth?", "如果排名，可信吗？"),
    .topThree: ("first three: truly among the best three", "前三名中确属真正前三的比例"),
    .bottomThree: ("last three: truly above the middle", "后三名中实际高于中位的比例"),
    .whatGains: ("What gaming gains, points", "投机取巧能多得多少分"),
    .pays: ("Which tricks pay, what takes it back, and what helps", "哪些投机做法有利可图，哪些会失分，如何防范"),
    .useless: ("does not pay", "无利可图"),
    .unclear: ("too uncertain to say", "尚无法判断"),
    .untried: ("Not tried, since no indicator could gain by it: {0}.", "未试（没有指标会因此得分）：{0}。"),
    .trusted: (
      "{0} of agents get the grade that their skill earns ({1}), {2} a worse one; by naive points {3} and {4}. Fit to be used with a human's "
        + "sign-off.",
      "{0} 的客服得到与真实水平相符的等级（{1}），{2} 偏低；未校正计分则为 {3} 和 {4}。可在人工签核后使用。"
    ),
    .notTrusted: (
      "{0} of agents get the grade that their skill earns ({1}), and {2} a worse one; by naive points {3} and {4}. Too unsure for pay (fewer "
        + "than 70 % right, or more than 5 % worse): make periods longer, grades fewer, or give more weight to indicators with many records.",
      "{0} 的客服得到与真实水平相符的等级（{1}），{2} 偏低；未校正计分则为 {3} 和 {4}。把握不足（准确低于 70 % 或偏低超过 5 %），不宜挂钩薪酬："
        + "可延长周期、减少等级，或提高样本多的指标的权重。"
    ),
    .hardlyKnown: (
      "{0} of agents get the grade that their skill earns ({1}), and {2} a worse one; by naive points {3} and {4}. Whether that is enough for "
        + "pay cannot be told from so few periods; --periods tries more.",
      "{0} 的客服得到与真实水平相符的等级（{1}），{2} 偏低；未校正计分则为 {3} 和 {4}。期数太少，尚不能判断是否可挂钩薪酬；可用 --periods 增加期数。"
    ),
    .oneGrade: (
      "{1} of agents get the grade that their skill earns ({2}), but that says little: {3} earn the same grade, {0}. Set targets or grades "
        + "where agents differ.",
      "{1} 的客服得到与真实水平相符的等级（{2}），但这说明不了什么：{3} 的客服应得同一等级 {0}。请把目标值或等级分界设在客服有差别之处。"
    ),
    .seldomGraded: (
      "{0} of agents get no grade for want of evidence ({1}): make periods longer, or give more weight to indicators with many records.",
      "{0} 的客服因数据不足不评级（{1}）：可延长周期，或提高样本多的指标的权重。"
    ),
    .unfair: ("Somebody equally good loses points by {0}: {1}.", "同等水平的客服因{0}而失分；{1}。"),
    .lacking: ("add {0} to compareBy", "请在 compareBy 中加入 {0}"),
    .lackingNothing: (
      "compare those who work alike (peers: by role or team), and say so in the talk", "请按岗位或团队（peers）比较，并在面谈时说明"
    ),
    .fair: (
      "{1}: none of it costs somebody equally good more than {0} points (upper ends of the intervals); by naive points it is up to {2}.",
      "{1}：同等水平的客服因此失分均不超过 {0} 分（区间上限）；未校正计分最多失 {2} 分。"
    ),
    .unknownCosts: (
      "{1}: what they cost somebody equally good cannot be told from so few periods (upper ends of the intervals up to {0} points); --periods "
        + "tries more. By naive points it is up to {2}.",
      "{1}：期数太少，尚不能判断同等水平的客服会失多少分（区间上限达 {0} 分）；可用 --periods 增加期数。未校正计分最多失 {2} 分。"
    ),
    .alike: (
      "Agents here work under like circumstances, or are too few, so what night work or hard matters cost cannot be told.",
      "这里客服的工作条件相同或人数太少，看不出夜班或疑难业务的影响。"
    ),
    .tempting: ("The trick that pays best is {0}: {1} points ({2}). {3}", "最划算的投机做法是“{0}”：多得 {1} 分（{2}）。{3}"),
    .notTempting: ("No trick that was tried gains more than {0} points.", "所试的投机做法最多多得 {0} 分。"),
    .from: ("gains in {0}", "得分来自{0}"),
    .back: ("loses in {0}", "失分于{0}"),
    .guarded: ("guards take {0}", "前提条件扣回 {0}"),
    .worldNote: (
      "Contacts, queues and waits are the simulator's. On top of them each agent has four skills, for content customers, settled "
        + "matters, speed and quality, normal with a standard deviation of {0} logits each, half of the variance "
        + "in common. An average agent stands at 80 points in each indicator but reply times, which the queues decide. The longer a "
        + "type of contact takes, the harder it is, up to one logit; every contact between 20 and 8 o'clock is harder by {1} logits, since offices "
        + "that would settle it are closed.",
      "会话、排队和等待由模拟器产生。每名客服有四项水平（满意、解决、速度、质量），均服从标准差为 {0} logit 的正态分布，一半方差共有。"
        + "平均水平的客服除响应时间（由排队决定）外各指标均为 80 分。某类会话耗时越长越难，最多相差 1 logit；20 点至次日 8 点的会话再难 {1} logit（能协助解决的部门已下班）。"
    ),
    .truthNote: (
      "What skill earns: the score of the agent's expected figures over the whole team's contacts, without chance. Naive points: points "
        + "of the figures as observed, graded without doubt. A grade in doubt is the higher of two, which makes more grades too good than too bad.",
      "应得分：按客服的真实水平处理全队全部会话时的期望得分，不含运气。未校正计分：直接按原始值计分、按分数定级。处于两个等级之间时取较高者，因此偏高多于偏低。"
    ),
    .costNote: (
      "Why scores differ and what circumstances cost: least squares over the agents of each period, score = a + b · what skill earns − costs "
        + "of the circumstances that hold + luck; skill and the other circumstances are held equal. Night: most contacts between 20 and "
        + "8 o'clock ({0} agents); thinly staffed: customers wait half as long again as the average ({1}); hard: matters harder than average by a "
        + "tenth of a logit ({2}).",
      "差异来源与工作条件的影响：每期对客服作最小二乘回归，总分 = a + b × 应得分 − 各项条件的影响 + 运气，即在水平和其他条件相同时比较。"
        + "夜班：多数会话在 20 点至次日 8 点（{0} 人）；人手不足：客户等待超过平均 1.5 倍（{1} 人）；疑难：业务难度高于平均 0.1 logit（{2} 人）。"
    ),
    .rankNote: (
      "The policy makes no ranking; its column says what one by its scores would be worth.", "本方案不排名；该列仅说明按其总分排名的可信度。"
    ),
    .gamingNote: (
      "A trick is tried by few agents at a time, with the same skill and luck as without it: half of the unsettled contacts handed over; of "
        + "customers sent away as resolved six in ten come back; half of the discontented not asked; half of the content who would not have "
        + "rated begged; an empty reply, or a bad one, in a tenth of the time.",
      "每次只有少数客服尝试，水平和运气不变：将一半解决不了的会话转出；被标记已解决而未解决的客户六成会回访；一半不满意的客户不邀评；"
        + "一半原本不评价的满意客户被索要好评；空话或敷衍回复只用十分之一的时间。"
    ),
    .shareNote: (
      "A quarter of customers rate, one contact in twelve is reviewed on ten items. Nobody is left out for having served too little. "
        + "Intervals are 95 %, of means over periods.",
      "四分之一的客户评价，十二分之一的会话按十项质检。不因接待量少而剔除任何人。区间为各期均值的 95% 置信区间。"
    ),
  ]
}
