internal import Workforce

/// Shifts of single agents from a table.
extension ScenarioDecoder {
  private enum RosterBreak {
    case rule(BreakRule)
    /// Columns under two keys of the table's view.
    case columns(start: String, end: String, paid: Bool)
  }

  /// Reads a roster.
  func roster(_ value: Value, _ budget: inout StaffingBudget) -> [AgentDuties] {
    guard let section = Section(value, .roster) else { return [] }
    var columns = [section.columns("agent"), section.columns("start"), section.columns("end")]
    let breaks = rosterBreaks(section["breaks"], &columns)
    guard let breaks, let reader = section.momentReader(calendar),
      let view = TableView(section, columns, tables: tables)
    else { return [] }
    var order: [String] = []
    var shifts: [String: [(row: Int, duty: Duty)]] = [:]
    var outside = 0
    for row in view.rows {
      let agent = view.text(row, "agent")
      if agent.isEmpty { view.complain(row, "agent", expected: "the name or number of an agent") }
      guard let (start, end) = span(view, row, reader), !agent.isEmpty else { continue }
      guard end > 0, start < calendar.length else {
        outside += 1
        continue
      }
      guard let rests = rests(breaks, view, row, reader, start: start, end: end) else { continue }
      if shifts[agent] == nil { order.append(agent) }
      // Kept whole until overlaps have been looked for.
      shifts[agent, default: []].append((row, Duty(start: start, end: end, breaks: rests)))
    }
    warnOutside(section, outside, of: view.rows.count)
    budget.agents += order.count
    budget.duties += view.rows.count - outside
    if budget.duties > ScenarioLimits.duties {
      value.complain("the shifts of all agents exceed the limit of \(ScenarioLimits.duties); shorten the horizon")
      return []
    }
    return order.map { agent in
      let own = (shifts[agent] ?? []).sorted { $0.duty.start < $1.duty.start }
      for (earlier, later) in zip(own, own.dropFirst()) where later.duty.start < earlier.duty.end {
        let line = view.line(earlier.row).map { "the one on line \($0)" } ?? "another one"
        view.complain(
          later.row, "a shift of \(Value.quoted(agent)) that overlaps \(line); correct the times of one of them")
      }
      return AgentDuties(duties: own.map { duty($0.duty.start, $0.duty.end, $0.duty.breaks) })
    }
  }

  private func span(_ view: TableView, _ row: Int, _ reader: MomentReader) -> (start: Double, end: Double)? {
    let start = reader.seconds(view.text(row, "start"))
    if start == nil { view.complain(row, "start", expected: reader.expected) }
    guard let end = reader.seconds(view.text(row, "end")) else {
      view.complain(row, "end", expected: reader.expected)
      return nil
    }
    guard let start else { return nil }
    guard end > start, end - start <= 7 * 86_400 else {
      view.complain(
        row, "end", expected: "a moment after the start, at most seven days later (a night shift ends on the next date)"
      )
      return nil
    }
    return (start, end)
  }

  private func rosterBreaks(
    _ value: Value?, _ columns: inout [(key: String, names: [String])]
  ) -> [RosterBreak]? {
    guard let value else { return [] }
    guard let items = value.list(of: "breaks") else { return nil }
    guard items.count <= ScenarioLimits.breaks else {
      value.complain("found \(items.count) breaks in a shift, more than the limit of \(ScenarioLimits.breaks)")
      return nil
    }
    var breaks: [RosterBreak] = []
    for (number, item) in items.enumerated() {
      if item.keys.contains("after") || item.keys.contains("length") {
        guard let rule = breakRule(item) else { return nil }
        breaks.append(.rule(rule))
        continue
      }
      guard let section = Section(item, .rosterBreak) else { return nil }
      let paid = section["paid"].map { $0.flag() } ?? .some(false)
      let keys = (start: "break \(number) start", end: "break \(number) end")
      columns += [(keys.start, section.columns("start").names), (keys.end, section.columns("end").names)]
      guard let paid else { return nil }
      breaks.append(.columns(start: keys.start, end: keys.end, paid: paid))
    }
    return breaks
  }

  private func rests(
    _ breaks: [RosterBreak], _ view: TableView, _ row: Int, _ reader: MomentReader, start: Double, end: Double
  ) -> [Duty.Break]? {
    var rests: [Duty.Break] = []
    for rule in breaks {
      switch rule {
      case .rule(let rule): rests.append(rule.at(start, agent: 0, of: 1))
      case .columns(let from, let to, let paid):
        if view.isEmpty(row, from) && view.isEmpty(row, to) { continue }
        let (first, last) = (reader.seconds(view.text(row, from)), reader.seconds(view.text(row, to)))
        if first == nil { view.complain(row, from, expected: reader.expected) }
        if last == nil { view.complain(row, to, expected: reader.expected) }
        guard let first, let last else { return nil }
        rests.append(Duty.Break(start: first, length: last - first, paid: paid))
      }
    }
    rests.sort { $0.start < $1.start }
    let isOrdered = zip(rests, rests.dropFirst()).allSatisfy { $0.start + $0.length <= $1.start }
    let isWithin = rests.allSatisfy { $0.length > 0 && $0.start >= start && $0.start + $0.length <= end }
    guard isOrdered, isWithin else {
      view.complain(row, "the breaks do not lie within the shift one after the other; correct their times")
      return nil
    }
    return rests
  }
}
