/// Who is meant by a name: whatever its case and the space around it, and whichever of a person's accounts it is.
struct StaffIdentity {
  private let persons: [String: String]

  /// People by their accounts.
  ///
  /// - Parameter accounts: For each account the person; empty where nothing says whose accounts there are.
  init(accounts: [String: String]) {
    let known = accounts.map { (StaffIdentity.plain($0.key), $0.value) }.sorted { $0 < $1 }
    persons = Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  /// Refuses a name that is one of those it would decide about.
  ///
  /// - Parameters:
  ///   - name: Who decides, signs or takes responsibility.
  ///   - people: Those it is about.
  ///   - reason: What to say, given the name.
  /// - Throws: ``Failure`` with the reason.
  func check(_ name: String, isNoneOf people: some Sequence<String>, _ reason: (String) -> String) throws(Failure) {
    let own = person(name)
    if people.contains(where: { person($0) == own }) {
      throw Failure(.usage, reason(StaffIdentity.trimmed(name)))
    }
  }

  private func person(_ name: String) -> String {
    let plain = StaffIdentity.plain(name)
    return persons[plain].map(StaffIdentity.plain) ?? plain
  }

  private static func plain(_ name: String) -> String { trimmed(name).lowercased() }

  /// A name without space around it, and with single spaces within.
  private static func trimmed(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
