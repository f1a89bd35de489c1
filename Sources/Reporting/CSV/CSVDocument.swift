/// A table of comma separated values, built in memory.
///
/// Format: RFC 4180 with line feeds, UTF-8 without a byte order mark, a header line first. Cells that hold text and would
/// begin a formula in a spreadsheet get an apostrophe in front; numbers stay numbers.
///
/// Shape: every row has as many cells as the header.
public struct CSVDocument: Hashable, Sendable {
  /// A cell: words or a figure.
  public enum Cell: Hashable, Sendable {
    /// Words, made safe for spreadsheets.
    case text(String)
    /// Words exactly as they are, for files that only programs read back: never for what strangers typed.
    case verbatim(String)
    /// A figure in its shortest form that reads back to the same value; empty when it is not finite.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// Nothing.
    case empty
  }

  /// The names of the columns.
  public let header: [String]
  /// The text so far, header included, every line ended by a line feed.
  public private(set) var utf8: [UInt8]
  /// How many rows follow the header.
  public private(set) var rowCount = 0

  /// A document with its header and no rows.
  public init(header: [String]) {
    precondition(!header.isEmpty, "a CSV document needs a column")
    self.header = header
    self.utf8 = []
    Self.append(header.map { .text($0) }, to: &utf8)
  }

  /// Adds a row.
  ///
  /// - Parameter cells: one per column.
  public mutating func append(_ cells: [Cell]) {
    precondition(cells.count == header.count, "a row has \(cells.count) cells for \(header.count) columns")
    Self.append(cells, to: &utf8)
    rowCount += 1
  }

  /// The whole document.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Writes one line to the end of a buffer, for files that are too long to be held in memory.
  ///
  /// - Parameters:
  ///   - cells: the row.
  ///   - buffer: gets the bytes of the line and its line feed.
  public static func append(_ cells: [Cell], to buffer: inout [UInt8]) {
    // A lone empty cell would read as a blank line, which readers skip.
    if cells.count == 1, cells[0].isEmpty {
      buffer += Array("\"\"\n".utf8)
      return
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(safe(text), to: &buffer)
      case .verbatim(let text): append(text, to: &buffer)
      case .number(let value): if value.isFinite { buffer += JSONValue.shortest(value).utf8 }
      case .integer(let value): buffer += String(value).utf8
      case .empty: break
      }
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// The text with an apostrophe in front where a spreadsheet would take it for a formula.
  private static func safe(_ text: String) -> String {
    guard let first = text.utf8.first, formulaStarters.contains(first) else { return text }
    return "'" + text
  }

  private static func append(_ text: String, to buffer: inout [UInt8]) {
    let needsQuotes =
      text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes else {
      buffer += text.utf8
      return
    }
    buffer.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  /// `=`, `+`, `-`, `@`, tab and carriage return: what spreadsheets take for the start of a formula.
  private static let formulaStarters: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}

extension CSVDocument.Cell {
  /// An estimated figure to six decimals, beyond which it tells nothing; empty where there is none.
  public static func rounded(_ value: Double?) -> CSVDocument.Cell {
    guard let value, value.isFinite else { return .empty }
    return .number(value.magnitude < 1e9 ? (value * 1e6).rounded() / 1e6 : value)
  }

  /// Whether the cell writes no byte.
  fileprivate var isEmpty: Bool {
    switch self {
    case .text(let text), .verbatim(let text): text.isEmpty
    case .number(let value): !value.isFinite
    case .integer: false
    case .empty: true
    }
  }
}
