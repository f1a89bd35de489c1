extension String {
  /// The text broken into lines of at most `width` terminal columns.
  ///
  /// Lines break at spaces and between wide characters (Chinese has no spaces), but never before closing punctuation
  /// and never between a number and its unit. Line breaks in the text stay. A word longer than a line is cut.
  ///
  /// - Parameter width: columns per line, at least 1.
  /// - Returns: the lines, without trailing spaces; one empty line for an empty text.
  public func wrapped(to width: Int) -> [String] {
    precondition(width >= 1, "a line needs at least one column")
    return split(separator: "\n", omittingEmptySubsequences: false).flatMap { Self.wrap($0, to: width) }
  }

  private static func wrap(_ paragraph: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: paragraph) {
      let size = piece.text.displayWidth
      let gap = line.isEmpty || !piece.spaceBefore ? 0 : 1
      if used + gap + size <= width {
        line += (gap == 1 ? " " : "") + piece.text
        used += gap + size
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
      for character in piece.text {
        if used > 0, used + character.displayWidth > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += character.displayWidth
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A stretch of text that should not be broken.
  private struct Piece {
    var text: String
    var spaceBefore: Bool
  }

  private static func pieces(of paragraph: Substring) -> [Piece] {
    var pieces: [Piece] = []
    for word in paragraph.split(separator: " ") {
      if let last = pieces.last?.text, belongsTogether(last, word) {
        pieces[pieces.count - 1].text += " " + word
        continue
      }
      var spaceBefore = true
      var current = ""
      for character in word {
        let isWide = character.displayWidth == 2
        let breaks = isWide || current.last?.displayWidth == 2
        if breaks, !current.isEmpty, !closers.contains(character), !openers.contains(current.last ?? " ") {
          pieces.append(Piece(text: current, spaceBefore: spaceBefore))
          (current, spaceBefore) = ("", false)
        }
        current.append(character)
      }
      pieces.append(Piece(text: current, spaceBefore: spaceBefore))
    }
    return pieces
  }

  /// Whether a word carries on a figure: its unit, or the smaller unit of a duration.
  private static func belongsTogether(_ figure: String, _ word: Substring) -> Bool {
    if figure.endsWithDigit { return units.contains(word.trimmingClosers) }
    return figure.startsWithDigit && word.startsWithDigit && largerUnits.contains { figure.hasSuffix($0) }
  }

  /// What may not begin a line.
  private static let closers: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "】", "》", "」", "』", "”", "’", ",", ".", ";", ":", "?", "!", ")", "]", "%",
  ]
  /// What may not end a line.
  private static let openers: Set<Character> = ["（", "【", "《", "「", "『", "“", "‘", "(", "["]
  /// Units that stay with the number before them.
  private static let units: Set<Substring> = ["%", "s", "ms", "min", "h", "d", "pp"]
  /// Units after which a smaller one may follow.
  private static let largerUnits = [" min", " h", " d"]
}

extension StringProtocol {
  /// Whether the last character is a decimal digit.
  fileprivate var endsWithDigit: Bool { unicodeScalars.last.map { ("0"..."9").contains($0) } ?? false }

  /// Whether the first character is a decimal digit.
  fileprivate var startsWithDigit: Bool { unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false }
}

extension Substring {
  /// The word without closing punctuation.
  fileprivate var trimmingClosers: Substring {
    var word = self
    while let last = word.last, ",.;:)".contains(last) { word.removeLast() }
    return word
  }
}
