import Workforce

/// A column's name as it is compared: letter case, blanks and the width of brackets make no difference.
struct HeaderName: Hashable {
  let plain: String
  /// The zone that stands at the end of the name, as in "Conversation started at (America/New_York)".
  let zone: LocalClock?

  init(_ name: String) {
    var text = name.lowercased()
    for (wide, narrow) in [("（", "("), ("）", ")"), ("：", ":"), ("，", ","), ("\u{feff}", ""), ("\u{3000}", " ")] {
      text = text.replacing(wide, with: narrow)
    }
    var zone: LocalClock?
    if text.hasSuffix(")"), let open = name.lastIndex(of: "("), name.hasSuffix(")") {
      let inside = String(name[name.index(after: open)...].dropLast())
      zone = LocalClock(zone: inside)
      if zone != nil { text = String(text[..<(text.lastIndex(of: "(") ?? text.endIndex)]) }
    }
    self.zone = zone
    plain = text.split(separator: " ").joined(separator: " ")
  }

  static func == (left: HeaderName, right: HeaderName) -> Bool { left.plain == right.plain }
  func hash(into hasher: inout Hasher) { hasher.combine(plain) }
}

/// The columns of a table by their names.
struct HeaderIndex {
  private var places: [String: Int] = [:]
  private let zones: [LocalClock?]

  init(_ names: [String]) {
    let headers = names.map(HeaderName.init)
    zones = headers.map(\.zone)
    for (place, header) in headers.enumerated() where places[header.plain] == nil { places[header.plain] = place }
  }

  /// The first of some names that the file has.
  func find(_ names: [String]) -> Int? {
    for name in names { if let place = places[HeaderName(name).plain] { return place } }
    return nil
  }

  /// The places of a source's columns, or nil when one of them is missing.
  func find(_ source: RecordMapping.Source) -> [Int]? {
    let found = source.columns.compactMap { find($0) }
    return found.count == source.columns.count && !found.isEmpty ? found : nil
  }

  /// The zone that a column's name carries.
  func zone(_ column: Int) -> LocalClock? { zones[column] }
}
