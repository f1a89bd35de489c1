internal import Yams

/// Turns the library's nodes into ours, counting as it goes so that aliases cannot multiply without end.
struct YAMLConversion {
  /// Keys that stand in a mapping again.
  private(set) var repeated: [YAMLFault] = []
  private var values = 0
  private let typed: TypedText

  init(_ typed: TypedText) { self.typed = typed }

  /// Where a node stands in the user's file.
  private func place(_ mark: Mark?) -> (line: Int, column: Int) {
    typed.place(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  /// Converts a node and what lies below it.
  mutating func convert(_ node: Node, depth: Int) throws(YAMLFault) -> YAMLNode {
    let mark = place(node.mark)
    values += 1
    if values > YAMLBounds.values || depth > 2 * YAMLBounds.indentation + YAMLBounds.brackets {
      throw YAMLFault(
        line: mark.line, column: mark.column,
        text: "the file grows beyond \(YAMLBounds.values) values once its aliases are written out; "
          + "use fewer aliases of aliases")
    }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return YAMLNode(line: mark.line, column: mark.column, content: isNull ? .null : .scalar(scalar.string))
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item, depth: depth + 1)) }
      return YAMLNode(line: mark.line, column: mark.column, content: .list(items))
    case .mapping(let mapping):
      let entries = try convert(mapping, depth: depth + 1)
      return YAMLNode(line: mark.line, column: mark.column, content: .map(entries))
    case .alias:
      throw YAMLFault(line: mark.line, column: mark.column, text: "an alias could not be resolved; write the value out")
    }
  }

  private mutating func convert(_ mapping: Node.Mapping, depth: Int) throws(YAMLFault) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var merged: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    for (key, value) in mapping {
      let mark = place(key.mark)
      guard case .scalar(let scalar) = key else {
        throw YAMLFault(
          line: mark.line, column: mark.column, text: "a list or mapping is used as a key; write keys as plain names")
      }
      let aside = key.mark.flatMap { typed.name(ofKeyAt: $0.line, column: $0.column) }
      let name = aside ?? scalar.string
      let converted = try convert(value, depth: depth)
      if let first = lines[name] {
        repeated.append(
          YAMLFault(
            line: mark.line, column: mark.column,
            text: "\"\(name)\" stands more than once in the same mapping, first on line \(first); keep one of them"))
        continue
      }
      lines[name] = mark.line
      if name == "<<" {
        merged += try mergeable(converted)
      } else {
        entries.append(YAMLEntry(key: name, line: mark.line, column: mark.column, value: converted))
      }
    }
    for entry in merged where lines[entry.key] == nil {
      lines[entry.key] = entry.line
      entries.append(entry)
    }
    return entries
  }

  /// The entries that `<<` brings in, the first of several mappings winning.
  private func mergeable(_ node: YAMLNode) throws(YAMLFault) -> [YAMLEntry] {
    switch node.content {
    case .map(let entries): return entries
    case .list(let items):
      var entries: [YAMLEntry] = []
      for item in items {
        guard case .map(let more) = item.content else { break }
        entries += more
      }
      return entries
    default:
      throw YAMLFault(line: node.line, column: node.column, text: "<< merges mappings; name an anchor of a mapping")
    }
  }
}
