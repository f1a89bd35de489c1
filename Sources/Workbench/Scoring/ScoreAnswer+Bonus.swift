import Reporting
import Scoring
import Workforce

/// What is paid, and what employment has to do with it.
extension ScoreAnswer {
  /// From what the score earns to what is paid, line by line.
  func money(_ bonus: Bonus) -> TextTable {
    let currency = scores.policy.bonus?.currency ?? ""
    func amount(_ cents: Int) -> TextTable.Cell { .init(words.figures.money(Double(cents) / 100, currency: currency)) }
    var table = TextTable(columns: [.init("", .leading), .init("")])
    table.append([.init(words(.earned)), amount(bonus.earnedCents)])
    if let part = bonus.proportion {
      let share = fullPercent(part.fullTimeShare)
      table.append([
        .init(words(.proRata, share, String(part.days), String(part.periodDays))), amount(bonus.proRataCents),
      ])
    }
    if bonus.poolCents != 0 { table.append([.init(words(.pool)), amount(bonus.poolCents)]) }
    table.append([.init(words(.paid), .strong), amount(bonus.paidCents)])
    return table
  }

  /// A share as a percentage with as many decimals as it takes to reckon with it, at most four.
  private func fullPercent(_ share: Double) -> String {
    let decimals = (0...4).first { place in
      let scale = (0..<place).reduce(100.0) { scale, _ in scale * 10 }
      return abs(share * scale - (share * scale).rounded()) < 1e-9
    }
    return words.figures.percent(share, decimals: decimals ?? 4)
  }

  /// The bonus for programs.
  func json(_ bonus: Bonus) -> JSONValue {
    func amount(_ cents: Int) -> JSONValue { .number(Double(cents) / 100) }
    let proportion = bonus.proportion.map { part -> JSONValue in
      [
        "fullTimeShare": .number(part.fullTimeShare), "employedDays": .integer(part.days),
        "periodDays": .integer(part.periodDays), "factor": .number(part.factor),
      ]
    }
    return [
      "earned": amount(bonus.earnedCents), "proportion": proportion ?? .null, "proRata": amount(bonus.proRataCents),
      "pool": amount(bonus.poolCents), "paid": amount(bonus.paidCents),
      "currency": .string(scores.policy.bonus?.currency ?? ""),
    ]
  }

  /// For spreadsheets: what the score earns, in what proportion it is paid, what that takes off, what the pool takes off.
  func bonusCells(_ card: Scorecard) -> [CSVDocument.Cell] {
    guard let bonus = card.bonus else { return [.empty, .empty, .empty, .empty] }
    return [
      .number(Double(bonus.earnedCents) / 100), .rounded(bonus.proportion?.factor ?? 1),
      .number(Double(bonus.proRataCents) / 100), .number(Double(bonus.poolCents) / 100),
    ]
  }

  /// Records of days on which the agent was not employed.
  func strays(_ card: Scorecard) -> [JSONValue] {
    card.flags.compactMap { flag in
      guard case .strayRecords(let stray) = flag else { return nil }
      return [
        "side": .string(stray.side.rawValue), "records": .integer(stray.records),
        "firstDay": .string(stray.firstDay.description),
      ]
    }
  }

  /// Such records in words.
  func text(_ stray: ScoreInput.Service.Stray) -> String {
    let key: ScoreWords.Key =
      switch stray.side {
      case .beforeHiring: .strayBefore
      case .afterLeaving: .strayAfter
      case .between: .strayBetween
      }
    return words(key, String(stray.records), stray.firstDay.description)
  }
}
