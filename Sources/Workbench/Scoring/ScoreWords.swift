/// The words of score sheets in all languages: one table, so that nothing can be said in one language only.
struct ScoreWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, sheet, period, policy, agent, indicator, raw, interval, sample, weight, points, amount, score, grade,
      team
    case observed, load, caseMix, shrinkage, total, deduction, redLine, pointGuard, bonus, earned, proRata, pool, paid
    case adjusted, fair, reliability, why, moved, raised, lowered, record, value, expected, shift, wouldHave, none
    case insufficient, notMeasurable, sharedOut, fewRecords, notEligible, provisional, doubt, sure, unknown
    case moreSuccesses, fewerFailures, otherMean, notRanked, rights, appeal, method, pseudonyms, suppressed,
      conversations
    case tableCaption, waterfallCaption, definitions, noScore, colleagues
    case strayBefore, strayAfter, strayBetween, unknownPeers
    case peers, newlyHired, fewColleagues, fewPeers, eventOpen, eventContested, eventReported
    case doubtMark, nobody, sharePoints
    case stateDraft, stateProvisional, stateLocked, stateContested, stateAppealed, stateChanged, stateSignedOff
    case shortened
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  func callAsFunction(_ key: Key, _ parts: String...) -> String {
    let texts = ScoreWords.table[key] ?? ("", "")
    var text = language == .zh ? texts.zh : texts.en
    for (index, part) in parts.enumerated() { text = text.replacing("{\(index)}", with: part) }
    return text
  }

  static let table: [Key: (en: String, zh: String)] = [
    .title: ("Scores for {0}", "{0} 绩效评分"),
    .sheet: ("Score sheet of {0} for {1}", "{0} · {1} 绩效评分单"),
    .period: ("Period", "考核周期"),
    .policy: ("Policy: {0}, revision {1}, applies from {2}.", "考核方案：{0}，版本 {1}，自 {2} 起适用。"),
    .agent: ("agent", "客服"),
    .indicator: ("indicator", "指标"),
    .raw: ("observed", "原始值"),
    .interval: ("fair figure, 95 % interval", "综合估计值（95% 置信区间）"),
    .sample: ("records", "样本量"),
    .weight: ("weight", "权重"),
    .points: ("points", "指标得分"),
    .amount: ("points × weight", "加权得分"),
    .score: ("score", "总分"),
    .grade: ("grade", "等级"),
    .team: ("team", "团队"),
    .observed: ("as observed", "原始得分"),
    .load: ("understaffing", "人力不足校正"),
    .caseMix: ("easy and hard cases", "业务难度校正"),
    .shrinkage: ("few cases", "小样本校正"),
    .total: ("Score", "总分"),
    .deduction: ("deduction", "扣分"),
    .redLine: (
      "“{0}” on {2}, confirmed by {3} on {4}, limits the score to {1}; the time for objections ended on {5}.",
      "{2} 的红线事件“{0}”已由 {3} 于 {4} 确认，申诉期已于 {5} 届满，总分上限为 {1}。"
    ),
    .pointGuard: (
      "Points of “{0}” above the limit need “{1}” of at least {2}, which is not certain enough.",
      "“{0}”超出上限部分的得分须以“{1}”达到 {2} 为前提，现有数据尚不足以证明，故不计入。"
    ),
    .bonus: ("Bonus", "奖金"),
    .earned: ("earned by the score", "按总分计算"),
    .proRata: ("in proportion: {0} of full time, employed on {1} of {2} days", "按比例折算：工时比例 {0}，在职 {1}/{2} 天"),
    .pool: ("taken off so that all fit into the pool", "奖金池等比调整"),
    .paid: ("to be paid", "应发金额"),
    .adjusted: ("adjusted", "校正后数值"),
    .fair: ("fair figure", "综合估计值"),
    .reliability: ("reliability", "可靠度"),
    .why: ("How the score comes about", "总分构成"),
    .moved: ("Records that moved “{0}” most", "对“{0}”影响最大的记录"),
    .raised: ("raised it", "拉高"),
    .lowered: ("lowered it", "拉低"),
    .record: ("record", "记录"),
    .value: ("value", "数值"),
    .expected: ("colleagues on such a case", "同事处理同类会话的水平"),
    .shift: ("change of the figure", "对指标的影响"),
    .wouldHave: ("What would have changed the grade", "距离更高等级还差什么"),
    .none: ("Nothing in a single indicator would have changed the grade.", "单独改变任何一项指标都不会改变等级。"),
    .insufficient: (
      "Insufficient evidence, not fit for pay: only {0} of the weight is known well enough, {1} is needed.",
      "数据不足，本期评分不得与薪酬挂钩：数据可靠的指标权重仅占 {0}，至少需要 {1}。"
    ),
    .notMeasurable: ("The records cannot tell “{0}”, so there is no score.", "现有记录无法计算“{0}”，因此不给出总分。"),
    .sharedOut: (
      "The records cannot tell {0}; by the policy the other weights were raised in proportion.",
      "现有记录无法计算 {0}；按方案规定，其权重已按比例分摊到其他指标。"
    ),
    .fewRecords: ("“{0}” rests on {1} records, fewer than {2}.", "“{0}”仅有 {1} 条记录，少于 {2} 条。"),
    .notEligible: (
      "Served {0} conversations on {1} days: too few to be scored.", "本期有接待记录 {1} 天、共 {0} 个会话，未达到参评条件。"
    ),
    .provisional: ("“{0}” is provisional: {1} outcomes of the team are still open.", "“{0}”为暂定值：团队还有 {1} 条会话的结果未到观察期。"),
    .doubt: (
      "Grade {0}: the score lies between two grades and the higher is given (probability of {0}: {1}).",
      "等级 {0}：总分处于两个等级之间，取较高者（{0} 等级的把握程度为 {1}）。"
    ),
    .sure: ("Grade {0}, with a probability of {1}.", "等级 {0}（把握程度 {1}）。"),
    .unknown: ("no grade", "暂不评级"),
    .moreSuccesses: ("{0}: {1} more successes among {2} would have given grade {3}.", "{0}：{2} 条中再有 {1} 条达标，等级将为 {3}。"),
    .fewerFailures: ("{0}: {1} fewer among {2} would have given grade {3}.", "{0}：{2} 条中减少 {1} 条，等级将为 {3}。"),
    .otherMean: ("{0}: {2} instead of {1} would have given grade {3}.", "{0}：由 {1} 变为 {2}，等级将为 {3}。"),
    .notRanked: (
      "Agents stand in the order of names or pseudonyms; there is no ranking, since ranks of small samples are mostly luck.",
      "客服按姓名或代号排列，不作排名：小样本的名次大多是运气。"
    ),
    .rights: (
      "This score supports a decision that a human takes. You may ask for an explanation, object to each item, and refuse a decision "
        + "made by machine alone (PIPL Art. 24; GDPR Art. 22).",
      "本评分仅供人工决策参考。您有权要求说明、逐项提出异议，并拒绝仅由自动化决策作出的决定（《个人信息保护法》第二十四条；GDPR 第 22 条）。"
    ),
    .appeal: (
      "Objections are possible within {0} working days after you receive this sheet.", "如有异议，请在收到本评分单后 {0} 个工作日内提出申诉。"
    ),
    .method: (
      "Observed figures are compared with what colleagues achieved on the same kind of cases, leaning towards colleagues the more the "
        + "fewer cases there are. Points are the mean over what the true figure may be, so there are no cliffs.",
      "先与同事处理同类会话的水平对比，再按样本多少校正：样本越少，越接近同事水平。指标得分按真实水平的各种可能取值加权平均得出，不会因相差一点而大幅跳分。"
    ),
    .pseudonyms: ("Names are replaced; --names shows them.", "姓名已用代号替换；--names 可显示姓名。"),
    .suppressed: ("fewer than five: not shown", "少于五人（条）：不显示"),
    .conversations: ("conversations", "会话"),
    .tableCaption: ("Scores with their 90 % intervals, and the points of each indicator", "总分及 90% 置信区间，各指标得分"),
    .waterfallCaption: ("From the observed figure to the score, in points of the score", "从原始得分到总分的构成（单位：分）"),
    .definitions: ("Definitions", "指标口径"),
    .noScore: ("No score.", "无总分。"),
    .colleagues: ("No cases of the agent: the colleagues' level is taken.", "该客服没有样本：按同事水平计。"),
    .peers: ("peers", "可比组"),
    .newlyHired: (
      "Employed for {0} days when the period ended, fewer than {1}: too short to be graded.",
      "截至周期末入职 {0} 天，少于 {1} 天，不评级。"
    ),
    .strayBefore: (
      "Records from before the day of hiring: {0}, the first of {1}. The score counts them; either the roster or the name on them is wrong.",
      "入职日之前有 {0} 条记录，最早为 {1}，仍计入评分；请核对花名册或记录归属。"
    ),
    .strayAfter: (
      "Records from after the last day of employment: {0}, the first of {1}. The score counts them; either the roster or the name on them is wrong.",
      "离职日之后有 {0} 条记录，最早为 {1}，仍计入评分；请核对花名册或记录归属。"
    ),
    .strayBetween: (
      "Records from between two employments: {0}, the first of {1}. The score counts them; either the roster or the name on them is wrong.",
      "两段在职期之间有 {0} 条记录，最早为 {1}，仍计入评分；请核对花名册或记录归属。"
    ),
    .unknownPeers: (
      "Nobody says which colleagues do the same work (role or team of the roster), so no grade and no bonus.",
      "花名册未写明岗位或团队，无法确定可比同事，故不评级、不发奖金。"
    ),
    .fewColleagues: (
      "Agents with records: {0}, fewer than {1}: too few for a fair comparison, so no grade and no bonus. The policy can accept fewer "
        + "(peers: atLeast).",
      "仅有 {0} 名客服有记录，少于 {1} 名，不足以公平比较，故不评级、不发奖金。方案可放宽人数下限（peers: atLeast）。"
    ),
    .fewPeers: (
      "Agents of “{0}” with records: {1}, fewer than {2}: too few for a fair comparison, so no grade and no bonus. The policy can compare "
        + "larger groups (peers: by) or accept fewer (atLeast).",
      "可比组“{0}”仅有 {1} 名客服有记录，少于 {2} 名，不足以公平比较，故不评级、不发奖金。方案可扩大可比组（peers: by）或放宽人数下限（atLeast）。"
    ),
    .eventOpen: (
      "“{0}” on {1} is confirmed, but does not count yet: objections are possible until {2}.",
      "{1} 的事件“{0}”已确认，但申诉期至 {2} 止，暂不计入。"
    ),
    .eventContested: (
      "“{0}” on {1} does not count: the objection to it is not decided.", "{1} 的事件“{0}”申诉尚未裁定，不计入。"
    ),
    .eventReported: ("“{0}” on {1} does not count: nobody has confirmed it.", "{1} 的事件“{0}”尚未经人工确认，不计入。"),
    .doubtMark: (
      "“?” after a grade: the score lies between two grades, and the higher is given.",
      "等级后的“?”：总分处于两个等级之间，取较高者。"
    ),
    .nobody: ("Nobody is scored.", "无人参评。"),
    .sharePoints: ("{0} pp", "{0} 个百分点"),
    .stateDraft: ("Draft as of {0}; it may change until it is frozen.", "草稿，截至 {0}；冻结前仍可能变动。"),
    .stateProvisional: (
      "Provisional, as of {0}: outcomes are open or the period is not over.", "暂定，截至 {0}：部分结果未定或周期未结束。"
    ),
    .stateLocked: (
      "Frozen as entry {0} on {1}; objections are possible until {2}.", "已于 {1} 冻结（第 {0} 号记录），申诉截至 {2}。"
    ),
    .stateContested: (
      "Frozen as entry {0} on {1}; an objection is not decided yet.", "已于 {1} 冻结（第 {0} 号记录），有申诉尚未裁定。"
    ),
    .stateAppealed: (
      "Changed by an objection since entry {0}; to be frozen anew.", "第 {0} 号记录冻结后申诉成立，分数已变更，须重新冻结。"
    ),
    .stateChanged: (
      "Not what entry {0} froze on {1}: files or program are others. crewcast score verify says which.",
      "与 {1} 冻结的第 {0} 号记录不一致：文件或程序已变化，详见 crewcast score verify。"
    ),
    .shortened: ("The time for objections was shortened: “{0}”.", "申诉期已缩短，原因：“{0}”。"),
    .stateSignedOff: ("Frozen as entry {0}, signed off on {1}.", "第 {0} 号记录，已于 {1} 签核。"),
  ]
}
