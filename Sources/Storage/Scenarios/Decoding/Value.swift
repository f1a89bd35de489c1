/// A value of the scenario's file together with its key path and the place to complain.
struct Value {
  /// What stands there.
  let node: YAMLNode
  /// The key path, such as `contactTypes.returns.patience`.
  let path: String
  /// Where problems go.
  let complaints: Complaints

  /// Complains about this value.
  ///
  /// - Parameter isFaulty: Whether the value as a whole is not to be relied on, as opposed to a part that is missing.
  func complain(_ text: String, isFaulty: Bool = true) {
    if isFaulty { complaints.distrust(path) }
    complaints.add(
      .init(
        file: complaints.file, line: node.line, column: node.column, key: path.isEmpty ? nil : path, text: text))
  }

  /// Complains that something else stands here than what was expected.
  func complain(found: String? = nil, expected: String) {
    if found == nil, blamesWidth() { return }
    complain("found \(found ?? excerpt), expected \(expected)")
  }

  /// Complains about full-width characters where a number, a word or a sign was expected; whether there are any.
  func blamesWidth() -> Bool {
    guard let scalar, let plain = FullWidth.plain(scalar) else { return false }
    complain("found \(excerpt), with full-width characters; type \(plain) with half-width ones instead")
    return true
  }

  /// Advice about this value.
  func warn(_ text: String) {
    complaints.warn("\(path): \(text)", at: "\(complaints.file):\(node.line):\(node.column)")
  }

  /// What stands here, short enough for a message.
  var excerpt: String {
    switch node.content {
    case .null: "nothing"
    case .scalar(let text): Value.quoted(text)
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .map(let entries): entries.isEmpty ? "an empty mapping" : "a mapping"
    }
  }

  /// A text in quotation marks, on one line and cut to a length that fits a message.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }
    let line = scalars.prefix(60).joined()
    return scalars.count > 60 ? "\"\(line)…\"" : "\"\(line)\""
  }

  /// Whether nothing stands here.
  var isNull: Bool { if case .null = node.content { true } else { false } }

  /// The text, when this is made of no parts.
  var scalar: String? { if case .scalar(let text) = node.content { text } else { nil } }

  /// Whether this is a mapping.
  var isMap: Bool { if case .map = node.content { true } else { false } }

  /// Whether this is a list.
  var isList: Bool { if case .list = node.content { true } else { false } }

  /// The items of a list, or a single value as a list of one.
  func items() -> [Value] {
    guard case .list(let nodes) = node.content else { return isNull ? [] : [self] }
    return nodes.enumerated().map { index, item in
      Value(node: item, path: "\(path)[\(index + 1)]", complaints: complaints)
    }
  }

  /// The items of what must be a list.
  func list(of what: String) -> [Value]? {
    guard isList else {
      complain(expected: "a list of \(what)")
      return nil
    }
    return items()
  }

  /// The entries of what must be a mapping, with the value that stands for each key.
  func entries(from what: String) -> [(key: Value, value: Value)]? {
    guard case .map(let entries) = node.content else {
      complain(expected: "a mapping from \(what)")
      return nil
    }
    return entries.map { entry in
      let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      let key = YAMLNode(line: entry.line, column: entry.column, content: .scalar(entry.key))
      // A key without a value is best pointed at where the key stands.
      var node = entry.value
      if case .null = node.content { (node.line, node.column) = (entry.line, entry.column) }
      return (
        Value(node: key, path: inner, complaints: complaints), Value(node: node, path: inner, complaints: complaints)
      )
    }
  }

  /// The keys of a mapping; empty for anything else.
  var keys: [String] {
    guard case .map(let entries) = node.content else { return [] }
    return entries.map(\.key)
  }
}
