public import Workforce

/// Reads rows that sum up an agent's day or longer into a book.
public struct AgentDayImporter {
  private let mapping: RecordMapping
  private let options: ImportOptions

  /// An importer of a layout.
  public init(_ mapping: RecordMapping, options: ImportOptions) {
    precondition(mapping.shape == .agentDays, "this importer reads rows of agents' days")
    self.mapping = mapping
    self.options = options
  }

  /// Adds a table's rows to a book.
  ///
  /// Rows that are sums over agents are left out and listed. Several accounts of one person stay rows of their own
  /// under the person's
  /// name, and are averaged by their weights later.
  ///
  /// - Throws: ``RecordsError`` when the columns are not those of the layout, cannot be read in one way only, or no
  /// days are known.
  public func read(_ table: some RecordColumns, into book: inout RecordBook) throws(RecordsError) -> ImportReport {
    let columns = try AgentDayColumns(mapping, table, options)
    var report = ImportReport()
    report.notes = columns.notes
    for row in 0..<table.rowCount {
      var reader = RowReader(table, row)
      if let summary = reader.summary([columns.agent], mapping.summaries) {
        report.summaryRows.append(summary)
        continue
      }
      if let day = columns.day(&reader, mapping, options, &book.names.agents) {
        if book.agentDays.contains(day) {
          report.duplicateRows += 1
        } else {
          book.agentDays.append(day)
          report.acceptedRows += 1
        }
      }
      report.problems.append(contentsOf: reader.problems)
    }
    report.lostCells = columns.lostCells(report.problems)
    book.agentDays.sort { left, right in
      let (a, b) = (book.names.agents[left.agent] ?? "", book.names.agents[right.agent] ?? "")
      return (left.days.first, a, left.handled ?? -1) < (right.days.first, b, right.handled ?? -1)
    }
    return report
  }
}

/// The columns of a table of agents' days, with the way each is read settled.
struct AgentDayColumns {
  let agent: CellColumn
  private(set) var notes: [String] = []
  private var date: MomentColumn?
  private var numbers: [AgentDayField: CellColumn] = [:]
  private var durations: [AgentDayField: DurationColumn] = [:]
  private var shares: [(within: Double, column: ShareColumn)] = []

  private static let durationFields: Set<AgentDayField> = [
    .firstResponseSeconds, .responseSeconds, .handlingSeconds, .scheduledSeconds, .staffedSeconds, .busySeconds,
    .adherentSeconds, .paidSeconds,
  ]

  init(_ mapping: RecordMapping, _ table: some RecordColumns, _ options: ImportOptions) throws(RecordsError) {
    let index = HeaderIndex(table.columnNames)
    var missing: [String] = []
    var undecided: [String] = []
    var agent: CellColumn?
    for field in AgentDayField.allCases {
      for source in mapping.agentDays[field] ?? [] {
        guard let cells = CellColumn(source, table.columnNames, index) else {
          if source.isRequired { missing.append(contentsOf: source.columns.compactMap(\.first)) }
          continue
        }
        do throws(UndecidedColumn) {
          switch field {
          case .agent: agent = cells
          case .date:
            date = try MomentColumn.settle(cells, of: table, zone: mapping.zone ?? options.zone ?? "UTC").get()
          case .repliedWithin:
            let column = try ShareColumn.settle(cells, of: table).get()
            shares.append((source.within ?? 0, column))
            notes.append(contentsOf: [column.note].compactMap(\.self))
          case _ where AgentDayColumns.durationFields.contains(field):
            let column = try DurationColumn.settle(cells, of: table).get()
            durations[field] = column
            notes.append(contentsOf: [column.note].compactMap(\.self))
          default: numbers[field] = cells
          }
        } catch {
          undecided.append(error.sentence)
        }
      }
    }
    guard missing.isEmpty, let agent else {
      throw .otherLayout(
        file: table.file, layout: mapping.name, missing: missing.isEmpty ? ["agent"] : missing,
        found: table.columnNames, looksLike: RecordLayouts.detect(table.columnNames)?.name)
    }
    if date == nil, options.days == nil {
      undecided.append("no column tells the date, and neither does the file's name; name the days")
    }
    guard undecided.isEmpty else { throw .undecided(file: table.file, columns: undecided) }
    self.agent = agent
  }

  /// How many cells of each column are lost, by the complaints about them.
  func lostCells(_ problems: [RecordProblem]) -> [ImportReport.LostCells] {
    let names: [(String, AgentDayField)] =
      AgentDayField.allCases.compactMap { field in
        (numbers[field] ?? durations[field]?.cells).map { ($0.name, field) }
      } + shares.map { ($0.column.cells.name, .repliedWithin) }
    return names.compactMap { name, field in
      let count = problems.count { $0.column == name && !$0.rejectsRow }
      return count == 0 ? nil : .init(column: name, facets: field.facets, count: count)
    }
  }

