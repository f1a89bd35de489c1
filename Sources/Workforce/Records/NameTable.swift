/// Names and the codes that stand for them in columns: 0, 1, 2, … in the order in which they were first seen.
public struct NameTable: Sendable, Hashable {
  /// The names by code.
  public private(set) var names: [String] = []
  private var codes: [String: Int32] = [:]

  /// An empty table.
  public init() {}

  /// The number of names.
  public var count: Int { names.count }

  /// The code of a name, which is given one when it is new.
  public mutating func code(_ name: String) -> Int32 {
    if let known = codes[name] { return known }
    let code = Int32(names.count)
    names.append(name)
    codes[name] = code
    return code
  }

  /// The code of a name, or nil when it is unknown.
  public func find(_ name: String) -> Int32? { codes[name] }

  /// The name of a code, or nil for no code.
  public subscript(code: Int32?) -> String? {
    guard let code, code >= 0, Int(code) < names.count else { return nil }
    return names[Int(code)]
  }

  /// Sorts the names, so that codes no longer depend on the order in which they were seen.
  ///
  /// - Returns: For each old code the new one.
  public mutating func sort() -> [Int32] {
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    var moved = [Int32](repeating: 0, count: names.count)
    for (new, old) in order.enumerated() { moved[old] = Int32(new) }
    names = order.map { names[$0] }
    for (code, name) in names.enumerated() { codes[name] = Int32(code) }
    return moved
  }
}

/// The names that a record book's codes stand for.
public struct RecordNames: Sendable, Hashable {
  /// Agents.
  public var agents = NameTable()
  /// Teams or groups.
  public var teams = NameTable()
  /// Contact types: what the matter is about.
  public var types = NameTable()
  /// Languages.
  public var languages = NameTable()
  /// Matters that several contacts may share, such as orders.
  public var cases = NameTable()

  /// No names yet.
  public init() {}
}
