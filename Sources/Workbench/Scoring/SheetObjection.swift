import Scoring
import Storage
import Workforce

/// An objection as those see it whose records it is about.
struct SheetObjection: Hashable, Sendable {
  /// What was asked, and what came of it.
  var appeal: Appeal
  /// The day on which it was received, where that was noted before it was decided.
  var received: String?
  /// The day on which the outcome was noted; of one that is not decided, the day on which it was received.
  var noted: String
  /// Whether it was upheld after the period was frozen last: its parties' scores are not what was frozen.
  var changesFrozen = false
}

extension ScoreHistory {
  /// An objection as the ledger has it.
  struct Case {
    /// The entry by which it was received while nobody had decided it.
    var received: (entry: Int64, made: String, appeal: Appeal)?
    /// The entry by which it was decided.
    var decision: (entry: Int64, made: String, appeal: Appeal)?
    /// What it asks for.
    var appeal: Appeal
  }

  /// The objections of the period in the order of what is known of them last: one that was received and decided later is one.
  ///
  /// A decision closes one objection, the oldest of those that ask for the same: another one to the same record stays open.
  var cases: [Case] {
    var list: [Case] = []
    for item in appeals {
      var own = Case(appeal: item.appeal)
      if item.appeal.outcome == .open {
        own.received = item
      } else {
        own.decision = item
        if let place = list.firstIndex(where: { $0.decision == nil && $0.appeal.asksTheSame(as: item.appeal) }) {
          own.received = list.remove(at: place).received
        }
      }
      list.append(own)
    }
    return list
  }

  /// The objections that nobody has decided yet.
  var waiting: [Case] { cases.filter { $0.decision == nil } }

  /// The objection that a decision would close; nil when none of those that wait asks for the same.
  func waiting(like appeal: Appeal) -> Case? { waiting.first { $0.appeal.asksTheSame(as: appeal) } }

  /// The objections of the period as those see them whose records they are about.
  ///
  /// - Parameter clock: By whose days they are dated.
  func objections(_ clock: LocalClock) -> [SheetObjection] {
    let last = lockEntry?.number ?? 0
    return cases.map { item in
      let received = item.received.map { ScoreLedgerText.day($0.made, clock) }
      let decided = item.decision.map { ScoreLedgerText.day($0.made, clock) }
      return SheetObjection(
        appeal: item.appeal, received: decided == nil ? nil : received, noted: decided ?? received ?? "",
        changesFrozen: item.appeal.outcome == .upheld && (item.decision?.entry ?? 0) > last)
    }
  }
}

extension Appeal {
  /// Whether it asks for what another does: of the same record, the same action on the same field, or from and to the same agents.
  ///
  /// What the value is to be may be decided otherwise than it was asked.
  func asksTheSame(as other: Appeal) -> Bool {
    record == other.record && action == other.action && field == other.field && fromAgent == other.fromAgent
      && toAgent == other.toAgent
  }

  /// What it asks for, in a word or two for whoever decides it.
  func asked(_ language: Language) -> String {
    switch action {
    case .exclude: language.said("exclude", "排除记录")
    case .correct:
      language.said(
        "correct \(field?.rawValue ?? "")", "更正\(field.map { ScoreWords(language: language).name($0) } ?? "")")
    case .reattribute: language.said("re-attribute", "更换责任人")
    }
  }
}

extension ScoreAnswer {
  /// The objections to records of an agent: those that the agent served, gave away by an objection, or was given by one.
  func objections(of agent: String) -> [SheetObjection] {
    let all = standing?.objections ?? []
    guard !all.isEmpty else { return [] }
    let book = scores.evidence.book
    // One look at all identities, however many objections there are.
    let wanted = Set(all.map(\.appeal.record))
    var participants: [String: Set<String>] = [:]
    for row in 0..<book.identities.count where wanted.contains(book.identities[row]) {
      participants[book.identities[row]] = Set(book.participants(of: row).compactMap { book.names.agents[$0] })
    }
    let moved = all.map(\.appeal).filter { $0.outcome == .upheld && $0.action == .reattribute }
    return all.filter { item in
      if item.appeal.fromAgent == agent { return true }
      // Once given away, what was decided before still concerns who had it then.
      if moved.contains(where: { $0.record == item.appeal.record && $0.fromAgent == agent }) { return true }
      return participants[item.appeal.record]?.contains(agent) == true
    }
  }

  /// What an objection asks for, as one agent may read it: colleagues are not named.
  func request(_ appeal: Appeal, for agent: String) -> String {
    switch appeal.action {
    case .exclude: words(.askedExclude)
    case .correct: correction(appeal)
    case .reattribute:
      appeal.fromAgent == agent
        ? words(.askedAway) : appeal.toAgent == agent ? words(.askedHither) : words(.askedBetween)
    }
  }

  /// What is corrected, from what the record said to what it should say.
  private func correction(_ appeal: Appeal) -> String {
    let field = appeal.field.map(words.name) ?? ""
    let value = words.value(appeal.value ?? "", of: appeal.field)
    guard let was = appeal.was else { return words(.askedCorrect, field, value) }
    return words(.askedChange, field, words.value(was, of: appeal.field), value)
  }

  /// A text somebody typed, as one agent may read it: colleagues are not named, by none of their accounts, and the agent only where names
  /// are shown.
  func masked(_ text: String, for agent: String) -> String {
    var persons = Dictionary(scores.input.agents.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    for (account, person) in accounts where persons[person] != nil && persons[account] == nil {
      persons[account] = person
    }
    let names = persons.keys.filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    return names.reduce(text) { text, name in
      guard text.contains(name) else { return text }
      let mask = persons[name] == agent ? (pseudonyms.showsNames ? name : pseudonyms(agent)) : words(.colleague)
      return mask == name ? text : text.replacingWord(name, with: mask)
    }
  }
}

extension String {
  /// The text with a name replaced wherever it stands for itself: not within a longer word of letters that are written with spaces between
  /// words.
  fileprivate func replacingWord(_ name: String, with mask: String) -> String {
    func joins(_ character: Character?) -> Bool {
      character.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
    }
    var (result, rest) = ("", self[...])
    while let range = rest.firstRange(of: name) {
      result += rest[..<range.lowerBound]
      let before = result.last
      let after = rest[range.upperBound...].first
      let isPart = (joins(before) && joins(name.first)) || (joins(after) && joins(name.last))
      result += isPart ? name : mask
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
