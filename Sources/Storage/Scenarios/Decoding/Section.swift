internal import Workforce

/// A mapping with fixed keys, checked against its table of keys.
struct Section {
  /// The mapping itself, to complain about it as a whole.
  let value: Value
  private let shape: Shape
  private let values: [String: Value]

  /// Opens a mapping and complains about unknown keys, missing keys and keys without a value; nil when it is no mapping.
  init?(_ value: Value, _ name: Shape.Name) {
    let shape = Shape.of(name)
    self.shape = shape
    self.value = value
    let example = shape.keys.first(where: \.isRequired) ?? shape.keys.first
    guard value.isMap, let entries = value.entries(from: "keys to values") else {
      let keys = shape.keys.prefix(6).map(\.name).joined(separator: ", ")
      value.complain(expected: "a mapping with keys such as \(example?.name ?? keys): … (keys: \(keys), …)")
      return nil
    }
    var values: [String: Value] = [:]
    var unknown: [(key: Value, value: Value)] = []
    for (key, inner) in entries {
      let name = key.scalar ?? ""
      guard shape.key(name) != nil else {
        unknown.append((key, inner))
        continue
      }
      if inner.isNull { inner.complain("has no value; write one or remove the key") }
      values[name] = inner
    }
    for (key, inner) in unknown {
      // What stands under a misspelt name is read as if it were spelt right: nothing is missing, and its own slips are not hidden.
      guard let meant = Section.complainUnknown(key, shape), values[meant] == nil else { continue }
      let path = value.path.isEmpty ? meant : "\(value.path).\(meant)"
      values[meant] = Value(node: inner.node, path: path, complaints: value.complaints)
    }
    for key in shape.keys where key.isRequired && values[key.name] == nil {
      value.complaints.distrust(value.path.isEmpty ? key.name : "\(value.path).\(key.name)")
      value.complain(
        "\(key.name) is missing; add \(key.name): … (\(Section.lowercasedFirst(key.summary)))", isFaulty: false)
    }
    self.values = values
  }

  /// The value of a key, unless it is absent or empty.
  ///
  /// The key must stand in the table of keys: a decoder that reads another one is wrong.
  subscript(_ key: String) -> Value? {
    precondition(shape.key(key) != nil, "\(shape.name) has no key \(key)")
    value.complaints.keysRead.insert("\(shape.name).\(key)")
    guard let found = values[key], !found.isNull else { return nil }
    return found
  }

  /// The known keys that are written and have a value, in the order of the table of keys.
  var keys: [String] { shape.keys.map(\.name).filter { values[$0].map { !$0.isNull } ?? false } }

  /// Whether the key is written, even without a value.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// Complains when more or fewer than one of some keys are given, and returns the one.
  func exactlyOne(of keys: [String], else remedy: String, because reason: String? = nil) -> String? {
    precondition(shape.choices.contains(keys), "\(shape.name) does not say that \(keys) exclude each other")
    let given = keys.filter(has)
    if given.count == 1 { return given.first }
    if given.isEmpty {
      value.complain("none of \(Value.alternatives(keys, "and")) is given; \(remedy)")
    } else {
      (values[given[1]] ?? value).complain(
        "\(Value.alternatives(given, "and")) are given together; keep one of them" + (reason.map { ": \($0)" } ?? ""))
    }
    return nil
  }

  /// Complains about a key that there is not; the one that was meant, if that can be guessed.
  private static func complainUnknown(_ key: Value, _ shape: Shape) -> String? {
    let name = key.scalar ?? ""
    let names = shape.keys.map(\.name)
    let plain = FullWidth.plain(name) ?? name
    let nearest = Spelling.nearest(to: plain, among: names)
    let remedy = nearest.map { "did you mean \($0)?" } ?? "the keys are \(Value.alternatives(names, "and"))"
    key.complain("there is no key \(Value.quoted(name)) here; \(remedy)")
    return nearest
  }

  private static func lowercasedFirst(_ text: String) -> String {
    let sentence = text.hasSuffix(".") ? String(text.dropLast()) : text
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
