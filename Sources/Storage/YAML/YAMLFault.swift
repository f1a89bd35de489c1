internal import Yams

/// Why a text is no YAML document that we read.
struct YAMLFault: Error {
  /// Line of the file, from 1.
  var line: Int
  /// Column in the line, from 1.
  var column: Int
  /// What was found and what to do about it.
  var text: String
}

extension YAMLFault {
  /// The fault that an error of the YAML library stands for, in words that help to mend it.
  init(_ error: any Error, in text: String) {
    guard let error = error as? YamlError else {
      self.init(line: 1, column: 1, text: "cannot be read as YAML: \(error)")
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let lines = text.unicodeScalars.split(
        maxSplits: mark.line, omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
      if let tabbed = YAMLFault.tabbed(lines, mark.line) {
        self.init(line: tabbed, column: 1, text: YAMLFault.tabs(in: text, from: tabbed))
        return
      }
      let shown = YAMLFault.lookalike(lines, mark.line)
      self.init(
        line: shown?.line ?? mark.line, column: shown?.column ?? mark.column,
        text: shown?.text ?? YAMLFault.words(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      let verb = keys.count == 1 ? "stands" : "stand"
      self.init(
        line: context.mark.line, column: context.mark.column,
        text: "\(names) \(verb) more than once in the same mapping; keep one of them")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.utf8.prefix(max(0, offset ?? 0))
      self.init(
        line: before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }, column: 1,
        text: "holds a character that YAML does not allow (\(problem)); remove it")
    default:
      self.init(line: 1, column: 1, text: "cannot be read as YAML: \(error)")
    }
  }

  /// The line at fault, when it is indented with a tab; the library may only stumble over the next one.
  private static func tabbed(_ lines: [Substring.UnicodeScalarView], _ line: Int) -> Int? {
    [line, line - 1].first { number in
      lines.indices.contains(number - 1)
        && lines[number - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
        && lines[number - 1].contains { $0 != " " && $0 != "\t" && $0 != "\r" }
    }
  }

  private static func tabs(in text: String, from line: Int) -> String {
    let others = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line)
      .count { $0.prefix { $0 == " " || $0 == "\t" }.contains("\t") }
    let more = others == 0 ? "" : ", as are \(others) more lines"
    return "the line is indented with a tab\(more); indent with spaces"
  }

  /// The first look-alike of YAML's own characters on the line at fault or, where there is none, on the one before.
  private static func lookalike(_ lines: [Substring.UnicodeScalarView], _ line: Int) -> YAMLFault? {
    let marks = "：，｛｝［］【】＃－“”‘’\u{3000}\u{A0}".unicodeScalars
    for number in [line, line - 1] where lines.indices.contains(number - 1) {
      guard let place = lines[number - 1].enumerated().first(where: { marks.contains($0.element) }),
        let meant = FullWidth.plain(place.element)
      else { continue }
      let type =
        meant == " " ? "a half-width one" : meant == ":" ? "a half-width : and a blank" : "a half-width \(meant)"
      return YAMLFault(
        line: number, column: place.offset + 1,
        text:
          "found \(FullWidth.name(place.element)) where YAML cannot read on; type \(type) instead, or put half-width "
          + "quotation marks around a text that holds it")
    }
    return nil
  }

  private static func words(for problem: String) -> String {
    if problem.contains("cannot start any token") {
      return "found a tab or another character that cannot stand here (YAML: \(problem)); "
        + "indent with spaces, and put quotation marks around a text that begins with % @ ` or a tab"
    }
    if problem.contains("undefined alias") {
      return "*… refers to an anchor that is not defined above; define it with &name, or write the value out"
    }
    if problem.contains("another document") {
      return "a second document begins, and a file is one; remove the line \"---\""
    }
    if problem.contains("mapping values are not allowed") {
      return "a colon stands where none can (YAML: \(problem)); "
        + "check the indentation, and put quotation marks around a text that holds \": \""
    }
    return "cannot be read as YAML: \(problem); check the indentation, brackets and quotation marks here"
  }
}
