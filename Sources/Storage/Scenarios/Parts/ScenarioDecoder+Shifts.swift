internal import Workforce

/// Shifts that so many agents work by rule.
extension ScenarioDecoder {
  /// Reads the shifts of a group.
  func shifts(_ value: Value, _ budget: inout StaffingBudget) -> Staffing {
    if value.isMap { return .duties(roster(value, &budget)) }
    guard let items = value.list(of: "shifts") else { return .duties([]) }
    if items.isEmpty { value.complain("found no shifts; add one, or use staffing") }
    return .duties(items.flatMap { shift($0, &budget) })
  }

  private func shift(_ value: Value, _ budget: inout StaffingBudget) -> [AgentDuties] {
    guard let section = Section(value, .shift) else { return [] }
    let agents = section["agents"]?.count(0...ScenarioLimits.agents, of: "a number of agents")
    let rules = section["breaks"].map(breakRules) ?? .some([])
    guard let start = section["start"]?.time(), let length = length(section, start: start), let agents, let rules,
      let days = shiftDays(section), start < 86_400
    else { return [] }
    guard fits(rules, length: length, section) else { return [] }
    let spans = days.map { date in
      (
        start: calendar.seconds(dateAt: date, second: start),
        end: calendar.seconds(dateAt: date, second: start) + length
      )
    }
    for (earlier, later) in zip(spans, spans.dropFirst()) where later.start < earlier.end {
      (section["length"] ?? section["end"] ?? value).complain(
        "the shift of \(DurationText.format(length)) from \(calendar.describe(earlier.start)) is not over when the same "
          + "agents begin the next one at \(calendar.describe(later.start)); shorten it, or split it over two groups of agents"
      )
      return []
    }
    let relevant = spans.filter { $0.end > 0 && $0.start < calendar.length }
    if relevant.isEmpty { value.warn("falls on no day of the horizon") }
    budget.agents += agents
    budget.duties += agents * relevant.count
    guard budget.duties <= ScenarioLimits.duties, budget.agents <= ScenarioLimits.agents else {
      if budget.duties > ScenarioLimits.duties {
        value.complain(
          "brings the shifts of all agents over the horizon to \(budget.duties), more than the limit of "
            + "\(ScenarioLimits.duties); shorten the horizon")
      }
      return []
    }
    return (0..<agents).map { number in
      AgentDuties(
        duties: relevant.map { span in
          duty(span.start, span.end, rules.map { $0.at(span.start, agent: number, of: agents) })
        })
    }
  }

  /// A duty with what lies before the horizon cut off.
  func duty(_ start: Double, _ end: Double, _ breaks: [Duty.Break]) -> Duty {
    let within = breaks.compactMap { rest -> Duty.Break? in
      let begin = max(0, rest.start)
      let length = rest.start + rest.length - begin
      return length > 0 ? Duty.Break(start: begin, length: length, paid: rest.paid) : nil
    }
    return Duty(start: max(0, start), end: end, breaks: within.sorted { $0.start < $1.start })
  }

  private func length(_ section: Section, start: Double) -> Double? {
    switch section.exactlyOne(of: ["length", "end"], else: "add length: 8h, or end: with a local time") {
    case "length": return section["length"]?.duration(positive: true, atMost: 7 * 86_400)
    case "end":
      guard let end = section["end"]?.time() else { return nil }
      return end > start ? end - start : end + 86_400 - start
    default: return nil
    }
  }

  /// The positions in the calendar's dates of the days on which a shift begins.
  private func shiftDays(_ section: Section) -> [Int]? {
    if section.has("days"), section.has("dates") {
      section["dates"]?.complain("days and dates are given together; keep one of them")
      return nil
    }
    if let value = section["dates"] {
      guard let items = value.list(of: "dates or ranges of dates") else { return nil }
      var numbers: Set<Int> = []
      for item in items {
        guard let text = item.scalar, case .dates(let range)? = DayKey(text) else {
          item.complain(expected: "a date such as 2026-11-11, or a range such as 2026-11-01..2026-11-11")
          return nil
        }
        numbers.formUnion(range)
      }
      return calendar.dates.indices.filter { numbers.contains(calendar.dates[$0].dayNumber) }
    }
    guard let value = section["days"] else { return Array(calendar.dates.indices) }
    var days: Set<Int> = []
    for item in value.items() {
      guard let text = item.scalar, case .weekdays(let more, _)? = DayKey(text) else {
        item.complain(expected: "days of the week such as mon-fri, or a list such as [mon, wed]")
        return nil
      }
      days.formUnion(more)
    }
    return calendar.dates.indices.filter { days.contains(calendar.dates[$0].weekday.index) }
  }

  /// Reads rules for breaks; nil when one of them makes no sense.
  func breakRules(_ value: Value) -> [BreakRule]? {
    guard let items = value.list(of: "breaks, each with after and length") else { return nil }
    guard items.count <= ScenarioLimits.breaks else {
      value.complain("found \(items.count) breaks in a shift, more than the limit of \(ScenarioLimits.breaks)")
      return nil
    }
    let rules = items.map(breakRule)
    return rules.contains { $0 == nil } ? nil : rules.compactMap { $0 }
  }

  /// Reads a rule for a break.
  func breakRule(_ item: Value) -> BreakRule? {
    guard let section = Section(item, .shiftBreak) else { return nil }
    let after = section["after"]?.duration()
    let length = section["length"]?.duration(positive: true)
    let paid = section["paid"].map { $0.flag() } ?? .some(false)
    let spread = section["spread"].map { $0.duration() } ?? .some(0)
    guard let after, let length, let paid, let spread else { return nil }
    return BreakRule(after: after, length: length, paid: paid, spread: spread)
  }

  /// Whether breaks lie within a shift, one after the other.
  private func fits(_ rules: [BreakRule], length: Double, _ section: Section) -> Bool {
    guard let value = section["breaks"] else { return true }
    let sorted = rules.sorted { $0.after < $1.after }
    if let last = sorted.max(by: { $0.latestEnd < $1.latestEnd }), last.latestEnd > length {
      value.complain(
        "a break after \(DurationText.format(last.after)) ends \(DurationText.format(last.latestEnd)) into a shift of "
          + "\(DurationText.format(length)); move it forward, or shorten it or its spread")
      return false
    }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.after < earlier.latestEnd {
      value.complain(
        "the break after \(DurationText.format(later.after)) begins before the one after "
          + "\(DurationText.format(earlier.after)) is over for everyone; move it back")
      return false
    }
    return true
  }
}

/// When agents have a break in a shift.
struct BreakRule {
  /// Seconds after the beginning of the shift.
  var after: Double
  /// Length in seconds.
  var length: Double
  /// Whether the time is paid.
  var paid: Bool
  /// Seconds within which agents go one after another.
  var spread: Double

  /// When the last agent comes back, in seconds after the beginning of the shift.
  var latestEnd: Double { after + spread + length }

  /// The break of one of several agents.
  func at(_ start: Double, agent: Int, of count: Int) -> Duty.Break {
    let turn = count > 1 ? spread * Double(agent) / Double(count - 1) : 0
    return Duty.Break(start: start + after + turn, length: length, paid: paid)
  }
}
