import Workforce

/// Who is meant by a name: whatever its case and the space in and around it, and whichever of a person's accounts it is.
struct StaffIdentity {
  private let persons: [String: String]

  /// People by their accounts.
  ///
  /// - Parameter accounts: For each account the person; empty where nothing says whose accounts there are.
  init(accounts: [String: String]) {
    let known = accounts.map { (PersonName.plain($0.key), $0.value) }.sorted { $0 < $1 }
    persons = Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  /// Whether two names are of one person.
  func isSame(_ one: String, _ other: String) -> Bool { person(one) == person(other) }

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
      throw Failure(.usage, reason(name.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }
  }

  private func person(_ name: String) -> String {
    let plain = PersonName.plain(name)
    return persons[plain].map(PersonName.plain) ?? plain
  }
}
