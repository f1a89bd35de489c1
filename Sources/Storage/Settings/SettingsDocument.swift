/// A YAML file of settings: everything that is wrong with it is gathered, from slips of typing to what makes no sense as a whole.
enum SettingsDocument {
  /// Decodes a text.
  ///
  /// A text that can be used is read as it stands. Of any other, slips of typing such as full-width colons are mended first, so that they
  /// are said as such, and the rest is judged as it was meant.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - kind: What it is expected to be.
  ///   - complaints: Where problems and advice go.
  ///   - read: Turns the root of the document into what it means, complaining to `complaints`.
  /// - Throws: ``ScenarioError`` with every problem.
  static func decode<Content>(
    _ text: String, _ kind: SettingsKind, _ complaints: Complaints, _ read: (Value) -> Content?
  ) throws(ScenarioError) -> Content {
    if let content = attempt(YAMLDocument(text, of: kind.contents), kind, complaints, read) { return content }
    if let mended = SlipScan.mended(text, keys: Shape.allKeys) {
      complaints.startOver()
      _ = attempt(YAMLDocument(mended, of: kind.contents), kind, complaints, read)
    }
    throw ScenarioError(path: complaints.file, problems: complaints.sorted, unlisted: complaints.unlisted)
  }

  private static func attempt<Content>(
    _ document: YAMLDocument, _ kind: SettingsKind, _ complaints: Complaints, _ read: (Value) -> Content?
  ) -> Content? {
    for fault in document.faults {
      complaints.add(.init(file: complaints.file, line: fault.line, column: fault.column, text: fault.text))
    }
    guard let root = document.root else { return nil }
    let value = Value(node: root, path: "", complaints: complaints)
    if value.isNull {
      value.complain("the file is empty; write \(kind.contents) into it: \(kind.noun) \(kind.signs)")
      return nil
    }
    if let other = SettingsKind.of(keys: Set(value.keys)), other != kind {
      value.complain("found \(other.noun), expected \(kind.noun); name the file of \(kind.noun), which \(kind.signs)")
      return nil
    }
    let content = read(value)
    return complaints.isEmpty ? content : nil
  }
}
