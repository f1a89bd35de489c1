internal import Workforce

/// Keys of contact types and arrivals.
extension Shape {
  static let demand = [
    Shape(
      .contactType, "A kind of contact: what it needs, what it was promised, how long it takes and waits.",
      [
        Key("channel", .word(Channel.allCases.map(\.rawValue)), "The channel it comes through.", required: true),
        Key("skill", .name, "The skill an agent needs; default the type's own name."),
        Key("priority", .count(1...ScenarioLimits.priorities), "1 is served first; default 1."),
        Key("headStart", .duration, "Its wait counts as longer by this among types of equal rank; default none."),
        Key("target", .either([.target, .object(.target)]), "The promise, such as 80%/20s."),
        Key("handlingTime", .timedDistribution, "Conversation time at standard proficiency.", required: true),
        Key("afterContactWork", .object(.distribution), "Work after the conversation; default none."),
        Key(
          "patience", .either([.word(["forever"]), .timedDistribution]),
          "How long a customer waits before leaving; default forever."),
        Key("balking", .either([.share, .object(.balking)]), "Customers who leave at once when nobody is free."),
        Key("openingHours", .hours, "When contacts of this type are accepted; default the scenario's."),
        Key(
          "atClose", .word(ClosingRule.allCases.map(\.rawValue)),
          "What happens to those still waiting at closing time: serve (default), keep or clear."),
      ]),
    Shape(
      .balking, "Customers who leave at once.",
      [
        Key("probability", .share, "The share that leaves.", required: true),
        Key("whenWaiting", .count(0...1_000_000), "How many of the type must be waiting already; default 0."),
      ]),
    Shape(
      .arrivals,
      "A stream of contacts; says what arrives, and when and how many by exactly one of rate, rates, perDay, "
        + "counts and contacts.",
      exactlyOneOf: [["rate", "rates", "perDay", "counts", "contacts"]],
      [
        Key("contactType", .name, "The type that arrives."),
        Key("mix", .named(.share), "Several types with their shares, which add up to 100%."),
        Key("rate", .rate, "Poisson arrivals at this rate while open."),
        Key("rates", .curve(.rate, constant: false), "Poisson arrivals at a rate from each local time on."),
        Key("perDay", .number(0...1e12), "Expected contacts of a normal day, spread over its opening hours."),
        Key(
          "profile", .curve(.number(0...1e12), constant: false),
          "With perDay: relative weight from each local time on; default even."),
        Key("counts", .object(.counts), "Contacts per interval from a CSV file."),
        Key("contacts", .object(.contacts), "Single contacts from a CSV file, replayed as they came."),
        Key("weekdays", .byDay(.ratio), "Factors for days of the week, such as {sat: 1.2, sun: 0.8}; default 1."),
        Key("dates", .byDay(.ratio), "Factors for dates, such as {2026-11-11: 5.5}; they multiply those of weekdays."),
        Key(
          "busyness", .either([.ratio, .object(.busyness)]),
          "Random factor of whole days: its coefficient of variation; a name lets streams share it."),
      ]),
    Shape(
      .busyness, "A random factor of whole days, gamma distributed with mean one.",
      [
        Key("name", .text, "Streams that name the same factor share it; default a factor of its own."),
        Key("cv", .ratio, "Coefficient of variation of the factor.", required: true),
      ]),
    Shape(
      .counts, "Contacts per interval from a CSV file.",
      [
        Key("file", .text, "The file, relative to the scenario.", required: true),
        Key("time", .columns, "Column, or date and time columns, with the start of the interval.", required: true),
        Key("count", .text, "Column with the number of contacts.", required: true),
        Key("interval", .duration, "Length of an interval; default the reporting interval."),
        Key(
          "treatAs", .word(["mean", "exact"]), "mean: Poisson around the count (default); exact: so many each time."),
        Key("dateFormat", .text, "How dates are written, such as yymmdd or dd/mm/yyyy; default yyyy-mm-dd."),
        Key("where", .filter, "Rows to take: column to value, list of values or {not: …}."),
      ]),
    Shape(
      .contacts, "Single contacts from a CSV file, replayed as they came.",
      [
        Key("file", .text, "The file, relative to the scenario.", required: true),
        Key("arrived", .columns, "Column, or date and time columns, with the arrival.", required: true),
        Key("dateFormat", .text, "How dates are written, such as yymmdd or dd/mm/yyyy; default yyyy-mm-dd."),
        Key("type", .columns, "Column or columns that tell the type; several are joined by a slash."),
        Key(
          "types", .named(.name), "From texts of the type columns (* for any part) to contact types, first match wins."),
        Key("handlingTime", .either([.text, .object(.tableColumn)]), "Column with the handling time; default drawn."),
        Key("where", .filter, "Rows to take: column to value, list of values or {not: …}."),
      ]),
    Shape(
      .tableColumn, "A column of durations with its unit.",
      [
        Key("column", .text, "The column.", required: true),
        Key("unit", .word(TimeUnit.allCases.map(\.rawValue)), "Unit of its figures; default s."),
      ]),
  ]
}
