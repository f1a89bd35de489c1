import Scoring
import Storage
import Workforce

/// The files about people that scores depend on besides the records: the roster and the events that may cap scores.
struct ScoreStaff {
  /// The files, as inputs.
  let inputs: [Report.Input]
  private let members: [StaffMember]
  private let lines: [Int]
  private let redLines: [RedLineEvent]
  private let rosterPath: String?
  private let eventsPath: String?
  private let policy: ScorePolicy

  /// Reads the files that a request names.
  ///
  /// - Throws: ``Failure`` with every problem of both, and when the policy needs a roster and none is named.
  init(_ request: ScoreRequest, _ policy: ScorePolicy) throws(Failure) {
    self.policy = policy
    (rosterPath, eventsPath) = (request.roster, request.events)
    var inputs: [Report.Input] = []
    var problems: [String] = []
    var isMissing = false
    func note(_ error: StorageError) {
      if case .notFound(let path) = error {
        isMissing = true
        problems.append("\(path): no such file; check the path.")
      } else {
        problems += Failure(error).problems.flatMap { $0.split(separator: "\n").map(String.init) }
      }
    }
    var (members, lines, redLines): ([StaffMember], [Int], [RedLineEvent]) = ([], [], [])
    if let path = request.roster {
      do throws(StorageError) {
        let read = try RosterReader.read(path)
        (members, lines) = (read.members, read.lines)
        inputs.append(Report.Input(path: path, digest: read.digest))
      } catch {
        note(error)
      }
    } else if policy.needsRoster {
      problems.append(
        "\(request.policy): the policy asks for roles or days of employment, which no record tells; name a table with the "
          + "columns agent, role and hired on by --roster.")
    }
    if let path = request.events {
      do throws(StorageError) {
        let read = try RedLineReader.read(path, kinds: policy.redLines.map(\.kind))
        redLines = read.events
        inputs.append(Report.Input(path: path, digest: read.digest))
      } catch {
        note(error)
      }
    }
    guard problems.isEmpty else { throw Failure(isMissing ? .notFound : .badInput, problems) }
    (self.members, self.lines, self.redLines, self.inputs) = (members, lines, redLines, inputs)
  }

  /// The roster of a period, with persons for accounts and one row for each of them.
  func roster(_ person: (String) -> String, _ period: Period) -> [StaffMember] {
    let days = period.days.first...period.days.last
    return rows(person).map { StaffMember.merged($0.rows.map(\.member), over: days) }
  }

  /// A row of the roster with its line.
  private struct Row {
    var member: StaffMember
    var line: Int
  }

  /// The rows of each person, in the order of the roster; of rows of the same days, as of two accounts of a person, the first.
  private func rows(_ person: (String) -> String) -> [(rows: [Row], dropped: [Row])] {
    var places: [String: Int] = [:]
    var found: [(rows: [Row], dropped: [Row])] = []
    for (member, line) in zip(members, lines) {
      var row = Row(member: member, line: line)
      row.member.agent = person(member.agent)
      guard let place = places[row.member.agent] else {
        places[row.member.agent] = found.count
        found.append(([row], []))
        continue
      }
      let isTaken = found[place].rows.contains { $0.member.terms[0].overlaps(row.member.terms[0]) }
      if isTaken { found[place].dropped.append(row) } else { found[place].rows.append(row) }
    }
    return found
  }

  /// The events, with persons for accounts.
  func events(_ person: (String) -> String) -> [RedLineEvent] {
    redLines.map { event in
      var event = event
      event.agent = person(event.agent)
      return event
    }
  }

  /// What does not fit together.
  func warnings(
    _ scores: PeriodScores, _ period: Period, _ pseudonyms: Pseudonyms, _ person: (String) -> String
  ) -> [String] {
    var list: [String] = []
    let known = Set(scores.evidence.book.names.agents.names)
    if let rosterPath { list += rosterWarnings(rosterPath, scores, period, pseudonyms, person) }
    if let text = unscored(scores, pseudonyms) { list.append(text) }
    guard let eventsPath else { return list }
    let events = events(person)
    let strangers = Set(events.map(\.agent)).subtracting(known).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if !strangers.isEmpty {
      list.append(
        "\(eventsPath): no record of \(ScoreStaff.names(strangers, pseudonyms)); check how the records write the name.")
    }
    let outside = events.count { !period.days.contains($0.day) }
    if outside > 0 {
      list.append(
        "\(eventsPath): \(outside) event\(outside == 1 ? "" : "s") of other days than \(period.name) "
          + "\(outside == 1 ? "is" : "are") left out.")
    }
    return list
  }

  /// Whether anything is made of the roster.
  private var usesRoster: Bool {
    policy.needsRoster || policy.peers.basis == .team || policy.bonus?.prorates == true
  }

