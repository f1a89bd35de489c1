/// A text of YAML line by line, in which slips can be mended and repeated keys set aside while every place is still known.
struct TypedText {
  /// The characters of each line, without its end.
  private(set) var lines: [[Unicode.Scalar]]
  /// What was mended.
  private(set) var slips: [YAMLFault] = []
  /// For a line the columns, from 1, of blanks that were put in.
  private var inserted: [Int: [Int]] = [:]
  /// Keys that were given another first letter, so that they differ from those that they repeat.
  private var aside: [Place: String] = [:]

  /// A place in the text as it is parsed.
  private struct Place: Hashable {
    var line: Int
    var column: Int
  }

  init(_ text: String) {
    var lines: [[Unicode.Scalar]] = [[]]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" { lines.append([]) } else { lines[lines.count - 1].append(scalar) }
    }
    self.lines = lines
  }

  /// The text as it is parsed.
  var text: String {
    var view = String.UnicodeScalarView()
    for (number, line) in lines.enumerated() {
      if number > 0 { view.append("\n") }
      view.append(contentsOf: line)
    }
    return String(view)
  }

  /// Where in the user's file a place of the parsed text is.
  func place(line: Int, column: Int) -> (line: Int, column: Int) {
    (line, column - (inserted[line]?.count { $0 < column } ?? 0))
  }

  /// What a key was called before it was set aside.
  func name(ofKeyAt line: Int, column: Int) -> String? { aside[Place(line: line, column: column)] }

  /// Replaces a character, and says why.
  ///
  /// - Parameters:
  ///   - line: The line, from 0.
  ///   - index: The character, from 0.
  ///   - blanks: How many blanks are to follow what replaces it.
  mutating func mend(_ line: Int, _ index: Int, with scalar: Unicode.Scalar, blanks: Int = 0, _ text: String?) {
    if let text {
      let place = place(line: line + 1, column: index + 1)
      slips.append(YAMLFault(line: place.line, column: place.column, text: text))
    }
    lines[line][index] = scalar
    for _ in 0..<blanks { insertBlank(line, index + 1) }
  }

  /// Puts a blank in front of a character.
  mutating func insertBlank(_ line: Int, _ index: Int) {
    lines[line].insert(" ", at: index)
    inserted[line + 1] = (inserted[line + 1] ?? []).map { $0 > index ? $0 + 1 : $0 } + [index + 1]
  }

  /// Makes a key different from those that it repeats; false when that cannot be done.
  ///
  /// Since the YAML library refuses keys that stand twice.
  mutating func setAside(_ name: String, line: Int, column: Int) -> Bool {
    guard lines.indices.contains(line - 1) else { return false }
    var index = column - 1
    let scalars = lines[line - 1]
    if scalars.indices.contains(index), scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    let written = Array(name.unicodeScalars)
    guard !written.isEmpty, index + written.count <= scalars.count,
      Array(scalars[index..<(index + written.count)]) == written,
      let standIn = Unicode.Scalar(0xF_0000 + UInt32(aside.count))
    else { return false }
    lines[line - 1][index] = standIn
    aside[Place(line: line, column: column)] = name
    return true
  }
}
