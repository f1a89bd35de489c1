/// Keys of the files by which records are read: calendars and mappings.
extension Shape {
  static let calendars = [
    Shape(
      .calendar, "When the service promises to be there, so that clocks run in these hours only.",
      calendarHourKeys(zoneIsRequired: true) + [
        Key("channels", .named(.object(.calendarHours)), "Hours of channels that differ (phone, chat, email …)."),
        Key("teams", .named(.object(.calendarHours)), "Hours of teams that differ; they win over the channel's."),
        Key(
          "shifts", .named(.object(.calendarHours)),
          "Shifts of agents by name, without approved breaks; who is not listed is taken to be always on shift."),
      ]),
    Shape(.calendarHours, "Hours of a channel, a team or an agent.", calendarHourKeys(zoneIsRequired: false)),
    Shape(
      .calendarEdition, "Hours in force from a day on, until the next edition begins.",
      [
        Key("from", .text, "The first day on which these hours apply.", required: true),
        Key("week", .hours, "Hours by weekday: mon-fri: [09:00-12:00, 13:30-18:00].", required: true),
        Key("holidays", .list(.text), "Dates or ranges (2025-10-01..2025-10-08) without any hours."),
        Key("workdays", .named(.text), "Dates that have the hours of another weekday: 2025-09-28: wed (调休)."),
        Key("dates", .named(.oneOrMore(.text)), "Dates with hours of their own."),
      ]),
    Shape(
      .exemption, "A span during which no clock runs: an outage, or a platform's exemption.",
      [
        Key("from", .moment, "When it begins, by the local clock.", required: true),
        Key("until", .moment, "When it ends, by the local clock.", required: true),
        Key("reason", .text, "Why.", required: true),
      ]),
  ]

  static let mappings = [
    Shape(
      .recordMapping, "Which column of an export is what, or what to add to a known layout.",
      exactlyOneOf: [["source", "columns"]],
      [
        Key("name", .text, "What the source is called; needed with columns."),
        Key("source", .text, "The known layout to which people, agents, rules and remarks are added."),
        Key("shape", .word(["contacts", "events", "agent-days"]), "What a row is; needed with columns."),
        Key("zone", .text, "The IANA zone of moments without an offset."),
        Key(
          "channel", .word(["phone", "chat", "email", "social", "ticket", "other"]),
          "The channel where no column tells it; default other."),
        Key(
          "columns", .named(.either([.text, .object(.recordColumn), .list(.object(.recordColumn))])),
          "For a field of ours, the column it comes from."),
        Key("events", .named(.oneOrMore(.text)), "For a text of the event column, what happened; [] for nothing."),
        Key("began", .object(.recordBeginning), "When what a row tells the end of began, where a column tells that."),
        Key("summaries", .list(.text), "Names of rows that are sums over others, besides the usual ones."),
        Key("people", .named(.text), "For the name of an account, the person it belongs to."),
        Key("agents", .list(.text), "The agents there are; others are reported."),
        Key("rules", .object(.recordRules), "How events become reply rounds, where opinions differ."),
        Key("remarks", .list(.text), "What is worth knowing about the source; shown with the figures."),
      ]),
    Shape(
      .recordRules, "How events become reply rounds.",
      [
        Key("perfunctoryRepliesCount", .flag, "Whether a reply that says nothing is a reply; default false."),
        Key(
          "replyTakesOwnership", .flag,
          "Whether replying to what nobody holds makes the replier its holder; default true."),
        Key(
          "closedWithoutReply", .word(["dismissed", "unanswered"]),
          "What becomes of a message closed without a reply after a human had replied, when nobody has read it; default "
            + "dismissed, as if it were thanks."),
        Key("thanks", .list(.text), "Customers' messages that need no reply, besides the usual ones."),
        Key("perfunctory", .list(.text), "Agents' messages that say nothing, besides the usual ones."),
        Key("automaticSenders", .list(.text), "Names under which rules and machines write, besides the usual ones."),
        Key("automaticBeginnings", .list(.text), "How messages begin that rules write, besides the usual ones."),
      ]),
    Shape(
      .recordColumn, "A column and how it is read.",
      [
        Key("from", .oneOrMore(.text), "The column, or several whose texts are joined with a blank.", required: true),
        Key("dates", .word(["ymd", "dmy", "mdy"]), "The order of day, month and year."),
        Key("unit", .duration, "What a plain number counts: 1s, 1m, 1h."),
        Key("values", .named(.text), "For a text of the column, what it stands for."),
        Key("none", .oneOrMore(.text), "Texts that mean that there is nothing."),
        Key(
          "lowest", .number(-1e6...1e6),
          "The worst rating or mark of the scale; marks are shares (0 to 1, or 95%) where nothing is said."),
        Key("highest", .number(-1e6...1e6), "The best rating or mark of the scale."),
        Key("within", .duration, "The limit of a share replied within a limit."),
      ]),
    Shape(
      .recordBeginning, "The beginning of what a row tells the end of.",
      [
        Key("from", .oneOrMore(.text), "The column with its moment.", required: true),
        Key("dates", .word(["ymd", "dmy", "mdy"]), "The order of day, month and year."),
        Key("events", .named(.text), "For a text of the event column, what happened then.", required: true),
      ]),
  ]

  private static func calendarHourKeys(zoneIsRequired: Bool) -> [Key] {
    [
      Key(
        "zone", .text, "The IANA zone of the hours" + (zoneIsRequired ? "." : "; default the calendar's own."),
        required: zoneIsRequired),
      Key("week", .hours, "Hours by weekday: mon-fri: [09:00-12:00, 13:30-18:00]; always in force."),
      Key("holidays", .list(.text), "Dates or ranges (2025-10-01..2025-10-08) without any hours."),
      Key("workdays", .named(.text), "Dates that have the hours of another weekday: 2025-09-28: wed (调休)."),
      Key("dates", .named(.oneOrMore(.text)), "Dates with hours of their own."),
      Key("editions", .list(.object(.calendarEdition)), "Hours that change over time, instead of week."),
      Key("exemptions", .list(.object(.exemption)), "Spans that do not count."),
    ]
  }
}
