import Scoring
import Storage
import Workforce

/// The files about people that scores depend on besides the records: the roster and the events that may cap scores.
struct ScoreStaff {
  /// The files, as inputs.
  let inputs: [Report.Input]
  /// The rows of the roster, as it names agents.
  let members: [StaffMember]
  /// The lines they stand on.
  let lines: [Int]
  private let redLines: [RedLineEvent]
  private let rosterPath: String?
  private let eventsPath: String?
  private let left: Set<StaffFile>
  let policy: ScorePolicy

  /// Reads the files that a request names.
  ///
  /// - Throws: ``Failure`` with every problem of both, and when the policy needs a roster and none is named.
  init(_ request: ScoreRequest, _ policy: ScorePolicy) throws(Failure) {
    (self.policy, left) = (policy, request.missingFiles)
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

  /// The files that the policy makes use of and that are not named.
  var lacking: Set<StaffFile> {
    var files: Set<StaffFile> = []
    if eventsPath == nil, !policy.redLines.isEmpty { files.insert(.events) }
    // Without roles or days of employment scores can be made; what is paid for part of a period cannot be told.
    if rosterPath == nil, policy.needsRoster || policy.bonus?.prorates == true { files.insert(.roster) }
    return files
  }

  /// The events, with persons for accounts.
  func events(_ person: (String) -> String) -> [RedLineEvent] {
    redLines.map { event in
      var event = event
      event.agent = person(event.agent)
      return event
    }
  }

  /// Refuses events that a person confirmed about that same person, by whichever account.
  func checkConfirmers(_ identity: StaffIdentity) throws(Failure) {
    let own = redLines.filter { event in
      event.status == .confirmed && event.confirmedBy.map { identity.isSame($0, event.agent) } == true
    }
    guard own.isEmpty else {
      throw Failure(
        .badInput,
        own.map {
          "\(eventsPath ?? ""): the event \"\($0.kind)\" of \($0.day) about \($0.agent) was confirmed by \($0.confirmedBy ?? ""), who is "
            + "the same person; expected somebody else."
        })
    }
  }

  /// What does not fit together.
  func warnings(
    _ scores: PeriodScores, _ period: Period, _ pseudonyms: Pseudonyms, _ person: (String) -> String
  ) -> [Advice] {
    var list: [Advice] = []
    let known = Set(scores.evidence.book.names.agents.names)
    if let rosterPath, usesRoster {
      let absent = Array(known.subtracting(members.map { person($0.agent) }))
      if !absent.isEmpty {
        list.append(
          .notOnRoster(path: rosterPath, count: absent.count, names: ScoreStaff.names(absent, pseudonyms)))
      }
    }
    if let rosterPath {
      list += findings(rosterPath, scores, period, pseudonyms, person).map { .roster($0) }
    }
    if let text = unscored(scores, pseudonyms) { list.append(text) }
    let alone = scores.cards.count { $0.items.contains { $0.estimate?.isCompared == false } }
    if alone > 0 { list.append(.comparedWithNobody(agents: alone)) }
    list += lacking.subtracting(left).sorted { $0.rawValue < $1.rawValue }.map { .lacks($0) }
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
