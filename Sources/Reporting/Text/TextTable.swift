/// A table as a value: columns with headings, rows of cells, groups of rows.
///
/// Rendering is separate: ``text(_:)`` for terminals and files, ``markdown()`` for documents; ``csv()`` keeps the cells.
///
/// Shape: every row has as many cells as there are columns.
public struct TextTable: Hashable, Sendable {
  /// One column: what it holds and how it stands.
  public struct Column: Hashable, Sendable {
    /// The heading; a line break makes two lines of it.
    public var heading: String
    /// Where headings and cells stand.
    public var alignment: Alignment
    /// Whether long cells may be broken over several lines when the table is wider than its place.
    public var wraps: Bool

    /// A column; figures stand at the end, words at the beginning.
    public init(_ heading: String, _ alignment: Alignment = .trailing, wraps: Bool = false) {
      self.heading = heading
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  /// One cell: a formatted text and what it means.
  public struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text; a line break makes two lines of it.
    public var text: String
    /// What it means to the reader.
    public var style: TextStyle

    /// A cell.
    public init(_ text: String, _ style: TextStyle = .plain) {
      self.text = text
      self.style = style
    }

    /// A plain cell.
    public init(stringLiteral value: String) { self.init(value) }
  }

  /// A line of the table.
  public enum Row: Hashable, Sendable {
    /// Figures of one thing.
    case cells([Cell])
    /// A heading over the rows that follow.
    case group(String)
    /// A rule, for example before a total.
    case rule
  }

  /// The columns from left to right.
  public var columns: [Column]
  /// The rows from top to bottom.
  public private(set) var rows: [Row]

  /// A table without rows.
  ///
  /// - Parameter columns: at least one.
  public init(columns: [Column]) {
    precondition(!columns.isEmpty, "a table needs a column")
    self.columns = columns
    self.rows = []
  }

  /// A table with rows of plain cells.
  public init(columns: [Column], rows: [[Cell]]) {
    self.init(columns: columns)
    for row in rows { append(row) }
  }

  /// Adds a row.
  ///
  /// - Parameter cells: one per column.
  public mutating func append(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has \(cells.count) cells for \(columns.count) columns")
    rows.append(.cells(cells))
  }

  /// Adds a heading over the rows that follow.
  public mutating func appendGroup(_ heading: String) { rows.append(.group(heading)) }

  /// Adds a rule.
  public mutating func appendRule() { rows.append(.rule) }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { !rows.contains { if case .cells = $0 { true } else { false } } }
}
