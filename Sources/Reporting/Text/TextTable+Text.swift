extension TextTable {
  /// The table as lines for a terminal or a text file.
  ///
  /// Columns are as wide as their widest cell. When the table does not fit, columns that may wrap give way, the widest
  /// first; a table that still does not fit is left wide, because cut figures mislead.
  ///
  /// - Parameter rendering: room, signs and colours.
  /// - Returns: the lines, each ended by a line break, without trailing spaces.
  public func text(_ rendering: TextRendering = TextRendering()) -> String {
    let widths = widths(fitting: rendering)
    let indent = rows.contains { if case .group = $0 { true } else { false } } ? "  " : ""
    let rule = widths.map { String(repeating: rendering.glyphs == .unicode ? "─" : "-", count: $0) }
      .joined(separator: Self.gutter)
    var lines: [String] = []
    func appendCells(_ cells: [Cell], bottom: Bool) {
      lines += block(cells, widths, rendering, bottom: bottom).map { indent + $0 }
    }
    if columns.contains(where: { !$0.heading.isEmpty }) {
      appendCells(columns.map { Cell($0.heading, .strong) }, bottom: true)
      lines.append(rendering.styled(indent + rule, .muted))
    }
    for row in rows {
      switch row {
      case .cells(let cells): appendCells(cells, bottom: false)
      case .group(let heading): lines.append(rendering.styled(rendering.spelled(heading), .strong))
      case .rule: lines.append(rendering.styled(indent + rule, .muted))
      }
    }
    return lines.map { $0.trimmingTrailingSpaces + "\n" }.joined()
  }

  private static let gutter = "  "

  /// The lines of one row; shorter cells are filled above (headings) or below.
  private func block(_ cells: [Cell], _ widths: [Int], _ rendering: TextRendering, bottom: Bool) -> [String] {
    let parts = zip(cells, widths).map { cell, width in
      rendering.spelled(cell.text).wrapped(to: max(1, width))
    }
    let height = parts.map(\.count).max() ?? 1
    return (0..<height).map { line in
      columns.indices.map { column in
        let index = bottom ? line - (height - parts[column].count) : line
        let text = parts[column].indices.contains(index) ? parts[column][index] : ""
        return text.paddedAndStyled(to: widths[column], columns[column].alignment, cells[column].style, rendering)
      }.joined(separator: Self.gutter)
    }
  }

  private func widths(fitting rendering: TextRendering) -> [Int] {
    var widths = columns.map { Self.width(of: $0.heading, rendering) }
    for case .cells(let cells) in rows {
      for (column, cell) in cells.enumerated() {
        widths[column] = max(widths[column], Self.width(of: cell.text, rendering))
      }
    }
    let room = rendering.width - 2
    var excess = widths.reduce(0, +) + Self.gutter.count * (widths.count - 1) - room
    while excess > 0 {
      let candidates = columns.indices.filter { columns[$0].wraps && widths[$0] > Self.narrowest }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Columns that wrap keep at least this width.
  private static let narrowest = 12

  private static func width(of text: String, _ rendering: TextRendering) -> Int {
    rendering.spelled(text).split(separator: "\n").map(\.displayWidth).max() ?? 0
  }
}

extension String {
  /// Padding stays outside the escape sequences, so that underlines and backgrounds end with the words.
  fileprivate func paddedAndStyled(
    to width: Int, _ alignment: Alignment, _ style: TextStyle, _ rendering: TextRendering
  ) -> String {
    let padded = padded(to: width, alignment)
    guard rendering.colours, style != .plain, !isEmpty else { return padded }
    let before = padded.prefix { $0 == " " }
    let after = padded.count - before.count - trimmingSpacesCount
    return before + rendering.styled(trimmingSpaces, style) + String(repeating: " ", count: max(0, after))
  }

  private var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private var trimmingSpacesCount: Int { trimmingSpaces.count }

  /// Without spaces at the end of the line.
  var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
