/// Which table about people a file is, by its header.
public enum StaffTable: String, CaseIterable, Hashable, Sendable {
  /// Who does what, since when.
  case roster
  /// Grave events.
  case events

  /// The table that has some columns; nil when it is neither.
  ///
  /// Both name agents; events tell a kind, a status or a confirmation besides, and a roster what somebody is.
  public static func of(columns: [String]) -> StaffTable? {
    let found = Set(columns.map(FormTable.plain))
    func count(_ wanted: [FormTable.Column]) -> Int {
      wanted.count { column in
        column.name != "agent" && column.names.contains(where: found.contains)
      }
    }
    guard RosterReader.columns[0].names.contains(where: found.contains) else { return nil }
    let (events, roster) = (count(RedLineReader.columns), count(RosterReader.columns))
    if events == 0, roster == 0 { return nil }
    return events > roster ? .events : .roster
  }

  /// The columns that it may have, by their English names.
  public var columnNames: [String] {
    switch self {
    case .roster: RosterReader.columns.map(\.name)
    case .events: RedLineReader.columns.map(\.name)
    }
  }
}

extension FormTable.Column {
  /// All that it may be called, without differences of case and of signs between words.
  var names: [String] { ([name] + others).map(FormTable.plain) }
}
