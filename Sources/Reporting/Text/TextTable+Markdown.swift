extension TextTable {
  /// The table in the Markdown dialect that GitHub and most others read; groups become bold rows, rules vanish.
  public func markdown() -> String {
    var lines = [
      Self.line(columns.map { $0.heading.isEmpty ? " " : Self.escaped($0.heading) }),
      Self.line(
        columns.map {
          switch $0.alignment {
          case .leading: ":---"
          case .centre: ":---:"
          case .trailing: "---:"
          }
        }),
    ]
    for row in rows {
      switch row {
      case .cells(let cells): lines.append(Self.line(cells.map(Self.markdown)))
      case .group(let heading):
        lines.append(Self.line(["**\(Self.escaped(heading))**"] + Array(repeating: " ", count: columns.count - 1)))
      case .rule: break
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func markdown(_ cell: Cell) -> String {
    let text = escaped(cell.text)
    return cell.style == .strong && !text.isEmpty ? "**\(text)**" : text
  }

  private static func escaped(_ text: String) -> String { escaped(text, in: "|\\*_`<") }

  /// The text with a backslash before signs that would mean something, and breaks that survive.
  static func escaped(_ text: String, in signs: String) -> String {
    text.reduce(into: "") { result, character in
      if character.isNewline {
        result += "<br>"
      } else {
        if signs.contains(character) { result += "\\" }
        result.append(character)
      }
    }
  }

  /// The cells as a table of comma separated values, with groups in a column of their own when there are any.
  public func csv() -> CSVDocument {
    let hasGroups = rows.contains { if case .group = $0 { true } else { false } }
    let headings = columns.map { String($0.heading.map { $0 == "\n" ? " " : $0 }) }
    var document = CSVDocument(header: (hasGroups ? ["group"] : []) + headings)
    var group = ""
    for row in rows {
      switch row {
      case .cells(let cells):
        document.append((hasGroups ? [.text(group)] : []) + cells.map { .text($0.text) })
      case .group(let heading): group = heading
      case .rule: break
      }
    }
    return document
  }
}
