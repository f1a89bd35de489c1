import Scoring
import Workforce

/// An objection as those see it whose records it is about.
struct SheetObjection: Hashable, Sendable {
  /// What was asked, and what came of it.
  var appeal: Appeal
  /// The day on which it was received, where that was noted before it was decided.
  var received: String?
  /// The day on which the outcome was noted; of one that is not decided, the day on which it was received.
  var noted: String
}

extension ScoreHistory {
  /// The objections of the period in their order: one that was received and decided later is one.
  var objections: [SheetObjection] {
    var waiting: [String: String] = [:]
    var list: [SheetObjection] = []
    for (place, item) in appeals.enumerated() {
      let (appeal, day) = (item.appeal, String(item.made.prefix(10)))
      let isDecidedLater = appeals[(place + 1)...].contains {
        $0.appeal.record == appeal.record && $0.appeal.outcome != .open
      }
      if appeal.outcome == .open, isDecidedLater {
        waiting[appeal.record] = waiting[appeal.record] ?? day
      } else {
        list.append(SheetObjection(appeal: appeal, received: waiting.removeValue(forKey: appeal.record), noted: day))
      }
    }
    return list
  }
}

extension ScoreAnswer {
  /// The objections to records of an agent: those that the agent served, gave away by an objection, or was given by one.
  func objections(of agent: String) -> [SheetObjection] {
    let all = standing?.objections ?? []
    guard !all.isEmpty else { return [] }
    let book = scores.evidence.book
    let wanted = Set(all.map(\.appeal.record))
    var rows: [String: Int] = [:]
    for row in 0..<book.identities.count where wanted.contains(book.identities[row]) {
      rows[book.identities[row]] = row
    }
    let moved = all.map(\.appeal).filter { $0.outcome == .upheld && $0.action == .reattribute }
    return all.filter { item in
      if item.appeal.fromAgent == agent { return true }
      // Once given away, what was decided before still concerns who had it then.
      if moved.contains(where: { $0.record == item.appeal.record && $0.fromAgent == agent }) { return true }
      guard let row = rows[item.appeal.record] else { return false }
      return owners(of: row).contains(agent)
    }
  }

  /// Everybody who has a part in a record.
  private func owners(of row: Int) -> Set<String> {
    let book = scores.evidence.book
    var codes = Set(book.shares(of: row).map(\.agent))
    if let agent = book.conversations.agent(row) { codes.insert(agent) }
    for round in book.rounds(of: row..<row + 1) { codes.insert(book.rounds[round].replier) }
    return Set(codes.filter { $0 >= 0 }.compactMap { book.names.agents[$0] })
  }

  /// What an objection asks for, as one agent may read it: colleagues are not named.
  func request(_ appeal: Appeal, for agent: String) -> String {
    switch appeal.action {
    case .exclude: words(.askedExclude)
    case .correct:
      words(
        .askedCorrect, appeal.field.map(words.name) ?? "", words.value(appeal.value ?? "", of: appeal.field))
    case .reattribute:
      appeal.fromAgent == agent
        ? words(.askedAway) : appeal.toAgent == agent ? words(.askedHither) : words(.askedBetween)
    }
  }

  /// A text somebody typed, as one agent may read it: colleagues are not named, and the agent only where names are shown.
  func masked(_ text: String, for agent: String) -> String {
    let names = scores.input.agents.filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    return names.reduce(text) { text, name in
      guard text.contains(name) else { return text }
      let mask = name == agent ? pseudonyms(agent) : words(.colleague)
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
