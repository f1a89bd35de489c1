import CBytes
import Glibc

/// A text file, opened, surveyed and, where needed, copied so that DuckDB can read it: UTF-8 with line ends of one kind.
///
/// DuckDB is given the descriptor's path, so that characters like `*` in the user's path mean nothing, and so that nothing
/// remains on the disk of a copy.
final class TextFile {
  /// The path as the user named it.
  let path: String
  /// What DuckDB opens.
  var readablePath: String { "/proc/self/fd/\(descriptor)" }
  /// The encoding of the user's file.
  let encoding: TextEncoding
  /// What was done to the file before reading, for people.
  let notes: [String]
  /// The number of bytes of what DuckDB opens.
  let byteCount: Int
  /// Whether there are quotation marks in it.
  let hasQuotes: Bool
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: ``StorageError`` when it cannot be read, is empty, or its encoding is not to be had.
  init(path: String, encoding wanted: TextEncoding?) throws(StorageError) {
    self.path = path
    var descriptor = try SystemCall.openForReading(path)
    var notes: [String] = []
    do throws(StorageError) {
      try TextFile.spool(&descriptor, path: path)
      let start = TextFile.head(descriptor, count: 4)
      var survey = try TextFile.survey(descriptor, path: path)
      if survey.bytes == 0 { throw TextFile.empty(path) }
      if let wanted {
        encoding = wanted
      } else {
        encoding = try TextFile.detect(survey, start: start, descriptor: descriptor, path: path)
      }
      if encoding != .utf8 || TextFile.hasMixedLineEnds(survey) {
        notes.append(contentsOf: TextFile.explain(survey, encoding: encoding, guessed: wanted == nil))
        let copy = try TextFile.convert(descriptor, path: path, from: encoding, normalising: true)
        close(descriptor)
        descriptor = copy
        survey = try TextFile.survey(descriptor, path: path)
      }
      byteCount = Int(survey.bytes)
      hasQuotes = survey.quotes > 0
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.notes = notes
  }

  deinit {
    close(descriptor)
  }

  /// The first bytes, as many as there are.
  func head(_ count: Int) -> [UInt8] { TextFile.head(descriptor, count: count) }

  /// Hands over all bytes from the start.
  ///
  /// - Throws: ``StorageError/unreadable(path:reason:)``.
  func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(StorageError) {
    try TextFile.forEachPiece(descriptor, path: path) { piece throws(StorageError) in body(piece) }
  }

  static func empty(_ path: String) -> StorageError {
    .notATable(
      path: path, line: nil, found: "an empty file", expected: "a table with a line of column names",
      remedy: "check that the export finished")
  }
}

extension TextFile {
  /// Copies what cannot be read twice, such as a pipe, into a file without a name.
  private static func spool(_ descriptor: inout Int32, path: String) throws(StorageError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    let copy = try temporaryFile()
    try forEachPiece(descriptor, path: path, fromStart: false) { piece throws(StorageError) in
      try write(UnsafeRawBufferPointer(piece), to: copy)
    }
    close(descriptor)
    descriptor = copy
  }

  private static func head(_ descriptor: Int32, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, 0) }
    return Array(bytes.prefix(max(0, read)))
  }

  private static func forEachPiece(
    _ descriptor: Int32, path: String, fromStart: Bool = true,
    _ body: (UnsafeBufferPointer<UInt8>) throws(StorageError) -> Void
  ) throws(StorageError) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { buffer.deallocate() }
    if fromStart { lseek(descriptor, 0, SEEK_SET) }
    while true {
      guard let count = SystemCall.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer)) else {
        throw .unreadable(path: path, reason: SystemCall.lastReason())
      }
      if count == 0 { return }
      try body(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private static func survey(_ descriptor: Int32, path: String) throws(StorageError) -> cbytes_survey {
    var survey = cbytes_survey()
    try forEachPiece(descriptor, path: path) { piece throws(StorageError) in
      cbytes_survey_add(&survey, piece.baseAddress, piece.count)
    }
    cbytes_survey_finish(&survey)
    return survey
  }

  private static func hasMixedLineEnds(_ survey: cbytes_survey) -> Bool {
    let kinds = [survey.pairs, survey.lineFeeds - survey.pairs, survey.carriageReturns - survey.pairs]
    return kinds.count { $0 > 0 } > 1
  }

  private static func explain(_ survey: cbytes_survey, encoding: TextEncoding, guessed: Bool) -> [String] {
    var notes: [String] = []
    if encoding != .utf8 { notes.append("read as \(encoding.rawValue)\(guessed ? ", recognised by its bytes" : "")") }
    if encoding == .utf8 { notes.append("line ends of several kinds were made one") }
    return notes
  }

  /// A file without a name in the folder for temporary files.
  static func temporaryFile() throws(StorageError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/crewcast-XXXXXX".utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw .unwritable(path: folder, reason: SystemCall.lastReason()) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(StorageError) {
    guard SystemCall.writeAll(descriptor, bytes) else {
      throw .unwritable(path: "the folder for temporary files", reason: SystemCall.lastReason())
    }
  }
}

