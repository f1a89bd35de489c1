internal import Yams

/// Reading of one YAML document within bounds, so that no text can exhaust memory or the stack.
enum YAMLDocument {
  /// Parses a text that holds one document.
  ///
  /// Anchors and aliases are resolved, merge keys (`<<`) are applied; own keys win over merged ones.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kind: What the document should be, such as `a policy`.
  /// - Throws: ``YAMLFault`` for the first fault, since nothing behind a syntax error can be trusted.
  static func parse(_ text: String, of kind: String = "a scenario") throws(YAMLFault) -> YAMLNode {
    try YAMLBounds.check(text)
    // The library takes a byte-order mark for text.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw YAMLFault(error, in: text)
    }
    guard let root else {
      throw YAMLFault(line: 1, column: 1, text: "the file is empty; write \(kind) into it")
    }
    var conversion = YAMLConversion()
    return try conversion.convert(root, depth: 0)
  }
}

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
      let lines = text.split(separator: "\n", maxSplits: mark.line, omittingEmptySubsequences: false)
      let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
      let words =
        line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
        ? "the line is indented with a tab; indent with spaces" : YAMLFault.words(for: problem)
      self.init(line: mark.line, column: mark.column, text: words)
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
