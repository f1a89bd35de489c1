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
  private var blockIndent: Int?
  /// The indentation of the last key, and whether its value is to follow on the next lines.
  private var last = (indent: -1, isOpen: true)

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
    let continues = index > last.indent && !last.isOpen
    if continues { return nil }
    if written[index] == "＃" {
      typed.mend(number, index, with: "#", "found the full-width ＃ before a comment; type a half-width # instead")
    }
    mendIndentation(number, content)
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
  private mutating func mendIndentation(_ number: Int, _ content: Int) {
    guard typed.lines[number][content] != "#",
      let wide = typed.lines[number][..<content].firstIndex(where: { $0 == "\u{3000}" || $0 == "\u{A0}" })
    else { return }
    let name = FullWidth.name(typed.lines[number][wide])
    typed.mend(number, wide, with: " ", "the line is indented with \(name); indent with half-width ones")
    for index in wide..<content { typed.mend(number, index, with: " ", nil) }
  }

  /// Goes over the key of a line, if it has one; where the value goes on, if that needs a closer look.
  private mutating func key(_ number: Int, _ start: Int, isItem: Bool) -> Int? {
    let written = typed.lines[number]
    if "{[".unicodeScalars.contains(written[start]) || "\"'".unicodeScalars.contains(written[start]) { return open(number, start) }
    let end = SlipScan.comment(written, from: start) ?? written.count
    let colon = (start..<end).first { index in
      written[index] == ":" && (index + 1 == end || written[index + 1] == " " || written[index + 1] == "\t")
    }
    if let slip = wrongColon(number, start, before: colon ?? end, isItem: isItem, hasColon: colon != nil) {
      (last.indent, last.isOpen) = (start, false)
      return value(number, slip)
    }
    guard let colon else { return nil }
    (last.indent, last.isOpen) = (start, false)
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
    guard isKey || opens || !hasColon && !isItem && written[index] == "：" && looksLikeKey(word) else { return nil }
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
        number, index + 1, with: " ", "found \(FullWidth.name(next)) after the colon of \(key); type a half-width one instead")
    } else {
      typed.mend(
        number, index, with: ":", blanks: 1, "found no blank after the colon of \(key); put a blank behind it")
    }
    return index + 1
  }

  /// Goes over the beginning of a value behind a key; where it goes on, if that needs a closer look.
  private mutating func value(_ number: Int, _ start: Int) -> Int? {
    let written = typed.lines[number]
    var index = start
    while true {
      index = written[index...].firstIndex { $0 != " " && $0 != "\t" } ?? written.count
      guard index < written.count, written[index] != "#" else {
        last.isOpen = true
        return nil
      }
      // Anchors and tags stand before the value itself.
      guard written[index] == "&" || written[index] == "!" else { break }
      index = written[index...].firstIndex { $0 == " " } ?? written.count
    }
    switch written[index] {
    case "|", ">":
      blockIndent = written.firstIndex { $0 != " " } ?? 0
      return nil
    case "“": return curly(number, index)
    default: return open(number, index)
    }
  }

  /// Opens what begins here; nil for a plain text.
  private mutating func open(_ number: Int, _ index: Int) -> Int? {
    let scalar = typed.lines[number][index]
    switch scalar {
    case "\"", "'":
      quote = scalar
      return index + 1
    case "{", "[": return push(number, index, scalar)
    case "｛", "［":
      // Meant as a bracket when the line ends with its mate; a heading may begin with one.
      let end = SlipScan.comment(typed.lines[number], from: index) ?? typed.lines[number].count
      let tail = typed.lines[number][..<end].last { !SlipScan.isBlank($0) }
      let mates: [Unicode.Scalar] = scalar == "｛" ? ["｝", "}"] : ["］", "]"]
      guard let tail, mates.contains(tail) else { return nil }
      let plain: Unicode.Scalar = scalar == "｛" ? "{" : "["
      typed.mend(number, index, with: plain, "found the full-width \(scalar); type a half-width \(plain) instead")
      return push(number, index, plain)
    default: return nil
    }
  }

  /// Opens a bracket.
  mutating func push(_ number: Int, _ index: Int, _ bracket: Unicode.Scalar) -> Int {
    brackets.append(bracket)
    hasColon = false
    return index + 1
  }

  /// A value in curly quotation marks: a text like any other, unless it holds what only real quotation marks protect.
  private mutating func curly(_ number: Int, _ index: Int) -> Int? {
    let rest = typed.lines[number][(index + 1)...]
    guard let close = rest.firstIndex(of: "”"), SlipScan.text(rest[..<close]).contains(": ") else { return nil }
    typed.mend(number, index, with: "\"", "found the curly quotation marks “ ”; type \" before and after the text instead")
    typed.mend(number, close, with: "\"", nil)
    quote = "\""
    return index + 1
  }

  /// Goes on to the end of a text in quotation marks.
  private mutating func quoted(_ number: Int, _ start: Int, _ mark: Unicode.Scalar) -> Int {
    let written = typed.lines[number]
    var index = start
    while index < written.count {
      if written[index] == "\\" && mark == "\"" {
        index += 2
      } else if written[index] == mark {
        if mark == "'" && index + 1 < written.count && written[index + 1] == "'" {
          index += 2
          continue
        }
        quote = nil
        return index + 1
      } else {
        index += 1
      }
    }
    return written.count
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
