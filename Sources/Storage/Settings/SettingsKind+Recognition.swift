extension SettingsKind {
  /// Which kind of settings a file holds.
  ///
  /// - Throws: ``ScenarioError`` when it is not there, cannot be read, or is of none of the kinds; its sentence says what the file is
  ///   and what was expected.
  public static func recognise(_ path: String) throws(ScenarioError) -> SettingsKind {
    let bytes = try ScenarioReader.contents(of: path, atMost: YAMLBounds.bytes + 1)
    func failure(_ text: String, line: Int? = nil) -> ScenarioError {
      ScenarioError(path: path, problems: [.init(file: path, line: line, column: line, text: text)])
    }
    if let foreign = TableFormat.kind(ofHead: Array(bytes.prefix(4096))) {
      throw failure("found \(foreign.found), expected \(allSigns) in YAML; \(foreign.remedy)")
    }
    if bytes.contains(0), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) {
      throw failure("found bytes that are no text, expected \(allSigns) in YAML; check the path")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let kind = of(keys: keys(ofText: text)) { return kind }
    if let columns = columns(ofTable: text) {
      throw failure(
        "found a table with the columns \(columns), expected \(allSigns) in YAML; tables are read by the commands that use them, "
          + "records for example by crewcast measure", line: 1)
    }
    let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.allSatisfy(\.isWhitespace) || line.first { !$0.isWhitespace } == "#"
    }
    if isEmpty { throw failure("the file is empty, expected \(allSigns)", line: 1) }
    // Bytes that are no text, and texts that are no YAML, are best explained by the reader.
    let valid = try ScenarioReader.text(bytes, of: path)
    let document = YAMLDocument(valid, of: "one of them")
    guard let root = document.root else {
      let problems = document.faults.map {
        ScenarioError.Problem(file: path, line: $0.line, column: $0.column, text: $0.text)
      }
      throw ScenarioError(path: path, problems: problems)
    }
    let value = Value(node: root, path: "", complaints: Complaints(file: path))
    let found = value.isMap ? "a mapping with the keys \(listed(value.keys))" : value.excerpt
    throw failure("found \(found), expected \(allSigns)", line: 1)
  }

  /// The columns of a text whose first lines have the same number of commas, semicolons or tabs.
  private static func columns(ofTable text: String) -> String? {
    let lines = text.split(maxSplits: 3, whereSeparator: \.isNewline).prefix(3)
    guard let header = lines.first, let first = header.first, !"[{-".contains(first), !header.contains(": ") else {
      return nil
    }
    for separator in [",", ";", "\t"] as [Character] {
      let counts = lines.map { line in line.count { $0 == separator } }
      guard counts[0] >= 1, counts.count == 1 || counts[1] >= counts[0] else { continue }
      return listed(header.split(separator: separator, omittingEmptySubsequences: false).map(String.init))
    }
    return nil
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(6).map { String($0.filter { !$0.isNewline }.prefix(30)) }.joined(separator: ", ")
      + (names.count > 6 ? ", …" : "")
  }
}
