internal import Workforce

/// Keys of score policies.
extension Shape {
  static let policies = [
    Shape(
      .policy, "By which rules indicators become points, points a score, a score a grade and, if so agreed, money.",
      [
        Key("crewcastPolicy", .count(1...1), "Version of the format: 1.", required: true),
        Key("title", .text, "A heading.", required: true),
        Key("revision", .text, "Which revision of the rules this is, such as 2025-10.", required: true),
        Key(
          "cadence", .word(ScorePolicy.Cadence.allCases.map(\.rawValue)), "How often scores are made; default monthly."),
        Key("applies", .object(.policyDays), "The days it applies to.", required: true),
        Key(
          "measures", .object(.policyMeasures), "Limits and windows of indicators, where they differ from the usual."),
        Key(
          "compareBy", .list(.word(ScorePolicy.Comparison.allCases.map(\.rawValue))),
          "What cases are told apart by before agents are compared; default channel, issue, language, hours, load."),
        Key(
          "indicators", .named(.object(.policyItem)), "The indicators by key; weights add up to 100%.", required: true),
        Key(
          "grades", .named(.number(0...120)), "The lowest score of each grade, best first, the last 0.", required: true),
        Key(
          "gradeConfidence", .share,
          "How sure a grade must be to be stated; else the higher of the two in doubt is given; default 80%."),
        Key("evidence", .object(.policyEvidence), "What is known too badly to be paid by."),
        Key(
          "missing", .word(ScorePolicy.MissingRule.allCases.map(\.rawValue)),
          "Weight of indicators that the records cannot tell: refuse (no score, default) or share-out (said on the sheet)."
        ),
        Key(
          "redLines", .named(.number(0...120)),
          "Caps of the score for kinds of events, once confirmed by a human and past objection."),
        Key("guards", .list(.object(.policyGuard)), "Points above a limit that need another indicator to be good."),
        Key("bonus", .object(.policyBonus), "What is paid; default nothing."),
        Key("eligibility", .object(.policyEligibility), "Who is scored; default everybody."),
        Key("peers", .object(.policyPeers), "Who is compared with whom; default everybody with everybody."),
        Key("appealDays", .count(0...366), "Days within which an employee can object; default 5."),
      ]),
    Shape(
      .policyDays, "The days a policy applies to.",
      [
        Key("from", .moment, "The first day.", required: true),
        Key("until", .moment, "The last day; default until further notice."),
      ]),
    Shape(
      .policyMeasures, "Limits and windows of indicators.",
      [
        Key("replyWithin", .duration, "A reply within this is in time; default 3m."),
        Key("replyLimit", .duration, "A reply later than this, or never, counts as this; default 10m."),
        Key("resolveWithin", .duration, "Within how long a conversation should be resolved."),
        Key("recontact", .duration, "Coming back within this means that the matter had not been settled; default 7d."),
      ]),
    Shape(
      .policyItem, "An indicator: its weight and the figures that earn 0, 60, 100 and 120 points.",
      [
        Key("weight", .share, "Its weight, in steps of 0.1%.", required: true),
        Key("floor", .figure, "0 points at and beyond it.", required: true),
        Key("threshold", .figure, "60 points.", required: true),
        Key("goal", .figure, "100 points.", required: true),
        Key("stretch", .figure, "120 points, and no more beyond it.", required: true),
        Key("minimumRecords", .count(0...1_000_000), "Fewer records than this are flagged; default 0."),
      ]),
    Shape(
      .policyEvidence, "What is known too badly to be paid by.",
      [
        Key(
          "reliability", .share,
          "An indicator is known when so much of it is the agent, not chance, or its points are beyond doubt; default 50%."
        ),
        Key("weight", .share, "So much of the weight must be known; default 50%."),
      ]),
    Shape(
      .policyGuard, "Keeps one indicator from being bought at the price of another.",
      [
        Key("limit", .oneOrMore(.name), "The indicators whose points are limited.", required: true),
        Key("to", .number(0...120), "Their limit in points.", required: true),
        Key("needs", .name, "The indicator that must be good for more.", required: true),
        Key(
          "atLeast", .figure,
          "The figure that the lower end of its interval must reach (the upper, where less is better).",
          required: true),
      ]),
    Shape(
      .policyBonus,
      "base · clip(1 + slope · (score − 100)/100, low, high), in proportion to part time and to the days employed.",
      [
        Key("base", .money, "What a score of 100 earns.", required: true),
        Key("slope", .number(0...100), "How steeply it follows the score; default 1."),
        Key("low", .share, "The lowest factor; default 0%."),
        Key("high", .ratio, "The highest factor; default 120%."),
        Key("pool", .money, "What can be paid to all together; default no limit."),
        Key("currency", .text, "The currency."),
        Key(
          "prorate", .flag,
          "Whether part time, and being hired or leaving within the period, is paid in proportion (needs a roster); default true."
        ),
      ]),
    Shape(
      .policyEligibility, "Who is scored.",
      [
        Key(
          "conversations", .count(0...10_000_000),
          "So many conversations served (part time: that share of it); default 0."),
        Key("days", .count(0...366), "On so many days (part time: that share of it); default 0."),
        Key(
          "employedDays", .count(0...3660), "Employed for so many days when the period ends; needs a roster; default 0."
        ),
        Key(
          "roles", .oneOrMore(.name),
          "The roles the policy is for; others are neither scored nor compared; needs a roster; default all."),
      ]),
    Shape(
      .policyPeers, "Who is compared with whom.",
      [
        Key(
          "by", .word(PeerRule.Basis.allCases.map(\.rawValue)),
          "all, those of the same role (needs a roster), or of the same team; default all."),
        Key(
          "atLeast", .count(2...1000),
          "In a group of fewer agents with records nobody gets a grade or a bonus, only a score; default 5."),
      ]),
  ]
}

extension Form {
  /// A figure of an indicator: a share or a duration.
  static let figure = Form.either([.share, .duration, .number(0...1e9)])
}
