import Scoring
import Workforce

/// The words of score sheets in all languages: one table, so that nothing can be said in one language only.
struct ScoreWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, sheet, policy, agent, indicator, score, grade, peers, peersNotKnown, tableCaption, nobody, pseudonyms
    case notRanked, rights, method, doubtMark, colon, comma, stop, nobodyNamed
    case rejectedRows, moreRejected, line, column, found, whyRejected
    case stateDraft, stateProvisional, stateLocked, stateFrozen, stateContested, stateAppealed, stateChanged
    case stateSignedOff, shortened, strayBefore, strayAfter, strayBetween, unknownPeers
    case insufficient, notMeasurable, sharedOut, fewRecords, notEligible, tooFewServed, provisional, newlyHired,
      fewColleagues
    case fewPeers, comparedWithNobody, eventOpen, eventContested, eventReported, redLine, pointGuard
    case noScore, scoreRange, doubt, sure, unknown, grades, gradeFrom
    case findings, observedFigure, sample, independent, adjusted, fair, range, reliability
    case targets, target, points, weight, amount
    case why, waterfallCaption, observed, load, caseMix, shrinkage, total, eventRow, guardRow
    case bonus, bonusRule, earned, proRata, pool, paid
    case moved, earnedPoints, costPoints, record, happened, unloaded, expected, shift, sharePoints
    case notShown, notShownWhy
    case wouldHave, wouldHaveNote, none, highest, capped, moreOfThem, otherMean
    case disagree, untilDay, untilOpen, untilOver, noObjections, objections, asked, received, outcome, day, decider
    case reason, upheld, rejected, open, askedExclude, askedCorrect, askedAway, askedHither, askedBetween, colleague
    case nothing, askedChange, complaintRaised
    case howCounted, readUnobserved, howToRead, readFigures, readRange, readRecords, readReliability, readKnown,
      readPoints, readScore, readGrade
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  func callAsFunction(_ key: Key, _ parts: String...) -> String {
    let texts = ScoreWords.table[key] ?? ("", "")
    return filled(language == .zh ? texts.zh : texts.en, parts)
  }

  /// A template with its places filled in one pass: what is filled in is never looked at again.
  private func filled(_ template: String, _ parts: [String]) -> String {
    template.replacing(#/\{([0-9])\}/#) { match in
      Int(match.1).flatMap { parts.indices.contains($0) ? parts[$0] : nil } ?? String(match.0)
    }
  }

  /// How figures are written.
  var figures: LocalFigures { LocalFigures(language: language) }

  /// Several things in a row.
  func list(_ items: some Sequence<String>) -> String { items.joined(separator: self(.comma)) }

  /// The name of a field that an objection corrects.
  func name(_ field: Appeal.Field) -> String {
    let names: (en: String, zh: String) =
      switch field {
      case .satisfied: ("rating", "评价")
      case .resolved: ("resolution", "解决结果")
      case .complaint: ("complaint", "投诉认定")
      case .accuracy: ("mark for accuracy", "质检准确性得分")
      case .attitude: ("mark for attitude", "质检态度得分")
      case .compliance: ("mark for compliance", "质检合规性得分")
      case .arrived: ("time at which the customer came", "客户到达时间")
      case .queued: ("time at which a human was asked for", "转人工时间")
      case .assigned: ("time of assignment", "分配时间")
      case .answered: ("time of the first reply", "首次回复时间")
      case .ended: ("end of the conversation", "会话结束时间")
      case .resolvedAt: ("time of the resolution", "解决时间")
      case .due: ("time promised", "承诺时限")
      case .firstResponse: ("wait for the first reply", "首次响应用时")
      case .resolutionTime: ("time to the resolution", "解决用时")
      }
    return language == .zh ? names.zh : names.en
  }

  /// A value to which an objection corrects a field.
  func value(_ value: String, of field: Appeal.Field?) -> String {
    switch (field, value) {
    case (_, ""): self(.nothing)
    case (.satisfied, "yes"): RecordOutcomeWords.find("satisfaction", language)?.one ?? value
    case (.satisfied, "no"): RecordOutcomeWords.find("satisfaction", language)?.none ?? value
    case (.resolved, "yes"): RecordOutcomeWords.find("resolution-rate", language)?.one ?? value
    case (.resolved, "no"): RecordOutcomeWords.find("resolution-rate", language)?.none ?? value
    case (.complaint, "attributable"): RecordOutcomeWords.find("complaint-rate", language)?.one ?? value
    case (.complaint, "not-attributable"): RecordOutcomeWords.find("complaint-rate", language)?.none ?? value
    case (.complaint, "raised"): self(.complaintRaised)
    default: typed(value, of: field)
    }
  }

  /// A mark, a moment or a length of time.
  private func typed(_ value: String, of field: Appeal.Field?) -> String {
    switch field?.kind {
    case .moment:
      // The offset says nothing to whoever lives by that clock.
      let moment = String(value.dropLast(6)).replacing("T", with: " ")
      return Instant(iso8601: value) == nil ? value : moment
    case .duration: return (try? DurationText.parse(value)).map { figures.duration($0) } ?? value
    case .word, .mark, nil: return Double(value).map { figures.percent($0) } ?? value
    }
  }

  /// What came of an objection.
  func name(_ outcome: Appeal.Outcome) -> String {
    switch outcome {
    case .upheld: self(.upheld)
    case .rejected: self(.rejected)
    case .open: self(.open)
    }
  }

  static let table: [Key: (en: String, zh: String)] = overviewTable.merging(sheetTable) { first, _ in first }
}