  private func rosterWarnings(
    _ path: String, _ scores: PeriodScores, _ period: Period, _ pseudonyms: Pseudonyms, _ person: (String) -> String
  ) -> [String] {
    var list: [String] = []
    let known = Set(scores.evidence.book.names.agents.names)
    let rows = rows(person)
    if usesRoster {
      let absent = known.subtracting(rows.map { $0.rows[0].member.agent })
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      if !absent.isEmpty {
        list.append(
          "\(path): \(absent.count) agent\(absent.count == 1 ? "" : "s") of the records "
            + "\(absent.count == 1 ? "is" : "are") not in it: \(ScoreStaff.names(absent, pseudonyms)); add them.")
      }
    }
    list += roleWarnings(path)
    let days = period.days.first...period.days.last
    for (rows, dropped) in rows where known.contains(rows[0].member.agent) {
      if let text = changes(rows, days, pseudonyms) { list.append("\(path): \(text)") }
      for row in dropped {
        list.append(
          "\(path):\(row.line): \(pseudonyms(row.member.agent)) stands on line \(rows[0].line) already under another account, for "
            + "the same days; line \(rows[0].line) is taken.")
      }
    }
    return list + strays(path, scores, pseudonyms)
  }

  /// Roles that look like a slip of the pen, and roles of the policy that nobody has.
  private func roleWarnings(_ path: String) -> [String] {
    let roles = policy.eligibility.roles
    guard !roles.isEmpty else { return [] }
    var list: [String] = []
    for (member, line) in zip(members, lines) {
      guard let role = member.role, !roles.contains(role), let meant = Spelling.nearest(to: role, among: roles) else {
        continue
      }
      list.append("\(path):\(line): the policy is not for the role ‘\(role)’; did you mean \(meant)?")
    }
    for role in roles where !members.contains(where: { $0.role == role }) {
      list.append("\(path): nobody has the role \(role), which the policy is for; check how the roster writes it.")
    }
    return Array(list.prefix(20)) + (list.count > 20 ? ["\(path): … and \(list.count - 20) more such roles."] : [])
  }

  /// What is made of several rows of a person, where more than one lies in the period.
  private func changes(_ rows: [Row], _ days: ClosedRange<CalendarDate>, _ pseudonyms: Pseudonyms) -> String? {
    let own = rows.filter { $0.member.employedDays(within: days) > 0 }
    guard own.count > 1 else { return nil }
    let merged = StaffMember.merged(rows.map(\.member), over: days)
    let parts = own.map { row -> String in
      let count = row.member.employedDays(within: days)
      return "\(row.member.role ?? row.member.team ?? "no role") on \(count) days (line \(row.line))"
    }
    let role = merged.role ?? merged.team
    return "\(pseudonyms(merged.agent)) is \(parts.joined(separator: " and ")); all records of the period are scored"
      + (role.map { " as \($0)" } ?? "") + ", with the mean of the hours. For parts of their own, score the days apart."
  }

  /// Records of days on which agents were not employed.
  private func strays(_ path: String, _ scores: PeriodScores, _ pseudonyms: Pseudonyms) -> [String] {
    let input = scores.input
    let parts = input.agents.indices.flatMap { agent in
      input.served[agent].strays.map { stray in
        (label: pseudonyms(input.agents[agent]), stray: stray, member: scores.staff[agent])
      }
    }.sorted { ($0.label, $0.stray.firstDay.dayNumber) < ($1.label, $1.stray.firstDay.dayNumber) }
    let shown = parts.prefix(20).map { label, stray, member -> String in
      let records = "\(stray.records) record\(stray.records == 1 ? "" : "s"), the first of \(stray.firstDay)"
      let side: String =
        switch stray.side {
        case .beforeHiring: "before being hired on \(member?.hired?.description ?? "")"
        case .afterLeaving: "after leaving on \(member?.left?.description ?? "")"
        case .between: "between two employments"
        }
      return
        "\(path): \(label) has \(records), \(side); the score counts them, the pay follows the roster; mend the one that is wrong."
    }
    return shown + (parts.count > 20 ? ["\(path): … and \(parts.count - 20) more agents like that."] : [])
  }

  /// Who has records and is not scored, because the policy is for other roles.
  private func unscored(_ scores: PeriodScores, _ pseudonyms: Pseudonyms) -> String? {
    let input = scores.input
    let left = input.agents.indices.filter { input.groupOf[$0] == nil && (input.served[$0].conversations) > 0 }
      .map { input.agents[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !left.isEmpty else { return nil }
    return "not scored, since the policy is for the roles \(policy.eligibility.roles.joined(separator: ", ")): "
      + "\(ScoreStaff.names(left, pseudonyms))."
  }

  private static func names(_ names: [String], _ pseudonyms: Pseudonyms) -> String {
    names.prefix(5).map { pseudonyms($0) }.joined(separator: ", ") + (names.count > 5 ? " …" : "")
  }
}