  /// The record of a row; nil with a complaint when it has no agent or no day.
  func day(
    _ reader: inout RowReader<some RecordColumns>, _ mapping: RecordMapping, _ options: ImportOptions,
    _ agents: inout NameTable
  ) -> AgentDay? {
    guard let name = agent.text(reader.row, of: reader.table) else {
      reader.problems.append(reader.problem(agent.name, nil, "no agent; the row is left out", rejectsRow: true))
      return nil
    }
    var days = options.days
    if let date {
      if let found = reader.take(date.day(reader.row, of: reader.table), date.cells.name) { days = DateRange(found) }
    }
    guard let days else {
      reader.problems.append(reader.problem(date?.cells.name, nil, "no day; the row is left out", rejectsRow: true))
      return nil
    }
    let person = options.people[name] ?? name
    if let roster = options.roster, !roster.contains(person) {
      reader.problems.append(
        reader.problem(agent.name, person, "not on the roster; the row is kept", rejectsRow: false))
    }
    var day = AgentDay(agent: agents.code(person), days: days, channel: mapping.channel)
    fillCounts(of: &day, &reader)
    fillTimes(of: &day, &reader)
    for share in shares {
      guard let value = reader.take(share.column.share(reader.row, of: reader.table), share.column.cells.name) else {
        continue
      }
      day.punctuality.append(AgentDay.Punctuality(seconds: share.within, share: value))
    }
    return day
  }

  private func fillCounts(of day: inout AgentDay, _ reader: inout RowReader<some RecordColumns>) {
    day.handled = number(.handled, &reader)
    day.unanswered = number(.unanswered, &reader)
    day.ratings = number(.ratings, &reader)
    day.goodRatings = number(.goodRatings, &reader)
    if let good = day.goodRatings, let ratings = day.ratings, good > ratings {
      reader.problems.append(
        reader.problem(
          numbers[.goodRatings]?.name, String(good),
          "more good ratings than the \(ratings) ratings; both cells count as unknown", rejectsRow: false))
      (day.goodRatings, day.ratings) = (nil, nil)
    }
    day.resolved = number(.resolved, &reader)
    day.transfersOut = number(.transfersOut, &reader)
    day.transfersIn = number(.transfersIn, &reader)
    day.cost = number(.cost, &reader)
  }

  private func fillTimes(of day: inout AgentDay, _ reader: inout RowReader<some RecordColumns>) {
    day.firstResponseSeconds = mean(.firstResponseSeconds, of: day, &reader)
    day.responseSeconds = mean(.responseSeconds, of: day, &reader)
    day.handlingSeconds = mean(.handlingSeconds, of: day, &reader)
    day.scheduledSeconds = seconds(.scheduledSeconds, &reader)
    day.staffedSeconds = seconds(.staffedSeconds, &reader)
    day.busySeconds = seconds(.busySeconds, &reader)
    day.adherentSeconds = seconds(.adherentSeconds, &reader)
    day.paidSeconds = seconds(.paidSeconds, &reader)
  }

  private func number(_ field: AgentDayField, _ reader: inout RowReader<some RecordColumns>) -> Double? {
    guard let column = numbers[field], let text = column.text(reader.row, of: reader.table) else { return nil }
    // Thousands are parted by commas in some exports.
    if let number = Double(text.replacing(",", with: "")), number.isFinite, number >= 0 {
      let limit = field == .cost ? RecordLimits.money : RecordLimits.count
      if number <= limit { return number }
      return reader.take(.failure(BadCell(text, RecordLimits.reason(limit))), column.name)
    }
    return reader.take(.failure(BadCell(text, "no number of at least 0")), column.name)
  }

  /// A mean over the contacts of a row, whose sum must be possible as well.
  private func mean(
    _ field: AgentDayField, of day: AgentDay, _ reader: inout RowReader<some RecordColumns>
  ) -> Double? {
    guard let seconds = seconds(field, &reader), let column = durations[field] else { return nil }
    guard seconds * (day.handled ?? 1) > RecordLimits.secondsTogether else { return seconds }
    let text = column.cells.text(reader.row, of: reader.table) ?? ""
    let reason = "over \(Int(day.handled ?? 1)) contacts more than 10^12 seconds, which cannot be"
    return reader.take(.failure(BadCell(text, reason)), column.cells.name)
  }

  private func seconds(_ field: AgentDayField, _ reader: inout RowReader<some RecordColumns>) -> Double? {
    guard let column = durations[field] else { return nil }
    return reader.take(column.seconds(reader.row, of: reader.table), column.cells.name)
  }
}
