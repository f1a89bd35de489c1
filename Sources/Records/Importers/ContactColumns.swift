import Workforce

/// The columns of a table of contacts, with the way each is read settled.
struct ContactColumns {
  private var cells: [ContactField: CellColumn] = [:]
  private var moments: [ContactField: MomentColumn] = [:]
  private var durations: [ContactField: DurationColumn] = [:]
  private(set) var notes: [String] = []

  static let momentFields: Set<ContactField> = [
    .arrived, .botBegan, .botEnded, .queued, .assigned, .answered, .firstResolved, .lastResolved, .resolvedAt, .ended,
    .released, .due,
  ]
  static let durationFields: Set<ContactField> = [.firstResponseSeconds, .resolutionSeconds, .workSeconds]

  init(_ mapping: RecordMapping, _ table: some RecordColumns, _ options: ImportOptions) throws(RecordsError) {
    let index = HeaderIndex(table.columnNames)
    var missing: [String] = []
    var undecided: [String] = []
    for field in ContactField.allCases {
      guard let source = mapping.contacts[field] else { continue }
      guard let column = CellColumn(source, table, index) else {
        if source.isRequired { missing.append(contentsOf: source.columns.compactMap(\.first)) }
        continue
      }
      cells[field] = column
      if ContactColumns.momentFields.contains(field) {
        switch MomentColumn.settle(column, of: table, zone: mapping.zone ?? options.zone) {
        case .success(let moment):
          moments[field] = moment
          notes.append(contentsOf: [moment.note].compactMap(\.self))
        case .failure(let problem): undecided.append(problem.sentence)
        }
      } else if ContactColumns.durationFields.contains(field) {
        switch DurationColumn.settle(column, of: table) {
        case .success(let duration):
          durations[field] = duration
          notes.append(contentsOf: [duration.note].compactMap(\.self))
        case .failure(let problem): undecided.append(problem.sentence)
        }
      }
    }
    guard missing.isEmpty else {
      throw .otherLayout(
        file: table.file, layout: mapping.name, missing: missing, found: table.columnNames,
        looksLike: RecordLayouts.detect(table.columnNames)?.name)
    }
    guard undecided.isEmpty else { throw .undecided(file: table.file, columns: undecided) }
  }

  /// The columns in which a sum over rows is named.
  var nameColumns: [CellColumn] { [ContactField.contact, .agent].compactMap { cells[$0] } }

  /// The name of a field's column, as the file has it.
  func name(_ field: ContactField) -> String? { cells[field]?.name }

  /// Whether the file tells a field at all.
  func tells(_ field: ContactField) -> Bool { cells[field] != nil }

  func text(_ field: ContactField, _ reader: RowReader<some RecordColumns>) -> String? {
    guard let column = cells[field], let text = column.text(reader.row, of: reader.table) else { return nil }
    return column.meaning(of: text)
  }

  func moment(_ field: ContactField, _ reader: inout RowReader<some RecordColumns>) -> Instant? {
    guard let column = moments[field] else { return nil }
    return reader.take(column.moment(reader.row, of: reader.table), column.cells.name)
  }

  func seconds(_ field: ContactField, _ reader: inout RowReader<some RecordColumns>) -> Double? {
    guard let column = durations[field] else { return nil }
    return reader.take(column.seconds(reader.row, of: reader.table), column.cells.name)
  }

  func number(_ field: ContactField, _ reader: inout RowReader<some RecordColumns>) -> Double? {
    guard let column = cells[field], let text = text(field, reader) else { return nil }
    if let number = Double(text), number.isFinite, number >= 0 { return number }
    return reader.take(.failure(BadCell(text, "no number of at least 0")), column.name)
  }

  func count(_ field: ContactField, _ reader: inout RowReader<some RecordColumns>) -> Int? {
    guard let number = number(field, &reader) else { return nil }
    if let whole = Int(exactly: number) { return whole }
    return reader.take(.failure(BadCell(String(number), "no whole number")), name(field) ?? "")
  }

  func flag(_ field: ContactField, _ reader: inout RowReader<some RecordColumns>) -> Bool? {
    guard let text = text(field, reader) else { return nil }
    switch text.lowercased() {
    case "yes", "y", "true", "1", "是": return true
    case "no", "n", "false", "0", "否": return false
    default: return reader.take(.failure(BadCell(text, "neither yes nor no")), name(field) ?? "")
    }
  }

  /// A text that must be one of some words.
  func word<Value>(
    _ field: ContactField, _ reader: inout RowReader<some RecordColumns>, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = text(field, reader) else { return nil }
    if let value = read(text) { return value }
    return reader.take(.failure(BadCell(text, "none of the words known here")), name(field) ?? "")
  }

  /// A rating brought to 0…1, with whether it is one of the two best of its scale.
  func rating(_ reader: inout RowReader<some RecordColumns>) -> (share: Double, isSatisfied: Bool)? {
    guard let column = cells[.rating], let text = text(.rating, reader) else { return nil }
    switch text.lowercased() {
    case "good": return (1, true)
    case "bad": return (0, false)
    // States of a survey that are no ratings.
    case "offered", "unoffered", "not offered": return nil
    default: break
    }
    guard let number = Double(text), let scale = column.source.scale, scale.contains(number) else {
      let wanted =
        column.source.scale.map { "a rating from \($0.lowerBound) to \($0.upperBound)" } ?? "\"good\" or \"bad\""
      return reader.take(.failure(BadCell(text, "not \(wanted)")), column.name)
    }
    let width = scale.upperBound - scale.lowerBound
    // On a scale of two the better one alone is good; else the two best.
    let isSatisfied = number > (width <= 1 ? scale.lowerBound : scale.upperBound - 2)
    return ((number - scale.lowerBound) / width, isSatisfied)
  }
}
