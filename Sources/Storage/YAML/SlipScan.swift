/// Finds slips of typing in a text that could not be used: punctuation of a Chinese keyboard, and a missing blank behind a colon, where
/// YAML wants its own marks.
///
/// Knows just enough of YAML to leave texts alone in which such characters may well be meant: whatever stands in quotation marks,
/// in comments, in block texts, and in plain texts. What it mends is noted, so that the rest of the file can be read and judged too.
struct SlipScan {
  /// The text, mended as far as the scan has come.
  var typed: TypedText
  /// The keys of the formats: what stands before a colon and is one of them was meant as one.
  let keys: Set<String>
  /// The brackets that are open.
  var brackets: [Unicode.Scalar] = []
  /// The quotation mark that is open.
  var quote: Unicode.Scalar?
  /// Whether the entry of a mapping in braces has its colon already.
  var hasColon = false
  /// The indentation of a key whose text stands in a block below it.
  var blockIndent: Int?
  /// The last key with its indentation, and whether its value is to follow on the next lines.
  var last = (key: "", indent: -1, isOpen: true)
  /// Keys whose value is a text, which may hold colons on the lines below the key.
  private static let textKeys: Set<String> = ["title", "question", "source", "revision", "name", "reason", "remarks"]

  /// Scans a text.
  ///
  /// - Returns: The text mended; nil when there is nothing to mend.
  static func mended(_ text: String, keys: Set<String>) -> TypedText? {
    var scan = SlipScan(typed: TypedText(text), keys: keys)
    for number in scan.typed.lines.indices { scan.line(number) }
    return scan.typed.slips.isEmpty ? nil : scan.typed
  }

  private init(typed: TypedText, keys: Set<String>) {
    self.typed = typed
    self.keys = keys
  }

  private mutating func line(_ number: Int) {
    var index = 0
    if quote == nil, brackets.isEmpty {
      guard let begin = beginning(number) else { return }
      index = begin
    }
    while index < typed.lines[number].count {
      if let mark = quote {
        index = quoted(number, index, mark)
      } else if !brackets.isEmpty {
        index = flow(number, index)
      } else {
        // Behind a value that is closed there can only be a comment.
        return
      }
    }
  }

  /// Goes over the indentation and the key of a line; where its value goes on, if that needs a closer look.
  private mutating func beginning(_ number: Int) -> Int? {
    let written = typed.lines[number]
    guard let content = written.firstIndex(where: { !SlipScan.isBlank($0) }) else { return nil }
    if let block = blockIndent {
      if content > block { return nil }
      blockIndent = nil
    }
    var (index, isItem) = (content, false)
    let continues = content > last.indent && !last.isOpen
    if continues { return nil }
    if written[index] == "＃" {
      typed.mend(number, index, with: "#", "found the full-width ＃ before a comment; type a half-width # instead")
    }
    mendIndentation(number, content)
    index = typed.lines[number].firstIndex { !SlipScan.isBlank($0) } ?? content
    while index < typed.lines[number].count {
      let scalar = typed.lines[number][index]
      let next = index + 1 < typed.lines[number].count ? typed.lines[number][index + 1] : " "
      guard scalar == "-" || scalar == "－", SlipScan.isBlank(next) else { break }
      if scalar == "－" {
        typed.mend(number, index, with: "-", "found the full-width － before an item; type a half-width - instead")
      }
      isItem = true
      index = typed.lines[number][(index + 1)...].firstIndex { !SlipScan.isBlank($0) } ?? typed.lines[number].count
    }
    guard index < typed.lines[number].count, typed.lines[number][index] != "#" else { return nil }
    return key(number, index, isItem: isItem)
  }

  /// Full-width blanks before a line that is no comment.
  ///
  /// They are as wide as one blank or two: as it takes for the line to stand below the one before, or above the next.
  private mutating func mendIndentation(_ number: Int, _ content: Int) {
    let written = typed.lines[number]
    guard written[content] != "#",
      let first = written[..<content].firstIndex(where: { $0 == "\u{3000}" || $0 == "\u{A0}" })
    else { return }
    let next = typed.lines[(number + 1)...].first { !$0.allSatisfy(SlipScan.isBlank) }?.firstIndex { $0 != " " }
    let wide = content + written[..<content].count { $0 == "\u{3000}" }
    let isNarrow = content == next || content == last.indent
    let isDouble = wide == next || wide == last.indent || !isNarrow
    typed.mend(
      number, first, with: " ",
      "the line is indented with \(FullWidth.name(written[first])); indent with half-width ones")
    for index in (first..<content).reversed() {
      typed.mend(number, index, with: " ", blanks: isDouble && written[index] == "\u{3000}" ? 1 : 0, nil)
    }
  }

