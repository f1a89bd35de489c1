import Records
import Scoring
import Storage
import Workforce

/// The records of a period as they are scored: read, put in order, with upheld appeals applied.
struct ScoreRecords {
  /// The records.
  var book: RecordBook
  /// The file.
  var input: Report.Input
  /// Rows that could not be used.
  var rejected: [String]
  /// Advice.
  var warnings: [String]

  /// Reads a file of records.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - source: The layout by its name; nil to tell it from the columns.
  ///   - zone: The zone of moments without an offset.
  ///   - days: The days of rows per agent that name none.
  init(_ path: String, source: String?, zone: String?, days: DateRange?) throws(Failure) {
    let table: Storage.Table
    do throws(StorageError) {
      input = try Report.Input(readingFrom: path)
      table = try TableReader().read(path)
    } catch {
      throw Failure(error)
    }
    let columns = FileColumns(table: table)
    let mapping = try ScoreRecords.mapping(source, columns)
    // The pseudonyms of customers stay in memory and serve to tell who is the same customer: the key need not be secret.
    var options = ImportOptions(pseudonymizer: Pseudonymizer(key: (0x6372_6577_6361_7374, 0x7363_6f72_6573)))
    options.zone = zone
    options.days = days ?? FileNameDates.days(in: path)
    do throws(RecordsError) {
      let report: ImportReport
      (book, report) = try ScoreRecords.book(columns, mapping, options)
      rejected = table.rejected.map(\.description) + report.problems.map(\.description)
      warnings = report.notes
    } catch {
      throw Failure(.badInput, error.description)
    }
    guard book.conversations.count > 0 || !book.agentDays.isEmpty else {
      throw Failure(.badInput, "\(path): there is no usable record in it; check the file, or its layout with --source.")
    }
  }

  private static func mapping(_ source: String?, _ columns: FileColumns) throws(Failure) -> RecordMapping {
    if let source {
      if let known = RecordLayouts.find(source) { return known }
      let names = RecordLayouts.all.map(\.name).joined(separator: ", ")
      throw Failure(.usage, "There is no source \(source); the sources are \(names).")
    }
    if let found = RecordLayouts.detect(columns.columnNames) { return found }
    throw Failure(.badInput, RecordsError.unknownLayout(file: columns.file, found: columns.columnNames).description)
  }

  private static func book(
    _ columns: FileColumns, _ mapping: RecordMapping, _ options: ImportOptions
  ) throws(RecordsError) -> (RecordBook, ImportReport) {
    switch mapping.shape {
    case .contacts:
      let (records, report) = try ContactImporter(mapping, options: options).read(columns)
      var book = RecordBook(observedUntil: lastMoment(records))
      for record in records.sorted(by: { $0.contact.utf8.lexicographicallyPrecedes($1.contact.utf8) }) {
        book.append(record)
      }
      book.linkRecontacts()
      return (book, report)
    case .events:
      var log = EventLog()
      let report = try EventImporter(mapping, options: options).read(columns, into: &log)
      return (Reconstruction(of: log).book, report)
    case .agentDays:
      var book = RecordBook(observedUntil: Instant(secondsSince1970: 0))
      let report = try AgentDayImporter(mapping, options: options).read(columns, into: &book)
      let last = book.agentDays.map(\.days.last.dayNumber).max() ?? 0
      book.observedUntil = Instant(secondsSince1970: Double(last + 2) * 86_400)
      return (book, report)
    }
  }

  /// Until when contacts were seen: the last moment that any of them names.
  private static func lastMoment(_ records: [ContactRecord]) -> Instant {
    records.reduce(Instant(secondsSince1970: 0)) { last, record in
      [record.arrived, record.answered, record.ended, record.released, record.lastResolved].compactMap { $0 }
        .reduce(last) { max($0, $1) }
    }
  }
}

/// A table of a file as importers see it.
private struct FileColumns: RecordColumns {
  let table: Storage.Table
  var file: String { table.file }
  var columnNames: [String] { table.columnNames }
  var rowCount: Int { table.rowCount }
  func text(_ row: Int, _ column: Int) -> String { table.text(row, column) }
  func line(_ row: Int) -> Int? { table.line(row) }
}
