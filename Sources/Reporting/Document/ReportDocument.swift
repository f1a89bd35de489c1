/// What we say, in reading order: headings, sentences, tables, charts, notes.
///
/// Rendered as text or Markdown.
public struct ReportDocument: Hashable, Sendable {
  /// One thing that follows another.
  public enum Block: Hashable, Sendable {
    /// A heading, level 1 to 3.
    case heading(String, level: Int)
    /// Sentences.
    case paragraph(String, style: TextStyle)
    /// Short points.
    case list([String])
    /// A table with what it shows written over it.
    case table(TextTable, caption: String?)
    /// Bars.
    case bars(BarChart, caption: String?)
    /// Intervals.
    case bands(BandChart, caption: String?)
    /// Definitions, sources, what does not hold: below everything that they explain.
    case notes([String])
    /// Lines that keep their spaces and breaks: file contents, command lines.
    case verbatim(String)
  }

  /// The blocks in reading order.
  public private(set) var blocks: [Block] = []

  /// An empty document.
  public init() {}

  /// A document with its blocks.
  public init(_ blocks: [Block]) { self.blocks = blocks }

  /// Adds a heading.
  public mutating func heading(_ text: String, level: Int = 1) {
    precondition((1...3).contains(level), "headings have three levels")
    blocks.append(.heading(text, level: level))
  }

  /// Adds sentences.
  public mutating func paragraph(_ text: String, style: TextStyle = .plain) {
    blocks.append(.paragraph(text, style: style))
  }

  /// Adds short points; nothing when there are none.
  public mutating func list(_ items: [String]) { if !items.isEmpty { blocks.append(.list(items)) } }

  /// Adds a table; nothing when it is empty.
  public mutating func table(_ table: TextTable, caption: String? = nil) {
    if !table.isEmpty { blocks.append(.table(table, caption: caption)) }
  }

  /// Adds bars; nothing when there are none.
  public mutating func bars(_ chart: BarChart, caption: String? = nil) {
    if !chart.bars.isEmpty { blocks.append(.bars(chart, caption: caption)) }
  }

  /// Adds intervals; nothing when there are none.
  public mutating func bands(_ chart: BandChart, caption: String? = nil) {
    if !chart.bands.isEmpty { blocks.append(.bands(chart, caption: caption)) }
  }

  /// Adds definitions and sources; nothing when there are none.
  public mutating func notes(_ notes: [String]) { if !notes.isEmpty { blocks.append(.notes(notes)) } }

  /// Adds lines that keep their spaces and breaks.
  public mutating func verbatim(_ text: String) { blocks.append(.verbatim(text)) }

  /// Adds all blocks of another document.
  public mutating func append(_ other: ReportDocument) { blocks += other.blocks }
}
