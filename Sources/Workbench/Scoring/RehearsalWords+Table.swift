/// The texts of rehearsals in all languages.
extension RehearsalWords {
  /// The texts by their keys.
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
    .guess: ("… so would be one grade for all, the commonest", "若一律给最常见的等级，一致率为"),
    .beyondGuess: ("… right more often than that, points of 100", "比一律同级高出（百分点）"),
    .kappa: ("agreement beyond chance (Cohen's κ, 1 is full)", "扣除偶然后的一致性（Cohen κ，1 为完全一致）"),
    .above: ("grade is better than that", "等级偏高"),
    .below: ("grade is worse than that", "等级偏低"),
    .withoutEvidence: ("no grade, for want of evidence", "数据不足，不评级"),
    .withoutPeers: ("no grade, compared with too few", "可比同事太少，不评级"),
    .unscored: ("no score, an indicator cannot be told", "指标无法计算，不评分"),
    .error: ("score misses what skill earns by, points", "总分与应得分的偏差（分）"),
    .whyDiffer: ("Why do scores differ?", "分数差异从何而来？"),
    .skill: ("share of the spread that is skill", "来自水平"),
    .circumstance: ("share that is circumstance", "来自工作条件"),
    .luck: ("share that is luck", "来自运气"),
    .whatCosts: ("What circumstances cost somebody equally good, points", "同等水平的客服因工作条件损失多少分"),
    .ranking: ("What would a ranking be worth?", "如果排名，可信吗？"),
    .topThree: ("first three: truly among the best three", "前三名中确属真正前三的比例"),
    .bottomThree: ("last three: truly above the middle", "后三名中实际高于中位的比例"),
    .money: ("What is paid per period{0}?", "每期发放多少{0}？"),
    .paid: ("paid to all together", "实发总额"),
    .due: ("what their skill would earn", "按真实水平应发总额"),
    .undeserved: ("paid beyond what skill earns", "多发给不应得者"),
    .undeservedShare: ("… of all that is paid", "占实发总额"),
    .missed: ("missed by those whose skill earns it", "应得者少得"),
    .missedShare: ("… of all that skill earns", "占应发总额"),
    .swing: ("one agent's pay, from period to period by luck", "同一客服因运气各期相差"),
    .costs: ("less for {0}, equally good", "同等水平因{0}少得"),
    .whatGains: ("What gaming gains, points", "投机取巧能多得多少分"),
    .pays: ("Which tricks pay, what takes it back, and what helps", "哪些投机做法有利可图，哪些会失分，如何防范"),
    .useless: ("does not pay", "无利可图"),
    .unclear: ("too uncertain to say", "尚无法判断"),
    .untried: ("Without any effect here, since no indicator could gain by it: {0}.", "在此没有任何作用（没有指标会因此得分）：{0}。"),
    .found: (
      "{0} of agents get the grade that their skill earns ({1}), {2} a worse one; by naive points {3} and {4}. One and the same grade "
        + "for all, {5}, would be right for {6} ({7}).",
      "{0} 的客服得到与真实水平相符的等级（{1}），{2} 偏低；未校正计分则为 {3} 和 {4}。若一律评为 {5}，也有 {6}（{7}）相符。"
    ),
    .trusted: ("Fit to be used with a human's sign-off.", "可在人工签核后使用。"),
    .notTrusted: (
      "Too unsure for pay ({0}): make periods longer, grades fewer, or give more weight to "
        + "indicators with many records.",
      "把握不足（{0}），不宜挂钩薪酬：可延长周期、减少等级，或提高样本多的指标的权重。"
    ),
    .notTrustedUnfair: (
      "Too unsure for pay ({0}), and that by circumstances more than by luck: mend first what "
        + "these cost.",
      "把握不足（{0}），不宜挂钩薪酬；主要原因是工作条件而非运气，请先解决其影响。"
    ),
    .fewRight: ("fewer than 70 % right", "准确低于 70%"),
    .manyWorse: ("more than 5 % get a worse grade", "偏低超过 5%"),
    .hardlyKnown: (
      "Whether that is enough for pay cannot be told from so few periods; --periods tries more.",
      "期数太少，尚不能判断是否可挂钩薪酬；可用 --periods 增加期数。"
    ),
    .noBetter: (
      "Not fit for use: its grades are right no more often than that guess. Set targets or grades where agents differ, or make periods "
        + "longer.",
      "不宜使用：等级并不比一律同级更准。请把目标值或等级分界设在客服有差别之处，或延长周期。"
    ),
    .perhapsNoBetter: (
      "Not known to be fit: whether its grades are right more often than that guess cannot be told from so few periods; --periods tries "
        + "more.",
      "尚不能认为可用：期数太少，看不出是否比一律同级更准；可用 --periods 增加期数。"
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
    .seldomScored: (
      "{0} of agents get no score ({1}): the records of those they are compared with do not tell an indicator, and the policy refuses a "
        + "score then (missing: refuse).",
      "{0} 的客服没有总分（{1}）：可比同事的记录无法计算某项指标，而本方案规定缺项不评分（missing: refuse）。"
    ),
    .fewPeers: (
      "{0} of agents get no grade ({1}), since fewer than {2} of them are compared with each other (peers: by {3}, atLeast {2}): {4}.",
      "{0} 的客服不评级（{1}），因为可比同事不足 {2} 人（peers: by {3}，atLeast {2}）：{4}。"
    ),
    .widerPeers: ("compare larger groups, or lower atLeast", "可扩大比较范围，或降低 atLeast"),
    .moreAgents: ("--agents {0} makes every group of the made-up shop large enough", "用 --agents {0} 可使虚构店铺的每个组都够大"),
    .paying: (
      "{0} are paid per period; {1} of it ({2}) goes to whom skill would not have given it, and the deserving miss {3} ({4}) of what they "
        + "earn; by naive points {5} and {6}. By luck alone one agent's pay changes by {7} ({8}) from one period to the next.",
      "每期共发放 {0}，其中 {1}（{2}）多发给了按真实水平不应得的人，应得者少得其应得的 {3}（{4}）；未校正计分则为 {5} 和 {6}。"
        + "仅因运气，同一客服两期之间平均相差 {7}（{8}）。"
    ),
    .payingAlike: (
      "{0} are paid per period, to everybody the same whatever their skill: set base, slope and limits of the bonus where scores lie.",
      "每期共发放 {0}，无论水平高低人人相同：请按分数所在范围设定奖金的 base、slope 和上下限。"
    ),
    .payingCosts: ("Somebody equally good is paid less for {0}.", "同等水平的客服少得：{0}。"),
    .unfair: ("Somebody equally good loses points by {0}: {1}.", "同等水平的客服因{0}而失分；{1}。"),
    .lacking: ("add {0} to compareBy", "请在 compareBy 中加入 {0}"),
    .lackingNothing: (
      "the policy already compares by it and takes off what it can, so change what causes it, let all take their turn, or say so in the talk",
      "本方案已按此比较，能校正的都已校正，请改善这些条件、轮流承担，或在面谈时说明"
    ),
    .alikePeers: (
      "agents are compared only with those who work under the same circumstances (peers: by {0}), so what these cost is never taken off; "
        + "peers: {by: all} takes it off",
      "客服只与工作条件相同的人比较（peers: by {0}），条件造成的差距因此无从校正；改为 peers: {by: all} 即可校正"
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
    .tempting: ("The trick that pays best is {0}: {1} points ({2}).", "最划算的投机做法是“{0}”：多得 {1} 分（{2}）。"),
    .notTempting: ("No trick that was tried gains more than {0} points.", "所试的投机做法最多多得 {0} 分。"),
    .nothingLoses: ("nothing in this policy loses by it", "本方案没有指标因此失分"),
    .reweigh: (
      "With {1} of the weight instead of {2}, at the cost of the others in proportion, {0} would take back all of it.",
      "若将{0}的权重由 {2} 提高到 {1}（其余按比例降低），即可全部抵消。"
    ),
    .assign: ("Let the queue assign contacts.", "请由系统按队列分配会话。"),
    .assignAndCompare: (
      "Add issue to compareBy, and let the queue assign contacts.", "请在 compareBy 中加入 issue，并由系统按队列分配会话。"
    ),
    .watchTransfers: (
      "Let a hand-over need a reason, and look at who gives away how much.", "请要求转接说明理由，并按客服查看转出比例。"
    ),
    .confirmClosing: (
      "Audit closed cases by sample, and let the customer confirm that the matter is settled.", "请抽查已关闭会话，并由客户确认问题已解决。"
    ),
    .askAll: ("Let the system ask every customer, never the agent.", "请由系统统一向全部客户邀评，客服不经手。"),
    .readMessages: (
      "Score from messages rather than rows: replies that say nothing are then no replies.", "请按逐条消息而不是会话汇总计分：空话回复不算响应。"
    ),
    .reviewToo: (
      "Add quality-accuracy, and guard points for speed by it.", "请加入质检准确性指标，并作为响应类得分的前提（guards）。"
    ),
    .from: ("gains in {0}", "得分来自{0}"),
    .back: ("loses in {0}", "失分于{0}"),
    .guarded: ("guards take {0} ({1})", "前提条件扣回 {0}（{1}）"),
    .worldNote: (
      "Contacts, queues and waits are the simulator's. On top of them each agent has four skills, for content customers, settled "
        + "matters, speed and quality, normal with a standard deviation of {0} logits each, half of the variance "
        + "in common. An average agent stands at 80 points in each indicator but reply times, which the queues decide beside an "
        + "own reply of {2} on average. The longer a type of contact takes, the harder it is, up to one logit; every contact between "
        + "20 and 8 o'clock is harder by {1} logits, since offices "
        + "that would settle it are closed.",
      "会话、排队和等待由模拟器产生。每名客服有四项水平（满意、解决、速度、质量），均服从标准差为 {0} logit 的正态分布，一半方差共有。"
        + "平均水平的客服除响应时间外各指标均为 80 分（响应时间取决于排队，另加客服自己回复的平均 {2}）。某类会话耗时越长越难，最多相差 1 logit；20 点至次日 8 点的会话再难 {1} logit（能协助解决的部门已下班）。"
    ),
    .truthNote: (
      "What skill earns: the score of the agent's expected figures over the whole team's contacts, without chance. Naive points: points "
        + "of the figures as observed, graded without doubt. A grade in doubt is the higher of two, which makes more grades too good than too bad.",
      "应得分：按客服的真实水平处理全队全部会话时的期望得分，不含运气。未校正计分：直接按原始值计分、按分数定级。处于两个等级之间时取较高者，因此偏高多于偏低。"
    ),
    .guessNote: (
      "One grade for all: the one that most skills earn, given to everybody without a look, with the same agents. κ (Cohen 1960): of "
        + "what the two distributions of grades leave to disagree about, the part agreed on; 0 is as much as chance.",
      "一律同级：不看任何人，统一给应得人数最多的等级，对象为同一批客服。κ（Cohen 1960）：扣除两种等级分布的偶然一致后的一致程度，0 表示与偶然相同。"
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
    .moneyNote: (
      "Money: the policy's rule by its scores, beside what the same rule would pay by what skill earns (with a grade for everybody); naive: "
        + "by naive points, a grade for everybody. By luck: the mean difference between two periods of an agent with the same skill and "
        + "the same duties. Costs as of points.",
      "发放：按本方案规则和总分计发，对照同一规则按应得分（人人有等级）应发的金额；未校正计分一栏按未校正得分计发，人人有等级。"
        + "因运气相差：同一客服水平、班次不变时两期金额之差的平均值。工作条件的影响算法同分数。"
    ),
    .shareNote: (
      "A quarter of customers rate, one contact in twelve is reviewed on ten items. Nobody is left out for having served too little. "
        + "Intervals are 95 %: of means by Student's t over periods, – where all periods say the same; of shares Wilson's, on the number "
        + "of independent cases that they are worth (Korn and Graubard), so that few periods make them wide; of κ by the jackknife.",
      "四分之一的客户评价，十二分之一的会话按十项质检。不因接待量少而剔除任何人。区间均为 95%：均值按各期用 Student t，各期完全相同时记 –；"
        + "比例用 Wilson 区间并按有效独立样本数折算（Korn–Graubard），期数少则区间宽；κ 用刀切法。"
    ),
  ]
}
