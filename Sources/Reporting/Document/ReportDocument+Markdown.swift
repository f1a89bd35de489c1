extension ReportDocument {
  /// The document in Markdown, blocks separated by blank lines; charts stand as preformatted text.
  public func markdown() -> String {
    blocks.map(Self.markdown).joined(separator: "\n")
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let text, let level): return String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .paragraph(let text, let style): return (style == .strong ? "**\(escaped(text))**" : escaped(text)) + "\n"
    case .list(let items): return items.map { "- " + escaped($0) + "\n" }.joined()
    case .table(let table, let caption): return captioned(caption) + table.markdown()
    case .bars(let chart, let caption): return captioned(caption) + fenced(chart.text())
    case .bands(let chart, let caption): return captioned(caption) + fenced(chart.text())
    case .notes(let notes): return notes.map { "> " + escaped($0) + "\n" }.joined(separator: ">\n")
    case .verbatim(let text): return fenced(text.hasSuffix("\n") ? text : text + "\n")
    }
  }

  private static func captioned(_ caption: String?) -> String { caption.map { "**\(escaped($0))**\n\n" } ?? "" }

  /// Backticks stay: our own prose sets commands in them.
  private static func escaped(_ text: String) -> String { TextTable.escaped(text, in: "\\*_<") }

  private static func fenced(_ text: String) -> String { "```text\n" + text + "```\n" }
}
