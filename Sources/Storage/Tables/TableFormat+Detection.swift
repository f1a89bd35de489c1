extension TableFormat {
  /// The kind of a table by its address, its first bytes and its name, in this order.
  ///
  /// - Throws: ``StorageError`` when the file cannot be read or is of a kind that cannot be.
  static func detect(_ path: String, options: TableOptions) throws(StorageError) -> TableFormat {
    if path.hasPrefix("postgres://") || path.hasPrefix("postgresql://") { return .postgres }
    let named = options.format ?? byName(path)
    let file = try BinaryFile(path: path)
    // What can be read only once is not looked at.
    guard file.size != nil else { return named ?? .csv }
    let head = file.head(4096)
    if let foreign = foreignKind(head) {
      throw .notATable(
        path: path, line: nil, found: foreign.found, expected: "a table", remedy: foreign.remedy)
    }
    if let binary = binaryKind(head) {
      if let asked = options.format, asked != binary {
        throw .notATable(
          path: path, line: nil, found: "a \(binary.rawValue) file", expected: "a \(asked.rawValue) file",
          remedy: "name the right format, or the right file")
      }
      return binary
    }
    if let named, [.xlsx, .parquet, .sqlite].contains(named) {
      throw .notATable(
        path: path, line: nil, found: "bytes of another kind", expected: "a \(named.rawValue) file",
        remedy: "check that it is whole, or name the right format")
    }
    let isObject = head.first { $0 > 32 } == UInt8(ascii: "{")
    if named == .json && isObject && options.sheet == nil && options.format == nil && holdsLines(head) {
      return .jsonLines
    }
    return named ?? (isObject ? .jsonLines : .csv)
  }

  /// What the first bytes of a file are known for, with what to do about it; nil for text of any kind.
  static func kind(ofHead head: [UInt8]) -> (found: String, remedy: String)? {
    if let binary = binaryKind(head) {
      return ("a table (\(binary.rawValue))", "tables are read by the commands that use them")
    }
    return foreignKind(head)
  }

  /// Whether the first line is an object by itself and a further one follows.
  private static func holdsLines(_ head: [UInt8]) -> Bool {
    let lines = head.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard lines.count == 2, let last = lines[0].last(where: { $0 > 32 }) else { return false }
    return last == UInt8(ascii: "}") && lines[1].first { $0 > 32 } == UInt8(ascii: "{")
  }

  private static func byName(_ path: String) -> TableFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "tsv", "tab": return .tsv
    case "csv", "txt": return .csv
    case "xlsx", "xlsm": return .xlsx
    case "jsonl", "ndjson": return .jsonLines
    case "json": return .json
    case "parquet", "pq": return .parquet
    case "db", "sqlite", "sqlite3": return .sqlite
    default: return nil
    }
  }

  private static func binaryKind(_ head: [UInt8]) -> TableFormat? {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .xlsx }
    if head.starts(with: Array("PAR1".utf8)) { return .parquet }
    if head.starts(with: Array("SQLite format 3\0".utf8)) { return .sqlite }
    return nil
  }

  /// Kinds that look like tables to people but are none here.
  private static func foreignKind(_ head: [UInt8]) -> (found: String, remedy: String)? {
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return ("a workbook of Excel 97 to 2003", "open it and save it as .xlsx")
    }
    if head.starts(with: [0x1F, 0x8B]) { return ("a compressed file", "unpack it with gunzip") }
    if head.starts(with: Array("%PDF".utf8)) { return ("a PDF document", "export the table as CSV or .xlsx") }
    let start = String(decoding: head.prefix(200).drop { $0 <= 32 || $0 >= 0x80 }, as: UTF8.self).lowercased()
    if ["<html", "<!doctype", "<table", "<?xml"].contains(where: { start.hasPrefix($0) }) {
      return ("a web page or XML", "open it in a spreadsheet and save it as .xlsx or CSV")
    }
    return nil
  }
}
