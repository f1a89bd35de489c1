internal import Workforce

/// Keys of the scenario as a whole, of time and of chance.
extension Shape {
  static let general = [
    Shape(
      .scenario, "What is assumed about a service desk: who contacts it, who serves, by which rules.",
      [
        Key("crewcast", .count(1...1), "Version of the format: 1.", required: true),
        Key("title", .text, "A heading.", required: true),
        Key("question", .text, "The question the scenario answers."),
        Key("source", .text, "Where its figures come from."),
        Key("timeZone", .text, "IANA name of the zone whose wall clock is meant, such as Asia/Shanghai; default UTC."),
        Key("horizon", .object(.horizon), "The period that is simulated.", required: true),
        Key("openingHours", .hours, "When contacts are accepted; default always."),
        Key("contactTypes", .named(.object(.contactType)), "The kinds of contact by name.", required: true),
        Key("arrivals", .list(.object(.arrivals)), "The streams in which contacts arrive.", required: true),
        Key("groups", .named(.object(.group)), "The groups of agents by name.", required: true),
        Key(
          "lines", .either([.count(1...ScenarioLimits.lines), .named(.object(.lineGroup))]),
          "Lines that limit how many contacts can wait or talk: one number for all, or groups by name; default no limit."
        ),
        Key(
          "routing", .object(.routing), "Which agent gets which contact; default by skills, preferences, priorities."),
        Key("bots", .named(.object(.bot)), "Bots that meet contacts before agents do, by name."),
        Key("costs", .object(.costs), "What failures cost, and the currency."),
      ]),
    Shape(
      .horizon, "The period that is simulated.", exactlyOneOf: [["days", "length"]],
      [
        Key("start", .moment, "First moment: a date, or a date with a local time.", required: true),
        Key("days", .count(1...ScenarioLimits.days), "Length in calendar days."),
        Key("length", .duration, "Length as a duration, instead of days."),
        Key("interval", .duration, "Length of a reporting interval; default 30m."),
        Key("warmUp", .duration, "Time at the beginning that is simulated and not counted; default none."),
        Key(
          "atEnd", .word(EndRule.allCases.map(\.rawValue)),
          "drain: those on duty serve everyone who came in time (default); stop: observation ends."),
      ]),
    Shape(
      .target, "A service-level target with the definition of what it counts.",
      [
        Key("serviceLevel", .target, "Share and answer-time threshold, such as 80%/20s.", required: true),
        Key(
          "definition", .word(ServiceLevelDefinition.allCases.map(\.rawValue)),
          "What the share counts; default answered-of-offered."),
      ]),
    Shape(
      .distribution, "A random duration: a family by name and parameters as planners know them.",
      [
        Key("distribution", .word(DistributionFamily.names), "The family.", required: true)
      ] + parameters),
    Shape(
      .mixturePart, "One part of a mixture: a weight and a distribution.",
      [
        Key("weight", .share, "Probability of the part.", required: true),
        Key("distribution", .word(DistributionFamily.names), "The family.", required: true),
      ] + parameters),
    Shape(
      .handlingTimes, "A distribution that depends on the time of arrival.",
      [
        Key(
          "byTime", .curve(.object(.distribution), constant: false),
          "A distribution from each local time on, also by weekday and date.", required: true)
      ]),
    Shape(
      .series, "Values that follow each other at equal distances; after the last one there is nothing.",
      [
        Key("from", .time, "Local time of the first value; default 00:00."),
        Key("every", .duration, "Distance from one value to the next.", required: true),
        Key("values", .list(.either([.text, .number(0...1e15)])), "The values.", required: true),
      ]),
  ]

  /// Parameters of distributions; which of them apply depends on the family.
  private static let parameters = [
    Key("mean", .duration, "Mean."),
    Key("sd", .duration, "Standard deviation."),
    Key("cv", .ratio, "Coefficient of variation: standard deviation over mean."),
    Key("median", .duration, "Median."),
    Key("p90", .duration, "The value that nine in ten stay below."),
    Key("percentiles", .named(.duration), "Two percentiles, such as {50: 3m, 90: 8m}."),
    Key("value", .duration, "The value of a constant."),
    Key("shape", .number(0...1e6), "Shape of a gamma or Weibull distribution."),
    Key("scale", .duration, "Scale of a gamma or Weibull distribution."),
    Key("phases", .count(1...100_000), "Number of phases of an Erlang distribution."),
    Key("low", .duration, "Lower bound."),
    Key("mode", .duration, "Most frequent value of a triangular distribution."),
    Key("high", .duration, "Upper bound."),
    Key("alpha", .number(0...1e6), "First shape of a beta distribution."),
    Key("beta", .number(0...1e6), "Second shape of a beta distribution."),
    Key("values", .list(.duration), "The observations of an empirical distribution."),
    Key("file", .text, "CSV file with observations, relative to the scenario."),
    Key("column", .text, "The column with the observations."),
    Key("unit", .word(TimeUnit.allCases.map(\.rawValue)), "Unit of the column; default s."),
    Key("where", .filter, "Rows to take: column to value, list of values or {not: …}."),
    Key("parts", .list(.object(.mixturePart)), "The parts of a mixture or hyperexponential distribution."),
    Key("shift", .duration, "A constant that is added."),
  ]
}

extension Form {
  /// Opening hours.
  static let hours = Form.either([
    .word(["always", "closed"]), .oneOrMore(.span), .byDay(.either([.word(["closed"]), .oneOrMore(.span)])),
  ])
  /// A filter of table rows.
  static let filter = Form.named(.either([.text, .number(-1e15...1e15), .list(.text), .named(.oneOrMore(.text))]))
  /// One column, or several whose texts are joined.
  static let columns = Form.oneOrMore(.text)
  /// A distribution, also by time of arrival.
  static let timedDistribution = Form.either([.object(.distribution), .object(.handlingTimes)])
}
