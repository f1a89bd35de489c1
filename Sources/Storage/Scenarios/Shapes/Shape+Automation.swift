/// Keys of bots.
extension Shape {
  static let automation = [
    Shape(
      .bot, "An automatic first contact; resolved, falselyContained and escalated add up to 100%.",
      [
        Key("contactTypes", .oneOrMore(.name), "The types it meets; default all."),
        Key("involvement", .share, "Share of contacts that meet the bot; default 100%."),
        Key("resolved", .share, "Share of sessions truly settled.", required: true),
        Key("falselyContained", .share, "Share of sessions that end with neither agent nor solution.", required: true),
        Key("escalated", .share, "Share of sessions handed over to agents.", required: true),
        Key("recontact", .object(.recontact), "How falsely contained customers come back; default never."),
        Key("sessionTime", .object(.distribution), "Length of a session.", required: true),
        Key("handoverFactor", .number(0...100), "Handling time after a handover relative to none; default 1."),
        Key(
          "capacity", .count(0...1_000_000_000), "Sessions at once; further contacts go to agents; default no limit."),
        Key("hours", .hours, "When it works; default always."),
        Key("costPerSession", .money, "Cost of a session; default 0."),
        Key("costPerResolution", .money, "Cost of a session that was truly settled; default 0."),
      ]),
    Shape(
      .recontact, "How falsely contained customers come back.",
      [
        Key("probability", .share, "Share of them that comes back.", required: true),
        Key("toAgent", .share, "Share of those that goes straight to an agent; default 0%."),
        Key("after", .object(.distribution), "Time until they come back.", required: true),
      ]),
  ]
}
