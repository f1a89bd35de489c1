internal import Yams

/// Turns the library's nodes into ours, counting as it goes so that aliases cannot multiply without end.
struct YAMLConversion {
  private var values = 0

  /// Where a node stands.
  private struct Position {
    var line: Int
    var column: Int

    init(_ mark: Mark?) { (line, column) = (mark?.line ?? 1, mark?.column ?? 1) }
  }

  /// Converts a node and what lies below it.
  mutating func convert(_ node: Node, depth: Int) throws(YAMLFault) -> YAMLNode {
    let mark = Position(node.mark)
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
    var names: Set<String> = []
    for (key, value) in mapping {
      let mark = Position(key.mark)
      guard case .scalar(let name) = key else {
        throw YAMLFault(
          line: mark.line, column: mark.column, text: "a list or mapping is used as a key; write keys as plain names")
      }
      let converted = try convert(value, depth: depth)
      if name.string == "<<" {
        merged += try mergeable(converted)
      } else if !names.insert(name.string).inserted {
        throw YAMLFault(
          line: mark.line, column: mark.column,
          text: "\"\(name.string)\" stands more than once in the same mapping; keep one of them")
      } else {
        entries.append(YAMLEntry(key: name.string, line: mark.line, column: mark.column, value: converted))
      }
    }
    for entry in merged where names.insert(entry.key).inserted { entries.append(entry) }
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
