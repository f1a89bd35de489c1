public import Workforce

/// The contacts of several files, each once.
public struct ContactCollection: Sendable {
  /// The contacts in the order in which they were read, until ``finish()``; after it in the order of their identities.
  public internal(set) var book = RecordBook(observedUntil: Instant(secondsSince1970: 0))
  /// Where stretches of rows come from.
  private var origins: [Origin] = []
  private var files: [String] = []

  /// From a row of the book on, each next one is the next row of a file.
  private struct Origin: Sendable {
    var bookRow: Int
    var file: Int
    var fileRow: Int
  }

  /// A contact that another file or line tells otherwise; the first one stands.
  public struct Conflict: Hashable, Sendable {
    /// The identity.
    public var contact: String
    /// The file of the row that is left out, by its place among the files.
    public var file: Int
    /// Its row, from 0.
    public var row: Int
    /// The file of the row that stands.
    public var firstFile: Int
    /// Its row, from 0.
    public var firstRow: Int
  }

  /// No contacts yet.
  public init() {}

  /// The number of contacts.
  public var count: Int { book.identities.count }

  /// Says that rows of another file follow.
  public mutating func begin(file: String) { files.append(file) }

  /// Takes the rows of the last file away again.
  public mutating func remove(from start: Int) {
    let kept = Array(0..<Int32(start))
    book.identities.reorder(kept)
    book.conversations.reorder(kept)
    origins.removeAll { $0.bookRow >= start }
  }

  /// Adds some rows of the last file.
  ///
  /// - Parameters:
  ///   - rows: Conversations.
  ///   - places: Which of them are added.
  ///   - firstRow: The row of the file that comes first among them.
  ///   - identity: Adds the identity of the row at a place.
  mutating func append(
    _ rows: ConversationTable, at places: [Int32], firstRow: Int, identity: (Int32, inout TextColumn) -> Void
  ) {
    for place in places {
      let (bookRow, row) = (count, firstRow + Int(place))
      let isNext = origins.last.map { $0.file == files.count - 1 && $0.fileRow + bookRow - $0.bookRow == row } ?? false
      if !isNext { origins.append(Origin(bookRow: bookRow, file: files.count - 1, fileRow: row)) }
      identity(place, &book.identities)
    }
    book.conversations.append(rows, at: places)
  }

  /// Brings the contacts into the order of their identities and keeps each once: the same row again is a duplicate, of different rows
  /// the first stands.
  ///
  /// - Returns: For each file how many rows were duplicates, and the rows that contradict others.
  public mutating func finish() -> (duplicates: [Int], conflicts: [Conflict]) {
    var duplicates = [Int](repeating: 0, count: files.count)
    var conflicts: [Conflict] = []
    book.observedUntil = max(book.observedUntil, book.conversations.lastMoment)
    if book.identities.isStrictlyAscending { return (duplicates, []) }
    let order = book.identities.order()
    var kept: [Int32] = []
    kept.reserveCapacity(order.count)
    for row in order {
      guard let first = kept.last, book.identities.isSame(Int(first), Int(row)) else {
        kept.append(row)
        continue
      }
      let (own, standing) = (origin(Int(row)), origin(Int(first)))
      if book.conversations[Int(row)] == book.conversations[Int(first)] {
        duplicates[own.file] += 1
      } else {
        conflicts.append(
          Conflict(
            contact: book.identities[Int(row)], file: own.file, row: own.fileRow, firstFile: standing.file,
            firstRow: standing.fileRow))
      }
    }
    book.identities.reorder(kept)
    book.conversations.reorder(kept)
    origins = []
    conflicts.sort { ($0.file, $0.row) < ($1.file, $1.row) }
    return (duplicates, conflicts)
  }

  private func origin(_ row: Int) -> (file: Int, fileRow: Int) {
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].bookRow <= row { low = middle + 1 } else { high = middle }
    }
    let found = origins[low - 1]
    return (found.file, found.fileRow + row - found.bookRow)
  }
}

/// Reads a whole table of contacts at once.
public struct ContactImporter {
  private let mapping: RecordMapping
  private let options: ImportOptions

  /// An importer of a layout.
  public init(_ mapping: RecordMapping, options: ImportOptions) {
    self.mapping = mapping
    self.options = options
  }

  /// Reads a table.
  ///
  /// - Throws: ``RecordsError`` when the columns are not those of the layout or cannot be read in one way only.
  public func read(_ table: some RecordColumns) throws(RecordsError) -> (book: RecordBook, report: ImportReport) {
    var file = try ContactFile(mapping, header: table.header, options: options)
    var collection = ContactCollection()
    collection.begin(file: table.file)
    table.withBatch { file.observe($0) }
    try file.settle()
    table.withBatch { file.read($0, into: &collection) }
    let (duplicates, conflicts) = collection.finish()
    var report = file.report(line: table.line)
    report.add(duplicates: duplicates[0], conflicts: conflicts) { conflict in
      file.problem(
        conflict, firstFile: table.file, line: table.line(conflict.row), firstLine: table.line(conflict.firstRow))
    }
    return (collection.book, report)
  }
}

extension ContactFile {
  /// The complaint about a row that contradicts an earlier one.
  public func problem(
    _ conflict: ContactCollection.Conflict, firstFile: String, line: Int?, firstLine: Int?
  ) -> RecordProblem {
    let place = (firstFile == header.file ? "" : "\(firstFile), ") + "line \(firstLine.map(String.init) ?? "?")"
    return RecordProblem(
      file: header.file, line: line, column: columns.name(.contact), value: conflict.contact,
      reason: "the same identity stands on \(place) with other contents; the row is left out", rejectsRow: true)
  }
}

extension ImportReport {
  /// Takes back rows that other rows tell already or contradict.
  public mutating func add(
    duplicates: Int, conflicts: [ContactCollection.Conflict],
    _ problem: (ContactCollection.Conflict) -> RecordProblem
  ) {
    duplicateRows += duplicates
    acceptedRows -= duplicates + conflicts.count
    problems += conflicts.map(problem)
    problems.sort { ($0.line ?? .max) < ($1.line ?? .max) }
  }
}
