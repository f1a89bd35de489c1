import Scoring
import Storage
import Workforce

/// The files about people that scores depend on besides the records: the roster and the events that may cap scores.
struct ScoreStaff {
  /// The files, as inputs.
  let inputs: [Report.Input]
  private let members: [StaffMember]
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
    var (members, redLines): ([StaffMember], [RedLineEvent]) = ([], [])
    if let path = request.roster {
      do throws(StorageError) {
        let read = try RosterReader.read(path)
        members = read.members
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
    (self.members, self.redLines, self.inputs) = (members, redLines, inputs)
  }

  /// The roster, with persons for accounts.
  func roster(_ person: (String) -> String) -> [StaffMember] {
    members.map { member in
      var member = member
      member.agent = person(member.agent)
      return member
    }
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
  ) -> [Advice] {
    var list: [Advice] = []
    let known = Set(scores.evidence.book.names.agents.names)
    if let rosterPath, policy.needsRoster || policy.peers.basis == .team {
      let listed = Set(roster(person).map(\.agent))
      let absent = Array(known.subtracting(listed))
      if !absent.isEmpty {
        list.append(
          .notOnRoster(path: rosterPath, count: absent.count, names: ScoreStaff.names(absent, pseudonyms)))
      }
    }
    if let text = unscored(scores, pseudonyms) { list.append(text) }
    guard let eventsPath else { return list }
    let events = events(person)
    let strangers = Array(Set(events.map(\.agent)).subtracting(known))
    if !strangers.isEmpty {
      list.append(.strangers(path: eventsPath, names: ScoreStaff.names(strangers, pseudonyms)))
    }
    let outside = events.count { !period.days.contains($0.day) }
    if outside > 0 { list.append(.otherDays(path: eventsPath, events: outside, period: period.name)) }
    return list
  }

  /// Who has records and is not scored, because the policy is for other roles.
  private func unscored(_ scores: PeriodScores, _ pseudonyms: Pseudonyms) -> Advice? {
    let input = scores.input
    let left = input.agents.indices.filter { input.groupOf[$0] == nil && (input.served[$0].conversations) > 0 }
      .map { input.agents[$0] }
    guard !left.isEmpty else { return nil }
    return .otherRoles(policy.eligibility.roles, names: ScoreStaff.names(left, pseudonyms))
  }

  private static func names(_ names: [String], _ pseudonyms: Pseudonyms) -> String {
    pseudonyms.sorted(names).prefix(5).map { pseudonyms($0) }.joined(separator: ", ") + (names.count > 5 ? " …" : "")
  }
}
