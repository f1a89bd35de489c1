/// How a text is to be shown: the room there is, the signs that may be used, and whether colours help.
public struct TextRendering: Hashable, Sendable {
  /// Which signs the reader's terminal or file can show.
  public enum Glyphs: Hashable, Sendable {
    /// Lines, blocks and typographic signs.
    case unicode
    /// The 95 printable signs of ASCII for everything that we add; names given by the user stay as they are.
    case ascii
  }

  /// Terminal columns.
  public var width: Int
  /// The signs that may be used.
  public var glyphs: Glyphs
  /// Whether styles become ANSI escape sequences.
  public var colours: Bool

  /// A way to show texts; files get 100 columns, Unicode and no colours.
  public init(width: Int = 100, glyphs: Glyphs = .unicode, colours: Bool = false) {
    precondition(width >= 20, "tables and prose need at least 20 columns")
    self.width = width
    self.glyphs = glyphs
    self.colours = colours
  }

  /// The text dressed in a style, where colours are wanted.
  public func styled(_ text: String, _ style: TextStyle) -> String {
    guard colours, let code = style.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The text with typographic signs replaced by ASCII ones, where only ASCII can be shown.
  public func spelled(_ text: String) -> String {
    guard glyphs == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { result, character in
      result += Self.spelling[character] ?? String(character)
    }
  }

  private static let spelling: [Character: String] = [
    "–": "-", "—": "-", "−": "-", "…": "...", "≤": "<=", "≥": ">=", "×": "x", "±": "+/-", "→": "->", "·": "-", "•": "*",
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "✓": "ok", "✗": "x", "∞": "inf", "\u{A0}": " ",
  ]
}

/// What a piece of text means to the reader; the look follows from it.
public enum TextStyle: Hashable, Sendable {
  /// Nothing special.
  case plain
  /// A heading or the answer itself.
  case strong
  /// Better than, or within, what was wanted.
  case good
  /// To be looked at.
  case warning
  /// A target missed, an error.
  case bad
  /// Secondary: units, definitions.
  case muted

  /// The ANSI SGR parameters, nil for none.
  var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .good: "32"
    case .warning: "33"
    case .bad: "31"
    case .muted: "2"
    }
  }
}
