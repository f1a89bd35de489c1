import Scoring
import Storage
import Workforce

extension ScoreStaff {
  /// A row of the roster with its line, the agent being the person.
  private struct Row {
    var member: StaffMember
    var line: Int
  }

  /// A person's rows: those that count, and those of the same days that do not.
  private struct Person {
    var rows: [Row]
    /// Rows that do not count, each with the line of the row that counts on the same days.
    var dropped: [(row: Row, firstLine: Int)] = []
    var agent: String { rows[0].member.agent }
  }

  /// Whether anything is made of the roster.
  var usesRoster: Bool { policy.needsRoster || policy.peers.basis == .team || policy.bonus?.prorates == true }

  /// The roster of a period, with persons for accounts and one row for each of them.
  func roster(_ person: (String) -> String, _ period: Period) -> [StaffMember] {
    persons(person).map { StaffMember.merged($0.rows.map(\.member), over: period.days.first...period.days.last) }
  }

  /// The persons in the order of the roster; of rows of the same days, as of two accounts of a person, the first counts.
  private func persons(_ person: (String) -> String) -> [Person] {
    var places: [String: Int] = [:]
    var found: [Person] = []
    for (member, line) in zip(members, lines) {
      var row = Row(member: member, line: line)
      row.member.agent = person(member.agent)
      guard let place = places[row.member.agent] else {
        places[row.member.agent] = found.count
        found.append(Person(rows: [row]))
        continue
      }
      if let first = found[place].rows.first(where: { $0.member.terms[0].overlaps(row.member.terms[0]) }) {
        found[place].dropped.append((row, first.line))
      } else {
        found[place].rows.append(row)
      }
    }
    return found
  }

  /// What is odd about the roster, beside the policy and the records.
  func findings(
    _ path: String, _ scores: PeriodScores, _ period: Period, _ pseudonyms: Pseudonyms, _ person: (String) -> String
  ) -> [RosterFinding] {
    let known = Set(scores.evidence.book.names.agents.names)
    let days = period.days.first...period.days.last
    var list = roles(path)
    for person in persons(person) where known.contains(person.agent) {
      let agent = pseudonyms(person.agent)
      if let parts = parts(person, days) {
        let merged = StaffMember.merged(person.rows.map(\.member), over: days)
        list.append(.severalRows(path: path, agent: agent, parts: parts, scoredAs: merged.role ?? merged.team))
      }
      list += person.dropped.map {
        .sameDays(path: path, line: $0.row.line, agent: agent, firstLine: $0.firstLine)
      }
    }
    return list + strays(path, scores, pseudonyms)
  }

  /// Roles that look like a slip of the pen, and roles of the policy that nobody has.
  private func roles(_ path: String) -> [RosterFinding] {
    let roles = policy.eligibility.roles
    let slips = zip(members, lines).compactMap { member, line -> RosterFinding? in
      guard let role = member.role, !roles.contains(role), let meant = Spelling.nearest(to: role, among: roles) else {
        return nil
      }
      return .otherRole(path: path, line: line, role: role, meant: meant)
    }
    return slips
      + roles.filter { role in !members.contains { $0.role == role } }.map { .roleOfNobody(path: path, role: $0) }
  }

  /// The rows of a person that lie in the period, where there are several.
  private func parts(_ person: Person, _ days: ClosedRange<CalendarDate>) -> [RosterFinding.Part]? {
    let parts = person.rows.compactMap { row -> RosterFinding.Part? in
      let count = row.member.employedDays(within: days)
      return count > 0 ? .init(role: row.member.role ?? row.member.team, days: count, line: row.line) : nil
    }
    return parts.count > 1 ? parts : nil
  }

  /// Records of days on which agents were not employed.
  private func strays(_ path: String, _ scores: PeriodScores, _ pseudonyms: Pseudonyms) -> [RosterFinding] {
    let input = scores.input
    return input.agents.indices.flatMap { agent in
      input.served[agent].strays.map { stray in
        let limit = stray.side == .beforeHiring ? scores.staff[agent]?.hired : scores.staff[agent]?.left
        return (label: pseudonyms(input.agents[agent]), stray: stray, limit: limit)
      }
    }.sorted { ($0.label, $0.stray.firstDay.dayNumber) < ($1.label, $1.stray.firstDay.dayNumber) }
      .map { .strays(path: path, agent: $0.label, $0.stray, limit: $0.limit) }
  }
}
