internal import Workforce

/// Staffing as numbers of agents from moments on.
extension ScenarioDecoder {
  /// Reads the staffing of a group.
  func staffing(_ value: Value, _ budget: inout StaffingBudget) -> Staffing {
    let levels: [StaffingLevel]
    if value.keys.contains("file") {
      levels = staffingTable(value)
    } else if !value.isMap, !value.isList {
      let agents = value.count(0...ScenarioLimits.agents, of: "a number of agents")
      let isWithin = pieces.take(2 * calendar.spanCount(openingHours), at: value)
      levels = isWithin ? agents.map(whileOpen) ?? [] : []
    } else {
      levels = staffingCurve(value)
    }
    budget.agents += levels.map(\.agents).max() ?? 0
    return .levels(levels)
  }

  /// So many agents during the scenario's opening hours.
  private func whileOpen(_ agents: Int) -> [StaffingLevel] {
    var levels: [StaffingLevel] = []
    for span in calendar.openSpans(openingHours) where span.end > 0 && span.start < calendar.length {
      append(&levels, max(0, span.start), agents)
      if span.end < calendar.length { append(&levels, span.end, 0) }
    }
    return levels
  }

  private func staffingCurve(_ value: Value) -> [StaffingLevel] {
    let curve = value.curve(constant: true, of: "numbers of agents") {
      $0.count(0...ScenarioLimits.agents, of: "a number of agents")
    }
    guard let curve else { return [] }
    guard pieces.take(calendar.stepCount(curve), at: value) else { return [] }
    var levels: [StaffingLevel] = []
    for step in calendar.steps(curve, absent: 0) { append(&levels, step.start, step.item) }
    return levels
  }

  private func staffingTable(_ value: Value) -> [StaffingLevel] {
    guard let section = Section(value, .staffingTable) else { return [] }
    let interval = section["interval"].map { $0.duration(positive: true) } ?? .some(.infinity)
    guard let interval, let reader = section.momentReader(calendar),
      let view = TableView(section, [section.columns("time"), section.columns("agents")], tables: tables)
    else { return [] }
    var rows: [(row: Int, start: Double, agents: Int)] = []
    for row in view.rows {
      let start = reader.seconds(view.text(row, "time"))
      if start == nil { view.complain(row, "time", expected: reader.expected) }
      guard let agents = Int(view.text(row, "agents")), (0...ScenarioLimits.agents).contains(agents) else {
        view.complain(row, "agents", expected: "a whole number of agents from 0 to \(ScenarioLimits.agents)")
        continue
      }
      if let start { rows.append((row, start, agents)) }
    }
    rows.sort { $0.start < $1.start }
    for (earlier, later) in zip(rows, rows.dropFirst()) where earlier.start == later.start {
      view.complain(
        later.row, "a second number of agents for \(calendar.describe(later.start)); choose the rows with where")
      return []
    }
    if interval.isInfinite {
      guard let last = rows.last, last.start > 0 else {
        warnOutside(section, rows.count, of: rows.count)
        return []
      }
    } else {
      let outside = rows.count { $0.start + interval <= 0 || $0.start >= calendar.length }
      warnOutside(section, outside, of: rows.count)
    }
    return levels(rows.map { ($0.start, $0.agents) }, interval: interval)
  }

  private func levels(_ rows: [(start: Double, agents: Int)], interval: Double) -> [StaffingLevel] {
    var levels: [StaffingLevel] = []
    for (index, row) in rows.enumerated() where row.start < calendar.length {
      let end = row.start + interval
      guard end > 0 else { continue }
      append(&levels, max(0, row.start), row.agents)
      let next = index + 1 < rows.count ? rows[index + 1].start : .infinity
      if end < next - 1e-6, end < calendar.length { append(&levels, end, 0) }
    }
    return levels
  }

  /// Adds a level, replacing one at the same moment; nothing is added where nothing changes.
  private func append(_ levels: inout [StaffingLevel], _ start: Double, _ agents: Int) {
    if levels.last?.start == start { levels.removeLast() }
    if (levels.last?.agents ?? 0) == agents && !(levels.isEmpty && agents == 0) { return }
    levels.append(StaffingLevel(start: start, agents: agents))
  }
}
