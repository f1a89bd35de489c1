extension ScoreWords {
  /// What sheets say.
  static let sheetTable: [Key: (en: String, zh: String)] = [
    .sheet: ("Score sheet of {0} for {1}", "{0} · {1} 绩效评分单"),
    .noScore: ("No score.", "无总分。"),
    .scoreRange: ("{0} {1} ({2} range: {3})", "{0} {1}（{2} 区间：{3}）"),
    .doubt: (
      "Grade {0}: the score lies between two grades and the higher is given (probability of {0}: {1}).",
      "等级 {0}：总分处于两个等级之间，取较高者（{0} 等级的把握程度为 {1}）。"
    ),
    .sure: ("Grade {0}, with a probability of {1}.", "等级 {0}（把握程度 {1}）。"),

    .grades: ("Grades: {0}.", "等级：{0}。"),
    .gradeFrom: ("{0} from {1}", "{0}（{1} 分起）"),

    .findings: ("What the records tell", "记录反映的情况"),
    .indicator: ("indicator", "指标"),
    .observedFigure: ("observed", "原始值"),
    .adjusted: ("adjusted", "校正值"),
    .fair: ("fair figure", "综合估计值"),
    .range: ("{0} range", "{0} 区间"),
    .sample: ("records", "样本量"),
    .independent: ("worth", "折合"),
    .reliability: ("reliability", "可靠度"),

    .targets: ("Targets of the policy, and the points that came of them", "方案目标与所得分数"),
    .target: ("{0} points\nat", "{0} 分\n对应值"),
    .points: ("points", "指标得分"),
    .weight: ("weight", "权重"),
    .amount: ("points × weight", "加权得分"),

    .why: ("How the score comes about", "总分构成"),
    .waterfallCaption: ("From the observed figure to the score, in points of the score", "从原始得分到总分的构成（单位：分）"),
    .observed: ("as observed", "原始得分"),
    .load: ("understaffing", "人力不足校正"),
    .caseMix: ("easy and hard cases", "业务难度校正"),
    .shrinkage: ("few cases", "小样本校正"),
    .total: ("Score", "总分"),
    .eventRow: ("deduction: “{0}”, {1}, limit {2}", "扣分：“{0}”（{1}），上限 {2}"),
    .guardRow: ("deduction: “{0}” limited by “{1}”", "扣分：“{0}”受“{1}”限制"),
    .bonus: ("Bonus", "奖金"),
    .bonusRule: (
      "Bonus: {0} × (1 + {1} × (score − 100) ÷ 100), at least {2} and at most {3} of {0}",
      "奖金：{0} ×（1 + {1} ×（总分 − 100）÷ 100），不低于基数的 {2}，不高于 {3}"
    ),
    .earned: ("earned by the score", "按总分计算"),
    .proRata: ("in proportion: {0} of full time, employed on {1} of {2} days", "按比例折算：工时比例 {0}，在职 {1}/{2} 天"),
    .pool: ("taken off so that all fit into the pool", "奖金池等比调整"),
    .paid: ("to be paid", "应发金额"),

    .moved: ("Records that moved “{0}” most", "对“{0}”影响最大的记录"),
    .earnedPoints: ("earned points", "加分的记录"),
    .costPoints: ("cost points", "失分的记录"),
    .record: ("record", "记录"),
    .happened: ("what happened", "实际情况"),
    .unloaded: ("without understaffing", "扣除人力不足"),
    .expected: ("colleagues on such a case", "同事处理同类会话的水平"),
    .notShown: ("not shown", "不显示"),
    .notShownWhy: (
      "Not shown: fewer than five people had such cases, and the figure would tell how single colleagues did.",
      "“不显示”：处理此类会话的不足五人，显示会反映个别同事的情况。"
    ),
    .shift: ("change of the adjusted figure", "对校正值的影响"),
    .sharePoints: ("{0} percentage points", "{0} 个百分点"),

    .wouldHave: ("What would have given a higher grade", "怎样才能达到更高等级"),
    .wouldHaveNote: (
      "Each of these alone, all else being as it was:", "以下每一项单独满足即可（其他情况不变）："
    ),
    .none: (
      "No indicator alone, however good, would have given a higher grade; it takes several.",
      "任何单项指标再好也不足以提高等级，须多项同时改善。"
    ),
    .highest: ("There is no higher grade.", "已是最高等级。"),
    .capped: (
      "None: the score is limited to {0} by the event named above, whatever the figures.",
      "总分已因上述事件限制为 {0}，指标再好也不会提高等级。"
    ),
    .moreOfThem: (
      "{0}: had {1} of your {2} records been “{4}” instead of “{5}”, the grade would have been {3}.",
      "{0}：您的 {2} 条记录中，若有 {1} 条由“{5}”变为“{4}”，等级即为 {3}。"
    ),
    .otherMean: (
      "{0}: had it been {2} on average instead of {1}, the grade would have been {3}.", "{0}：平均值由 {1} 变为 {2}，等级即为 {3}。"
    ),

    .disagree: ("If you disagree", "如有异议"),
    .untilDay: (
      "You can object until {0}: tell HR which record is wrong (its number is listed above or in your help desk), what it should say, and why.",
      "申诉截止日：{0}。请告知人力资源部门（HR）：哪条记录有误（编号见上表或客服系统）、应为何值、理由是什么。"
    ),
    .untilOpen: (
      "Tell HR which record is wrong (its number is listed above or in your help desk), what it should say, and why. The last day for "
        + "objections is named when the scores are frozen: by the policy {0} working days later.",
      "请告知人力资源部门（HR）：哪条记录有误（编号见上表或客服系统）、应为何值、理由是什么。申诉截止日在冻结评分时确定：按方案为冻结后 {0} 个工作日。"
    ),
    .untilOver: (
      "The time for objections ended on {0}. Tell HR all the same when you find a record that is wrong: it is noted and decided.",
      "申诉期已于 {0} 届满。若发现记录有误，仍可告知人力资源部门（HR），将予登记并裁定。"
    ),
    .noObjections: ("No objection to your records has been noted.", "目前没有针对您的记录的申诉。"),
    .objections: ("Objections to your records, and what came of them", "针对您的记录的申诉及处理结果"),
    .asked: ("what was asked", "申诉请求"),
    .outcome: ("outcome", "结果"),
    .day: ("decided", "裁定日期"),
    .decider: ("by", "经办人"),
    .reason: ("reason", "理由"),
    .upheld: ("upheld", "成立"),
    .rejected: ("rejected", "不成立"),
    .open: ("not decided yet", "待裁定"),
    .received: ("received", "收到日期"),
    .askedExclude: ("leave the record out", "不计入该记录"),
    .askedCorrect: ("correct the {0} to “{1}”", "将{0}更正为“{1}”"),
    .askedChange: ("correct the {0} from “{1}” to “{2}”", "将{0}由“{1}”更正为“{2}”"),
    .complaintRaised: ("complaint, nobody has looked into it", "投诉待核实"),
    .askedAway: ("charge the record to a colleague", "改由同事承担该记录"),
    .askedHither: ("charge the record to you", "改由您承担该记录"),
    .askedBetween: ("charge part of the record to a colleague", "部分改由其他同事承担"),
    .colleague: ("[a colleague]", "［同事］"),
    .nothing: ("none", "无"),

    .howCounted: ("How your records are counted", "记录如何计入"),
    .readUnobserved: (
      "“–” as observed: there is no record of yours, so the points come of your colleagues' level alone, under “few cases”.",
      "原始得分为“–”：没有您的记录，得分全部来自同事水平，列于“小样本校正”。"
    ),
    .howToRead: ("How to read this sheet", "阅读说明"),
    .readFigures: (
      "Observed is what the records show. Adjusted is what it would be with the same mix of easy and hard cases as your colleagues and "
        + "with enough people on duty. The fair figure, which earns the points, leans from there towards your colleagues' level, the more "
        + "the fewer records there are.",
      "“原始值”即记录直接显示的数值；“校正值”是假定您与同事面对同样难易的业务、且人手充足时的数值；“综合估计值”在校正值基础上向同事水平靠拢，"
        + "样本越少靠拢越多，得分以它为准。"
    ),
    .readRange: (
      "The range beside the fair figure holds your true level with a probability of {0}.",
      "综合估计值旁的区间：您的真实水平有 {0} 的把握落在其中。"
    ),
    .readRecords: (
      "Worth: how many unrelated records yours tell as much as; several from one customer tell less than as many customers.",
      "“折合”（有效样本量）：您的记录相当于多少条互不相关的记录；同一客户的多条记录所含信息少于不同客户的记录。"
    ),
    .readReliability: (
      "Reliability, from 0 to 1: how much of your difference from colleagues is you rather than chance.",
      "“可靠度”（0 至 1）：您与同事之间的差异有多少源于本人而非偶然。"
    ),
    .readKnown: (
      "{0} of the weight is known well enough (reliability of {2}, or many records that leave the points in little doubt); a grade needs {1}.",
      "数据足够可靠的指标共占权重的 {0}（可靠度达到 {2}，或记录足够多、得分已较确定）；评级至少需要 {1}。"
    ),
    .readPoints: (
      "Points follow the targets in straight lines, averaged over what your true level may be, so a hair's breadth never costs a leap. "
        + "Points × weight add up to the score, to the last digit.",
      "得分按方案目标线性计算，并对真实水平的各种可能取平均，不会因毫厘之差大幅跳分；各项加权得分之和即为总分，分毫不差。"
    ),
    .readScore: (
      "The range of the score: were your true level known exactly, the score would lie within it with a probability of {0}.",
      "总分旁的区间：若能准确知道您的真实水平，总分有 {0} 的把握落在其中。"
    ),
    .readGrade: (
      "Where two grades are possible, the higher is given; its probability says how sure it is.",
      "若两个等级都有可能，取较高者；把握程度表示其确定程度。"
    ),
  ]
}
