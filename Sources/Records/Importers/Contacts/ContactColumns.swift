import Workforce

/// The columns of a table of contacts, each by how its cells are read.
struct ContactColumns {
  let contact: CellColumn
  let customer: CellColumn?
  var moments: [MomentCells] = []
  var durations: [DurationCells] = []
  var names: [NameCells] = []
  var numbers: [MeaningCells<Double>] = []
  var flags: [MeaningCells<Bool>] = []
  var channel: MeaningCells<Channel>?
  var botOutcome: MeaningCells<ContactRecord.BotOutcome>?
  var complaint: MeaningCells<Conversation.Complaint>?
  var goodsReturn: MeaningCells<Conversation.GoodsReturn>?
  var exclusion: MeaningCells<Conversation.Exclusion>?
  var outcome: MeaningCells<ContactRecord.Outcome>?
  /// Ratings and marks of quality.
  var scales: [ScaleCells] = []
  private let columns: [ContactField: CellColumn]

  /// Finds a mapping's columns.
  ///
  /// - Throws: ``RecordsError/otherLayout(file:layout:missing:found:looksLike:)``.
  init(_ mapping: RecordMapping, _ header: RecordHeader, zone: String?) throws(RecordsError) {
    let index = HeaderIndex(header.columnNames)
    var missing: [String] = []
    var found: [ContactField: CellColumn] = [:]
    for field in ContactField.allCases {
      guard let source = mapping.contacts[field] else { continue }
      if let column = CellColumn(source, header.columnNames, index) {
        found[field] = column
      } else if source.isRequired {
        missing.append(contentsOf: source.columns.compactMap(\.first))
      }
    }
    guard missing.isEmpty, let contact = found[.contact], found[.arrived] != nil else {
      throw .otherLayout(
        file: header.file, layout: mapping.name, missing: missing.isEmpty ? ["contact", "arrived"] : missing,
        found: header.columnNames, looksLike: RecordLayouts.detect(header.columnNames)?.name)
    }
    (columns, self.contact, customer) = (found, contact, found[.customer])
    tellsResolution = found[.resolvedAt] != nil || found[.lastResolved] != nil
    tellsReplies = found[.answered] != nil || found[.firstResponseSeconds] != nil || found[.replies] != nil
    moments = ContactValues.moments.compactMap { field in
      found[field].map { MomentCells(field, $0, zone: zone) }
    }
    durations = ContactValues.durations.compactMap { field in found[field].map { DurationCells(field, $0) } }
    names = ContactValues.names.compactMap { field in found[field].map { NameCells(field, $0) } }
    numbers = ContactValues.numbers.compactMap { field in
      found[field].map { MeaningCells(field, $0) { ContactValues.number($0, of: field) } }
    }
    flags = ContactValues.flags.compactMap { field in found[field].map { MeaningCells(field, $0, ContactValues.flag) } }
    makeWords()
  }

  private mutating func makeWords() {
    channel = columns[.channel].map {
      MeaningCells(.channel, $0) { ContactValues.word($0, ChannelNames.channel($0)) }
    }
    botOutcome = columns[.botOutcome].map {
      MeaningCells(.botOutcome, $0) { ContactValues.word($0, ContactRecord.BotOutcome(rawValue: $0)) }
    }
    complaint = columns[.complaint].map {
      MeaningCells(.complaint, $0, ContactValues.complaint)
    }
    goodsReturn = columns[.goodsReturn].map {
      MeaningCells(.goodsReturn, $0) { ContactValues.word($0, RecordWords.goodsReturn($0)) }
    }
    exclusion = columns[.exclusion].map {
      MeaningCells(.exclusion, $0) { ContactValues.word($0, RecordWords.exclusion($0)) }
    }
    outcome = columns[.outcome].map { MeaningCells(.outcome, $0, ContactValues.outcome) }
    scales = ContactValues.scales.compactMap { field in columns[field].map { ScaleCells(field, $0) } }
  }

  /// The name of a field's column, as the file has it.
  func name(_ field: ContactField) -> String? { columns[field]?.name }

  /// The text of a cell, as the file has it.
  func text(_ field: ContactField, _ row: Int, in batch: RecordBatch) -> String? {
    columns[field]?.text(row, in: batch)
  }

  /// Whether the file tells when contacts were resolved.
  let tellsResolution: Bool
  /// Whether the file tells of replies.
  let tellsReplies: Bool

  /// The places of all columns that are read.
  var places: Set<Int> { Set(columns.values.flatMap(\.places)) }

  /// The column in which an agent is named.
  var agent: CellColumn? { columns[.agent] }

  /// Looks at how moments, durations, ratings and marks are written.
  ///
  /// - Parameter isSummary: Whether a row is a sum over others, whose marks are none.
  mutating func observe(_ batch: RecordBatch, isSummary: (Int) -> Bool) {
    for place in scales.indices { scales[place].observe(batch) { !isSummary($0) } }
    for place in moments.indices { moments[place].observe(batch) }
    for place in durations.indices { durations[place].observe(batch) }
  }

  /// Settles how moments, durations, ratings and marks are read; every column that cannot be settled is in the list.
  mutating func settle() -> [UndecidedColumn] {
    var undecided: [UndecidedColumn] = []
    for place in moments.indices {
      do throws(UndecidedColumn) { try moments[place].settle() } catch { undecided.append(error) }
    }
    for place in durations.indices {
      do throws(UndecidedColumn) { try durations[place].settle() } catch { undecided.append(error) }
    }
    for place in scales.indices {
      do throws(UndecidedColumn) { try scales[place].settle() } catch { undecided.append(error) }
    }
    return undecided
  }

  /// Whether all that was looked at is read as it was settled.
  func holds() -> Bool {
    do throws(UndecidedColumn) {
      for column in moments where try !column.holds() { return false }
      for column in durations where try !column.holds() { return false }
      return scales.allSatisfy(\.holds)
    } catch {
      return false
    }
  }

  /// What was found out about the columns, for people.
  var notes: [String] {
    ContactField.allCases.compactMap { field in
      moments.first { $0.field == field }?.note ?? durations.first { $0.field == field }?.note
    }
  }
}