extension TextFile {
  /// Recognises an encoding by its mark, else by what the bytes can be.
  ///
  /// - Throws: ``StorageError/notATable(path:line:found:expected:remedy:)`` when none fits.
  private static func detect(
    _ survey: cbytes_survey, start: [UInt8], descriptor: Int32, path: String
  ) throws(StorageError) -> TextEncoding {
    if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    // Without a mark, text of mostly Latin letters in UTF-16 has a zero in every other byte.
    if survey.zeros * 5 >= survey.bytes * 2, survey.zeros * 10 <= survey.bytes * 6, start.count >= 2 {
      if start[0] != 0 && start[1] == 0 { return .utf16LittleEndian }
      if start[0] == 0 && start[1] != 0 { return .utf16BigEndian }
    }
    if survey.zeros > 0 { throw notText(path, "zero bytes") }
    if survey.invalid == 0 { return .utf8 }
    if canConvert(descriptor, path: path, from: .gb18030) && survey.wide < survey.invalid { return .gb18030 }
    // A few bad bytes in a file that is otherwise UTF-8 are reported row by row.
    if survey.wide >= survey.invalid || survey.invalid <= 100 && survey.wide > 0 { return .utf8 }
    throw notText(path, "bytes that are neither UTF-8 nor GB18030")
  }

  private static func notText(_ path: String, _ found: String) -> StorageError {
    .notATable(
      path: path, line: nil, found: found, expected: "text in UTF-8, GBK/GB18030 or UTF-16",
      remedy: "save the file as UTF-8, or name its encoding")
  }

  private static func canConvert(_ descriptor: Int32, path: String, from encoding: TextEncoding) -> Bool {
    do {
      try convert(descriptor, path: path, from: encoding) { _ in }
      return true
    } catch {
      return false
    }
  }

  /// Copies a text as UTF-8, with line feeds only, into a file without a name.
  private static func convert(
    _ descriptor: Int32, path: String, from encoding: TextEncoding, normalising: Bool
  ) throws(StorageError) -> Int32 {
    let copy = try temporaryFile()
    var afterReturn = false
    let out = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
    defer { out.deallocate() }
    do throws(StorageError) {
      try convert(descriptor, path: path, from: encoding) { piece throws(StorageError) in
        let count = cbytes_normalise_line_ends(piece.baseAddress, piece.count, out.baseAddress, &afterReturn)
        try write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: out[..<count])), to: copy)
      }
    } catch {
      close(copy)
      throw error
    }
    return copy
  }

  /// Hands over a text as UTF-8, piece by piece, each of at most a mebibyte.
  private static func convert(
    _ descriptor: Int32, path: String, from encoding: TextEncoding,
    _ body: (UnsafeBufferPointer<UInt8>) throws(StorageError) -> Void
  ) throws(StorageError) {
    if encoding == .utf8 {
      try forEachPiece(descriptor, path: path, body)
      return
    }
    guard var converter = EncodingConverter(from: encoding) else {
      throw .unreadable(path: path, reason: "this system cannot convert \(encoding.rawValue); save the file as UTF-8")
    }
    try forEachPiece(descriptor, path: path) { piece throws(StorageError) in
      guard try converter.add(piece, body) else { throw badBytes(path, encoding, at: converter.consumed) }
    }
    if converter.isIncomplete { throw badBytes(path, encoding, at: converter.consumed) }
  }

  private static func badBytes(_ path: String, _ encoding: TextEncoding, at offset: Int) -> StorageError {
    .notATable(
      path: path, line: nil, found: "a byte at offset \(offset) that is not \(encoding.rawValue)",
      expected: "text in \(encoding.rawValue)", remedy: "save the file as UTF-8, or name its encoding")
  }
}
