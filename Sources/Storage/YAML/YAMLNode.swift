/// A piece of a YAML document with the place where it was written.
struct YAMLNode: Sendable {
  /// Line of the file, from 1.
  var line: Int
  /// Column in the line, from 1, counted in Unicode scalars.
  var column: Int
  /// What stands there.
  var content: Content

  /// The four things a YAML node can be for us; tags and types are left to the reader of the node.
  enum Content: Sendable {
    /// Nothing, `~` or `null`.
    case null
    /// A text, number, date …: everything that is not made of parts. Quoted texts are never null.
    case scalar(String)
    /// A list in the order written.
    case list([YAMLNode])
    /// A mapping in the order written; keys are unique.
    case map([YAMLEntry])
  }
}

/// A key of a YAML mapping with its value.
struct YAMLEntry: Sendable {
  /// The key.
  var key: String
  /// Line of the key, from 1.
  var line: Int
  /// Column of the key, from 1.
  var column: Int
  /// The value.
  var value: YAMLNode
}
