internal import Workforce

/// Keys of agent groups, shifts, lines and routing.
extension Shape {
  static let supply = [
    Shape(
      .group, "A team of interchangeable agents, with either staffing or shifts.",
      exactlyOneOf: [["staffing", "shifts"]],
      [
        Key(
          "skills", .either([.list(.name), .named(.either([.object(.skill), .nothing]))]),
          "Names of skills, or skills with proficiency and preference.", required: true),
        Key("costPerHour", .money, "Cost of a paid hour; default 0."),
        Key(
          "staffing", .either([.curve(.count(0...ScenarioLimits.agents)), .object(.staffingTable)]),
          "Agents on duty: a number while open, numbers from local times on, or a CSV file."),
        Key(
          "shifts", .either([.list(.object(.shift)), .object(.roster)]), "Shifts of so many agents, or a CSV roster."),
      ]),
    Shape(
      .skill, "A skill as a group has it.",
      [
        Key("proficiency", .number(0...100), "Speed relative to the standard; default 1."),
        Key("preference", .count(1...ScenarioLimits.priorities), "Groups with 1 are asked first; default 1."),
      ]),
    Shape(
      .staffingTable, "Agents on duty from a CSV file.",
      [
        Key("file", .text, "The file, relative to the scenario.", required: true),
        Key("time", .columns, "Column, or date and time columns, from which the number holds.", required: true),
        Key("agents", .text, "Column with the number of agents.", required: true),
        Key("interval", .duration, "How long a row holds; default until the next row."),
        Key("dateFormat", .text, "How dates are written, such as yymmdd or dd/mm/yyyy; default yyyy-mm-dd."),
        Key("where", .filter, "Rows to take: column to value, list of values or {not: …}."),
      ]),
    Shape(
      .shift, "A shift that so many agents work on some days.", exactlyOneOf: [["length", "end"]],
      [
        Key("start", .time, "Local time at which it begins.", required: true),
        Key("length", .duration, "How long it lasts; it may pass midnight."),
        Key("end", .time, "Local time at which it ends, instead of length; on the next day when not after start."),
        Key("agents", .count(0...ScenarioLimits.agents), "How many agents work it.", required: true),
        Key("days", .days, "Days of the week; default every day."),
        Key("dates", .list(.text), "Only these dates or ranges (2026-11-01..2026-11-11) instead of days."),
        Key("breaks", .list(.object(.shiftBreak)), "Breaks; they begin after the contact in hand."),
      ]),
    Shape(
      .shiftBreak, "A break within a shift.",
      [
        Key("after", .duration, "Time from the beginning of the shift.", required: true),
        Key("length", .duration, "How long it lasts.", required: true),
        Key("paid", .flag, "Whether the time is paid; default false."),
        Key("spread", .duration, "Agents go one after another within this time; default all at once."),
      ]),
    Shape(
      .roster, "Shifts of single agents from a CSV file.",
      [
        Key("file", .text, "The file, relative to the scenario.", required: true),
        Key("agent", .text, "Column with the agent.", required: true),
        Key("start", .columns, "Column, or date and time columns, with the beginning.", required: true),
        Key("end", .columns, "Column, or date and time columns, with the end.", required: true),
        Key("dateFormat", .text, "How dates are written, such as yymmdd or dd/mm/yyyy; default yyyy-mm-dd."),
        Key("breaks", .list(.either([.object(.shiftBreak), .object(.rosterBreak)])), "Breaks, as rules or columns."),
        Key("where", .filter, "Rows to take: column to value, list of values or {not: …}."),
      ]),
    Shape(
      .rosterBreak, "Columns with a break of each shift; empty cells mean none.",
      [
        Key("start", .columns, "Column, or date and time columns, with its beginning.", required: true),
        Key("end", .columns, "Column, or date and time columns, with its end.", required: true),
        Key("paid", .flag, "Whether the time is paid; default false."),
      ]),
    Shape(
      .lineGroup, "Lines shared by some contact types.",
      [
        Key("count", .count(1...ScenarioLimits.lines), "How many lines there are.", required: true),
        Key("contactTypes", .list(.name), "The types that use them; default all."),
      ]),
    Shape(
      .routing, "Which agent gets which contact.",
      [
        Key("select", .word(AgentSelection.allCases.map(\.rawValue)), "Among free agents; default longest-idle."),
        Key(
          "contactTypes", .named(.list(.oneOrMore(.name))),
          "For a type, the groups to ask level by level; default all with the skill, by preference."),
        Key(
          "groups", .named(.list(.oneOrMore(.name))),
          "For a group, the types to serve rank by rank; default by the types' priorities."),
        Key("overflow", .named(.list(.object(.overflow))), "For a type, groups that may help after a wait."),
      ]),
    Shape(
      .overflow, "Groups that may help after a wait.",
      [
        Key("after", .duration, "How long a contact must have waited.", required: true),
        Key("to", .oneOrMore(.name), "The groups.", required: true),
      ]),
    Shape(
      .costs, "What failures cost.",
      [
        Key("currency", .text, "The currency as it is to be printed; default CNY."),
        Key("perLostContact", .money, "Cost of a contact that was abandoned, balked or sent away; default 0."),
        Key("perBlockedContact", .money, "Cost of a contact that found no line; default 0."),
      ]),
  ]
}
