extension ReportDocument {
  /// The document for a terminal or a text file, blocks separated by blank lines, ended by a line feed.
  ///
  /// - Parameter rendering: room, signs and colours.
  /// - Returns: the text; empty for an empty document.
  public func text(_ rendering: TextRendering = TextRendering()) -> String {
    blocks.map { Self.text($0, rendering) }.joined(separator: "\n")
  }

  /// Prose gets no wider than this, however wide the terminal: long lines are hard to follow.
  private static let proseWidth = 100

  private static func text(_ block: Block, _ rendering: TextRendering) -> String {
    switch block {
    case .heading(let text, let level):
      let line = rendering.styled(rendering.spelled(text), .strong)
      guard level == 1 else { return line + "\n" }
      let rule = String(
        repeating: rendering.glyphs == .unicode ? "═" : "=", count: min(text.displayWidth, rendering.width))
      return line + "\n" + rendering.styled(rule, .muted) + "\n"
    case .paragraph(let text, let style): return prose(text, style, rendering)
    case .list(let items): return items.map { prose($0, .plain, rendering, mark: "- ") }.joined()
    case .table(let table, let caption): return captioned(caption, rendering) + table.text(rendering)
    case .bars(let chart, let caption): return captioned(caption, rendering) + chart.text(rendering)
    case .bands(let chart, let caption): return captioned(caption, rendering) + chart.text(rendering)
    case .notes(let notes): return notes.map { prose($0, .muted, rendering, mark: "  ") }.joined()
    case .verbatim(let text): return text.hasSuffix("\n") ? text : text + "\n"
    }
  }

  private static func captioned(_ caption: String?, _ rendering: TextRendering) -> String {
    caption.map { prose($0, .strong, rendering) } ?? ""
  }

  /// Wrapped lines; the mark stands before the first, spaces before the others.
  private static func prose(
    _ text: String, _ style: TextStyle, _ rendering: TextRendering, mark: String = ""
  ) -> String {
    let room = max(20, min(rendering.width, proseWidth) - mark.displayWidth)
    return rendering.spelled(text).wrapped(to: room).enumerated().map { index, line in
      let before = index == 0 ? mark : String(repeating: " ", count: mark.displayWidth)
      return (before + rendering.styled(line, style)).trimmingTrailingSpaces + "\n"
    }.joined()
  }
}