  /// Goes over the key of a line, if it has one; where the value goes on, if that needs a closer look.
  private mutating func key(_ number: Int, _ start: Int, isItem: Bool) -> Int? {
    let written = typed.lines[number]
    if "{[".unicodeScalars.contains(written[start]) || "\"'".unicodeScalars.contains(written[start]) {
      return open(number, start)
    }
    let end = SlipScan.comment(written, from: start) ?? written.count
    let colon = (start..<end).first { index in
      written[index] == ":" && (index + 1 == end || written[index + 1] == " " || written[index + 1] == "\t")
    }
    if let slip = wrongColon(number, start, before: colon ?? end, isItem: isItem, hasColon: colon != nil) {
      last = (SlipScan.text(typed.lines[number][start..<(slip - 1)]), start, false)
      return value(number, slip)
    }
    guard let colon else { return nil }
    last = (SlipScan.text(written[start..<colon]), start, false)
    return value(number, colon + 1)
  }

  /// Mends a colon that YAML does not take for one; the index behind it.
  private mutating func wrongColon(
    _ number: Int, _ start: Int, before end: Int, isItem: Bool, hasColon: Bool
  ) -> Int? {
    let written = typed.lines[number]
    guard let index = (start..<end).first(where: { written[$0] == "：" || written[$0] == ":" }), index > start else {
      return nil
    }
    let word = SlipScan.text(written[start..<index])
    let isKey = keys.contains(word.filter { !$0.isWhitespace })
    let opens = written[(index + 1)...].first { !SlipScan.isBlank($0) }.map("{[｛［".unicodeScalars.contains) ?? false
    // A time such as 10:00, or a sentence with a colon in it, is no key.
    let isText = last.isOpen && start > last.indent && SlipScan.textKeys.contains(last.key)
    let mayBeKey = !hasColon && !isItem && !isText && looksLikeKey(word)
    guard isKey || opens || mayBeKey && written[index] == "：" else { return nil }
    return mendColon(number, index, after: word)
  }

  private func looksLikeKey(_ word: String) -> Bool {
    word.unicodeScalars.count <= 40 && !word.unicodeScalars.contains { "，。；？！、,;?! ".unicodeScalars.contains($0) }
  }

  /// Makes a colon and a blank of a full-width colon, or of a colon without a blank; the index behind them.
  mutating func mendColon(_ number: Int, _ index: Int, after word: String) -> Int {
    let written = typed.lines[number]
    let next = index + 1 < written.count ? written[index + 1] : " "
    let key = Value.quoted(word)
    if written[index] == "：" {
      typed.mend(
        number, index, with: ":", blanks: next == " " || next == "\u{3000}" ? 0 : 1,
        "found the full-width colon ： after \(key); type a half-width : and a blank instead")
      if next == "\u{3000}" { typed.mend(number, index + 1, with: " ", nil) }
    } else if next == "\u{3000}" || next == "\u{A0}" {
      typed.mend(
        number, index + 1, with: " ",
        "found \(FullWidth.name(next)) after the colon of \(key); type a half-width one instead")
    } else {
      typed.mend(
        number, index, with: ":", blanks: 1, "found no blank after the colon of \(key); put a blank behind it")
    }
    return index + 1
  }
}

extension SlipScan {
  /// Whether this is a blank of any width.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\u{A0}"
  }

  /// Where a comment begins.
  static func comment(_ line: [Unicode.Scalar], from start: Int) -> Int? {
    line.indices.first { $0 > start && line[$0] == "#" && (line[$0 - 1] == " " || line[$0 - 1] == "\t") }
  }

  /// Characters as a text, without blanks at its ends.
  static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.drop(while: isBlank))
    while let end = view.last, isBlank(end) { view.removeLast() }
    return String(view)
  }
}
