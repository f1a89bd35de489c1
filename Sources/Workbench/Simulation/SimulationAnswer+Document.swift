import Experiments
import Reporting
import Workforce

/// The order in which `crewcast simulate` speaks: answer, where it hurts, then the tables and what they mean.
extension SimulationAnswer {
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading(scenario.title)
    if let question = scenario.question { document.paragraph(question, style: .muted) }
    document.paragraph(answerSentence, style: .strong)
    document.list(points)
    document.table(typeTable, caption: "Contact types")
    if hasPromises { document.bands(levelChart, caption: levelCaption) }
    if result.intervals.count > 1 { document.table(courseTable, caption: courseCaption) }
    document.table(groupTable, caption: "Agent groups")
    if !scenario.bots.isEmpty { document.table(botTable, caption: "Bots") }
    if result.costs.total.mean > 0 { document.table(costTable, caption: "Costs, \(scenario.costs.currency)") }
    document.notes(notes)
    return document
  }

  var hasPromises: Bool { scenario.contactTypes.contains { $0.target != nil } }

  // MARK: Tables

  private var typeTable: TextTable {
    var columns: [TextTable.Column] = [
      .init("contact type", .leading), .init("offered"), .init("promise", .leading), .init("service level"),
      .init("kept in"), .init("mean wait\nof answered"), .init("90 % wait\nat most"), .init("left\nunserved"),
    ]
    let hasBlocked = result.total.blocked.mean > 0
    if hasBlocked { columns.append(.init("found\nno line")) }
    var table = TextTable(columns: columns)
    for (type, figures) in zip(scenario.contactTypes, result.types) {
      table.append(typeCells(type.name, type.target, figures, hasBlocked))
    }
    if scenario.contactTypes.count > 1 {
      table.appendRule()
      table.append(typeCells("all", result.total.target, result.total, hasBlocked))
    }
    return table
  }

  private func typeCells(
    _ name: String, _ target: ServiceLevelTarget?, _ figures: ContactFigures, _ hasBlocked: Bool
  ) -> [TextTable.Cell] {
    let level = figures.serviceLevel
    let style: TextStyle =
      switch (level, target) {
      case (let level?, let target?): level.low >= target.share ? .good : level.high < target.share ? .bad : .warning
      default: .plain
      }
    var cells: [TextTable.Cell] = [
      .init(name), .init(Figures.number(figures.offered.mean, decimals: 0)),
      .init(target.map(Self.promise) ?? (hasPromises && level != nil ? "each its own" : Figures.missing)),
      .init(level.map { Figures.percent($0) } ?? Figures.missing, style),
      .init(figures.targetMet.map { Figures.percent($0.mean, decimals: 0) } ?? Figures.missing),
      .init(figures.meanWaitOfAnswered.map { Figures.duration($0.mean) } ?? Figures.missing),
      .init(figures.waitP90.map { Figures.duration($0.mean) } ?? Figures.missing),
      .init(figures.abandonment.map { Figures.percent($0.mean) } ?? Figures.missing),
    ]
    if hasBlocked { cells.append(.init(Figures.number(figures.blocked.mean, decimals: 0))) }
    return cells
  }

  private var levelCaption: String {
    let chart = levelChart
    return
      "Service level (●) against the promise (┊), from \(Figures.percent(chart.range.lowerBound, decimals: 0)) to 100 %"
  }

  private var levelChart: BandChart {
    let promised = zip(scenario.contactTypes, result.types).compactMap { type, figures in
      figures.serviceLevel.flatMap { level in type.target.map { (type.name, level, $0) } }
    }
    let lowest = promised.map { min($0.1.low, $0.2.share) }.min() ?? 0
    return BandChart(
      promised.map { BandChart.Band($0.0, $0.1, figure: Figures.percent($0.1.mean), target: $0.2.share) },
      range: chartFloor(below: lowest)...1)
  }

  /// The ten per cent below which no band reaches.
  private func chartFloor(below share: Double) -> Double {
    max(0, min(0.9, (share * 10).rounded(.down) / 10))
  }

  /// How the horizon goes, in lines of little bars.
  private var courseTable: TextTable {
    var table = TextTable(
      columns: [.init("", .leading), .init("", .leading), .init("lowest"), .init("highest")])
    let groups = courseGroups
    let average = { (value: (IntervalFigures) -> Double?) -> [Double] in
      groups.map { group in
        let values = group.compactMap(value)
        return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
      }
    }
    let append = {
      (table: inout TextTable, name: String, values: [Double], range: ClosedRange<Double>?, text: (Double) -> String) in
      let finite = values.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { return }
      table.append([.init(name), .init(Sparkline(values, range: range).text()), .init(text(low)), .init(text(high))])
    }
    append(&table, "offered per interval", average { $0.total.offered.mean }, nil) { Figures.number($0, decimals: 0) }
    if hasPromises {
      append(&table, "service level", average { $0.total.serviceLevel?.mean }, 0...1) { Figures.percent($0) }
    }
    append(&table, "left unserved", average { $0.total.abandonment?.mean }, 0...1) { Figures.percent($0) }
    append(&table, "agents on duty", average { $0.groups.reduce(0) { $0 + $1.agents.mean } }, nil) {
      Figures.number($0, decimals: 1)
    }
    append(&table, "occupancy", average(occupancy), 0...1) { Figures.percent($0) }
    return table
  }

  private var courseCaption: String {
    let size = courseGroups.first?.count ?? 1
    let intervals = busyIntervals
    let first = intervals[0]
    let width = Figures.statedDuration((first.end - first.start) * Double(size))
    return
      "Course, one bar per \(width) from \(clockText(first.start)) to \(clockText(intervals[intervals.count - 1].end))"
  }

  /// Intervals gathered so that they fit on a line.
  private var courseGroups: [[IntervalFigures]] {
    let intervals = busyIntervals
    let size = (intervals.count + 55) / 56
    return stride(from: 0, to: intervals.count, by: size).map {
      Array(intervals[$0..<min($0 + size, intervals.count)])
    }
  }

  /// The intervals from the first to the last in which anything happens.
  private var busyIntervals: [IntervalFigures] {
    let isBusy = { (interval: IntervalFigures) in
      interval.total.offered.mean > 0 || interval.groups.contains { $0.agents.mean > 0 }
    }
    guard let first = result.intervals.firstIndex(where: isBusy), let last = result.intervals.lastIndex(where: isBusy)
    else { return result.intervals }
    return Array(result.intervals[first...last])
  }

  private func occupancy(of interval: IntervalFigures) -> Double? {
    let agents = interval.groups.reduce(0) { $0 + $1.agents.mean }
    guard agents > 0 else { return nil }
    return interval.groups.reduce(0) { $0 + $1.agents.mean * ($1.occupancy?.mean ?? 0) } / agents
  }

  private var groupTable: TextTable {
    let hasCost = scenario.groups.contains { $0.costPerHour > 0 }
    var columns: [TextTable.Column] = [
      .init("group", .leading), .init("contacts"), .init("occupancy"), .init("paid hours"),
    ]
    if hasCost { columns.append(.init("cost, \(scenario.costs.currency)")) }
    var table = TextTable(columns: columns)
    for (group, figures) in zip(scenario.groups, result.groups) {
      var cells: [TextTable.Cell] = [
        .init(group.name), .init(Figures.number(figures.contactsHandled.mean, decimals: 0)),
        .init(figures.occupancy.map { Figures.percent($0) } ?? Figures.missing),
        .init(Figures.number(figures.paidHours.mean, decimals: 1)),
      ]
      if hasCost { cells.append(.init(Figures.number(figures.cost.mean, decimals: 0))) }
      table.append(cells)
    }
    return table
  }

  private var botTable: TextTable {
    var table = TextTable(
      columns: [
        .init("bot", .leading), .init("sessions"), .init("truly\nsettled"), .init("falsely\ncontained"),
        .init("handed\nover"), .init("came\nback"), .init("turned\naway"), .init("containment"),
        .init("verified\nresolution"),
      ])
    for (bot, figures) in zip(scenario.bots, result.bots) {
      let count = { (estimate: Estimate) in TextTable.Cell(Figures.number(estimate.mean, decimals: 0)) }
      table.append([
        .init(bot.name), count(figures.sessions), count(figures.resolved), count(figures.falselyContained),
        count(figures.escalated),
        .init(Figures.number(figures.recontactsToDoor.mean + figures.recontactsToAgent.mean, decimals: 0)),
        count(figures.turnedAway), .init(figures.containment.map { Figures.percent($0.mean) } ?? Figures.missing),
        .init(figures.verifiedResolution.map { Figures.percent($0.mean) } ?? Figures.missing),
      ])
    }
    return table
  }

  private var costTable: TextTable {
    var table = TextTable(columns: [.init("", .leading), .init("")])
    table.append(["staff", .init(Figures.money(result.costs.staff))])
    if !scenario.bots.isEmpty { table.append(["bots", .init(Figures.money(result.costs.bots))]) }
    if result.costs.failures.mean > 0 {
      table.append(["contacts lost or blocked", .init(Figures.money(result.costs.failures))])
    }
    table.append([.init("total", .strong), .init(Figures.money(result.costs.total), .strong)])
    if let each = result.costs.perResolved { table.append(["per matter settled", .init(Figures.money(each))]) }
    return table
  }
}
