import CBytes

/// Where the records of a delimited text start.
///
/// DuckDB splits and rejects the records but does not say on which line each stands; this counts the lines along the same
/// rules of quotation, and is checked against the places that DuckDB reports.
struct RecordScan {
  /// The records, blank lines not counted.
  private(set) var recordCount = 0
  /// The records whose line is not the one after the record before, ascending.
  private(set) var jumps: [Jump] = []
  /// For each offset that was asked for the record that starts there; nil where none does.
  private(set) var records: [Int?] = []
  /// For each offset that was asked for the line on which it is.
  private(set) var lines: [Int] = []
  /// The length in bytes and the line of the longest record.
  private(set) var longest: (bytes: Int, line: Int) = (0, 0)
  /// The first record whose line is not known, since the jumps became too many.
  private(set) var end = Int.max

  /// A record whose line is not the one after the record before.
  struct Jump {
    var record: Int
    var line: Int
    /// The blank lines before it.
    var blanks: Int
  }

  /// The line of a record and the blank lines before it.
  func place(of record: Int) -> (line: Int, blanks: Int)? {
    guard record < min(recordCount, end), let jump = jumps.last(where: { $0.record <= record }) else { return nil }
    return (jump.line + record - jump.record, jump.blanks)
  }

  /// Scans a file.
  ///
  /// - Parameter offsets: Byte offsets of records that are asked for, ascending.
  /// - Throws: ``StorageError/unreadable(path:reason:)``.
  init(_ file: TextFile, delimiter: UInt8, offsets: [Int]) throws(StorageError) {
    try self.init(delimiter: delimiter, offsets: offsets, file.forEachPiece)
  }

  /// Scans the bytes that a closure hands over.
  init(
    delimiter: UInt8, offsets: [Int] = [],
    _ forEachPiece: ((UnsafeBufferPointer<UInt8>) -> Void) throws(StorageError) -> Void
  ) throws(StorageError) {
    let asked = offsets.map { UInt64($0) }
    let room = 1 << 20
    let jumpBuffer = UnsafeMutableBufferPointer<cbytes_record_line>.allocate(capacity: room)
    let askedBuffer = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: asked.count)
    let answerBuffer = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: asked.count)
    let lineBuffer = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: asked.count)
    defer {
      jumpBuffer.deallocate()
      askedBuffer.deallocate()
      answerBuffer.deallocate()
      lineBuffer.deallocate()
    }
    _ = askedBuffer.initialize(from: asked)
    var scan = cbytes_record_scan()
    scan.delimiter = delimiter
    scan.quote = UInt8(ascii: "\"")
    scan.line = 1
    scan.asked = UnsafePointer(askedBuffer.baseAddress)
    scan.answers = answerBuffer.baseAddress
    scan.answerLines = lineBuffer.baseAddress
    scan.askedCount = asked.count
    scan.jumps = jumpBuffer.baseAddress
    scan.jumpRoom = room
    var atStart = true
    try forEachPiece { piece in
      var piece = piece
      if atStart, piece.starts(with: [0xEF, 0xBB, 0xBF]) {
        piece = UnsafeBufferPointer(rebasing: piece[3...])
        scan.offset = 3
      }
      atStart = false
      cbytes_record_scan_add(&scan, piece.baseAddress, piece.count)
    }
    cbytes_record_scan_finish(&scan)
    recordCount = Int(scan.records)
    longest = (Int(scan.longest), Int(scan.longestLine))
    lines = lineBuffer.prefix(scan.answered).map { Int($0) }
    jumps = jumpBuffer.prefix(scan.jumpCount).map {
      Jump(record: Int($0.record), line: Int($0.line), blanks: Int($0.blanks))
    }
    records = asked.indices.map { index in
      index < scan.answered && answerBuffer[index] != .max ? Int(answerBuffer[index]) : nil
    }
    if scan.overflow { end = jumps.last.map { $0.record + 1 } ?? 0 }
  }
}
