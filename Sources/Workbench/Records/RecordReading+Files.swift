import Records
import Storage
import Workforce

extension RecordReading {
  /// So many rows show how a large file's cells are written.
  private static let sampleSize = 50_000

  /// A file of contacts that was read, until it is known which of its rows others tell too.
  private struct ReadContacts {
    var place: Int
    var file: ContactFile
    var outcome: TableOutcome
  }

  /// Reads every file once, also when it is named twice.
  mutating func readTables() throws(Failure) {
    var seen: [FileDigest: String] = [:]
    var contactFiles: [ReadContacts] = []
    let reader = try Failure.stored { () throws(StorageError) in try TableReader() }
    for path in input.paths {
      let ahead = DigestAhead(of: path)
      if input.paths.count > 1 {
        let digest = try Failure.stored { () throws(StorageError) in try ahead.get() }
        if let first = seen[digest] {
          advice.append(.sameBytes(path: path, first: first))
          continue
        }
        seen[digest] = path
      }
      var tableOptions = TableOptions()
      tableOptions.sheet = input.sheet
      let source = try Failure.stored { () throws(StorageError) in try reader.open(path, options: tableOptions) }
      let layout = try settings.layout(of: source, named: input.source)
      settings.headerZone = settings.headerZone ?? RecordLayouts.zone(in: source.columnNames)
      var report = ImportReport()
      let problems: [RecordProblem]
      if layout.shape == .contacts {
        let (contacts, outcome) = try readContacts(source, layout)
        problems = outcome.rejected.map(RecordProblem.init)
        contactFiles.append(ReadContacts(place: files.count, file: contacts, outcome: outcome))
      } else {
        let table = try Failure.stored { () throws(StorageError) in try reader.read(source) }
        problems = table.rejected.map(RecordProblem.init)
        report = try readTable(TableColumns(table: table), layout, above: source.preamble)
      }
      let digest = try Failure.stored { () throws(StorageError) in try ahead.get() }
      files.append(
        File(
          path: source.file, digest: digest, layout: layout, report: report, notes: source.notes, problems: problems))
    }
    settle(contactFiles)
  }

  // MARK: Contacts

  /// Reads rows of contacts as they come, so that a file may be larger than memory would hold as texts.
  private mutating func readContacts(
    _ source: TableSource, _ layout: RecordMapping
  ) throws(Failure) -> (file: ContactFile, outcome: TableOutcome) {
    let (options, start) = (settings.options, contacts.count)
    var file = try Failure.importing { () throws(RecordsError) in
      try ContactFile(
        layout, header: RecordHeader(file: source.file, columnNames: source.columnNames), options: options)
    }
    contacts.begin(file: source.file)
    var isWhole = try Self.look(at: source, for: &file)
    var collection = contacts
    contacts = ContactCollection()
    while true {
      let outcome = try Failure.stored { () throws(StorageError) in
        try source.forEachRow(columns: file.neededColumns) { file.read($0.batch, into: &collection) }
      }
      if isWhole || file.holds() {
        contacts = collection
        return (file, outcome)
      }
      // Later rows are written otherwise than the first ones let expect.
      collection.remove(from: start)
      file.restart()
      try Failure.importing { () throws(RecordsError) in try file.settle() }
      isWhole = true
    }
  }

  /// Looks at a table's first rows, or at all when these do not tell enough, and settles how it is read.
  ///
  /// - Returns: Whether all rows were looked at.
  private static func look(at source: TableSource, for file: inout ContactFile) throws(Failure) -> Bool {
    var (looking, count) = (file, 0)
    try Failure.stored { () throws(StorageError) in
      try source.sample(sampleSize) { rows in
        looking.observe(rows.batch)
        count += rows.rowCount
      }
    }
    var isWhole = count < sampleSize
    do throws(RecordsError) {
      try looking.settle()
    } catch {
      if isWhole { throw Failure(importing: error) }
      isWhole = true
      try Failure.stored { () throws(StorageError) in
        _ = try source.forEachRow(columns: looking.neededColumns) { looking.observe($0.batch) }
      }
      try Failure.importing { () throws(RecordsError) in try looking.settle() }
    }
    file = looking
    return isWhole
  }

  /// Says of each file which of its rows others tell too.
  private mutating func settle(_ read: [ReadContacts]) {
    let (duplicates, conflicts) = contacts.finish()
    for (index, item) in read.enumerated() {
      var report = item.file.report(line: item.outcome.line(ofRow:))
      report.add(duplicates: duplicates[index], conflicts: conflicts.filter { $0.file == index }) { conflict in
        let first = read[conflict.firstFile]
        return item.file.problem(
          conflict, firstFile: files[first.place].path, line: item.outcome.line(ofRow: conflict.row),
          firstLine: first.outcome.line(ofRow: conflict.firstRow))
      }
      files[item.place].report = report
    }
  }

  // MARK: Events and sums

  private mutating func readTable(
    _ table: TableColumns, _ layout: RecordMapping, above preamble: [String]
  ) throws(Failure) -> ImportReport {
    var own = settings.options
    own.days =
      input.days ?? FileNameDates.days(in: TableColumns.baseName(table.file))
      ?? preamble.lazy.compactMap(FileNameDates.days).first
    do throws(RecordsError) {
      return layout.shape == .events
        ? try EventImporter(layout, options: settings.options, classifier: settings.classifier).read(table, into: &log)
        : try AgentDayImporter(layout, options: own).read(table, into: &sums)
    } catch {
      throw Failure(importing: error)
    }
  }

  /// One of the files once more, for whoever needs its cells.
  func table(_ path: String) throws(Failure) -> TableColumns {
    var tableOptions = TableOptions()
    tableOptions.sheet = input.sheet
    return TableColumns(
      table: try Failure.stored { () throws(StorageError) in try TableReader().read(path, options: tableOptions) })
  }
}

/// A table as importers see it.
struct TableColumns: RecordColumns {
  let table: Table

  var file: String { table.file }
  var columnNames: [String] { table.columnNames }
  var rowCount: Int { table.rowCount }
  func text(_ row: Int, _ column: Int) -> String { table.text(row, column) }
  func line(_ row: Int) -> Int? { table.line(row) }

  /// A file's name without its folder.
  static func baseName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension TableRows {
  /// The rows as importers see them.
  var batch: RecordBatch { RecordBatch(columns: columns, rowCount: rowCount, firstRow: firstRow) }
}

extension RecordProblem {
  /// A row that could not be split into cells.
  init(_ problem: TableProblem) {
    self.init(
      file: problem.file, line: problem.line, column: problem.column,
      // What could not be split into cells may hold a customer's words; a cell that is not of its type may be told.
      value: problem.reason.hasPrefix("cannot be read as") ? problem.value : nil, reason: problem.reason,
      rejectsRow: true)
  }
}
