extension ScoreWords {
  /// What overview and sheets say.
  static let overviewTable: [Key: (en: String, zh: String)] = [
    .title: ("Scores for {0}", "{0} 绩效评分"),
    .policy: ("Policy: {0}, revision {1}, applies from {2}.", "考核方案：{0}，版本 {1}，自 {2} 起适用。"),
    .agent: ("agent", "客服"),
    .peers: ("peers", "可比组"),
    .peersNotKnown: ("not known", "未知"),
    .score: ("score", "总分"),
    .grade: ("grade", "等级"),
    .unknown: ("no grade", "暂不评级"),
    .tableCaption: ("Scores with their 90 % ranges, and the points of each indicator", "总分及 90% 区间，各指标得分"),
    .nobody: ("Nobody is scored.", "无人参评。"),
    .doubtMark: (
      "“?” after a grade: the score lies between two grades, and the higher is given.",
      "等级后的“?”：总分处于两个等级之间，取较高者。"
    ),
    .notRanked: (
      "Agents stand in the order of names or pseudonyms; there is no ranking, since ranks of small samples are mostly luck.",
      "客服按姓名或代号排列，不作排名：小样本的名次大多是运气。"
    ),
    .method: (
      "Observed figures are compared with what colleagues achieved on the same kind of cases, leaning towards colleagues the more the "
        + "fewer cases there are. Points are the mean over what the true figure may be, so there are no cliffs.",
      "先与同事处理同类会话的水平对比，再按样本多少校正：样本越少，越接近同事水平。指标得分按真实水平的各种可能取值加权平均得出，不会因相差一点而大幅跳分。"
    ),
    .rights: (
      "This score supports a decision that a human takes. You may ask for an explanation, object to each item, and refuse a decision "
        + "made by machine alone (PIPL Art. 24; GDPR Art. 22).",
      "本评分仅供人工决策参考。您有权要求说明、逐项提出异议，并拒绝仅由自动化决策作出的决定（《个人信息保护法》第二十四条；GDPR 第 22 条）。"
    ),
    .pseudonyms: ("Names are replaced; --names shows them.", "姓名已用代号替换；--names 可显示姓名。"),
    .colon: ("{0}: {1}", "{0}：{1}"),
    .comma: (", ", "、"),
    .stop: (". ", "。"),
    .nobodyNamed: ("not named", "未注明"),
    .rejectedRows: ("Rows left out: {0}; cells not understood: {1}", "剔除 {0} 行，无法识别 {1} 个单元格"),
    .moreRejected: ("{0}; the first {1}, all with --format json", "{0}（仅列前 {1} 条，--format json 可查看全部）"),
    .line: ("line", "行"),
    .column: ("column", "列"),
    .found: ("found", "内容"),
    .whyRejected: ("why", "原因"),
    .stateDraft: ("Draft as of {0}; it may change until it is frozen.", "草稿，截至 {0}；冻结前仍可能变动。"),
    .stateProvisional: (
      "Provisional, as of {0}: outcomes are open or the period is not over.", "暂定，截至 {0}：部分结果未定或周期未结束。"
    ),
    .stateLocked: (
      "Frozen as entry {0} of the ledger on {1}; objections are possible until {2}.", "已于 {1} 冻结（台账第 {0} 条），申诉截至 {2}。"
    ),
    .stateFrozen: ("Frozen as entry {0} of the ledger on {1}.", "已于 {1} 冻结（台账第 {0} 条）。"),
    .stateContested: (
      "Frozen as entry {0} of the ledger on {1}; an objection is not decided yet.", "已于 {1} 冻结（台账第 {0} 条），有申诉尚未裁定。"
    ),
    .stateAppealed: (
      "Changed by an objection since entry {0}; to be frozen anew.", "台账第 {0} 条冻结后申诉成立，分数已变更，须重新冻结。"
    ),
    .stateChanged: (
      "Not what entry {0} froze on {1}: files or program are others. crewcast score verify says which.",
      "与 {1} 冻结的内容（台账第 {0} 条）不一致：文件或程序已变化，详见 crewcast score verify。"
    ),
    .stateSignedOff: (
      "Frozen as entry {0} of the ledger, signed off on {1} by {2}.", "已冻结（台账第 {0} 条），并由 {2} 于 {1} 签核。"
    ),
    .shortened: ("The time for objections was shortened: “{0}”.", "申诉期已缩短，原因：“{0}”。"),
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
      "Too little was served for a grade: {0} of {2} conversations needed, {1} of {3} days.",
      "接待量未达到评级要求：会话 {0} 个（要求 {2} 个），有记录 {1} 天（要求 {3} 天）。"
    ),
    .tooFewServed: (
      "Too little was served for a grade: {0} conversations and {1} days are needed, of part time in proportion.",
      "接待量未达到评级要求：需 {0} 个会话、{1} 天（非全日制按比例折算）。"
    ),
    .provisional: ("“{0}” is provisional: {1} outcomes of the team are still open.", "“{0}”为暂定值：团队还有 {1} 条会话的结果未到观察期。"),
    .newlyHired: (
      "Employed for {0} days when the period ended, fewer than {1}: too short to be graded.",
      "截至周期末入职 {0} 天，少于 {1} 天，不评级。"
    ),
    .fewColleagues: (
      "Agents with records: {0}, fewer than {1}: too few for a fair comparison, so no grade and no bonus. The policy can accept fewer "
        + "(peers: atLeast).",
      "仅有 {0} 名客服有记录，少于 {1} 名，不足以公平比较，故不评级、不发奖金。方案可放宽人数下限（peers: atLeast）。"
    ),
    .comparedWithNobody: (
      "Compared with nobody: {0} ({1} of the weight). Hardly any colleague handles such cases (hours, channel, issue, language) as most of "
        + "these are, so whether they are hard or the agent is weak cannot be told. The figure leans on colleagues, its range is wide, and it does "
        + "not count as known.",
      "无可比同事：{0}（合计权重 {1}）。多数会话所属的情形（时段、渠道、业务、语言）几乎没有其他同事处理，无法区分是业务难还是水平低，故以同事水平为主并放宽区间，不计入评级所需的数据可靠权重。"
    ),
    .fewPeers: (
      "Agents of “{0}” with records: {1}, fewer than {2}: too few for a fair comparison, so no grade and no bonus. The policy can compare "
        + "larger groups (peers: by) or accept fewer (atLeast).",
      "可比组“{0}”仅有 {1} 名客服有记录，少于 {2} 名，不足以公平比较，故不评级、不发奖金。方案可扩大可比组（peers: by）或放宽人数下限（atLeast）。"
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
    .eventOpen: (
      "“{0}” on {1} is confirmed, but does not count yet: the event can be objected to until {2}.",
      "{1} 的事件“{0}”已确认，但对该事件的申诉期至 {2} 止，暂不计入。"
    ),
    .eventContested: (
      "“{0}” on {1} does not count: the objection to it is not decided.", "{1} 的事件“{0}”申诉尚未裁定，不计入。"
    ),
    .eventReported: ("“{0}” on {1} does not count: nobody has confirmed it.", "{1} 的事件“{0}”尚未经人工确认，不计入。"),
    .redLine: (
      "“{0}” on {2}, confirmed by {3} on {4}, limits the score to {1}; the time for objections to the event ended on {5}.",
      "{2} 的红线事件“{0}”已由 {3} 于 {4} 确认，对该事件的申诉期已于 {5} 届满，总分上限为 {1}。"
    ),
    .pointGuard: (
      "Points of “{0}” above the limit need “{1}” of at least {2}, which is not certain enough.",
      "“{0}”超出上限部分的得分须以“{1}”达到 {2} 为前提，现有数据尚不足以证明，故不计入。"
    ),
  ]
}
