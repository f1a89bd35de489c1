import Workforce

/// Until when employees can object to scores that are frozen now.
struct ObjectionDeadline {
  /// Why it is earlier than by the policy; nil where it is not.
  let reason: String?
  private let wanted: CalendarDate?
  private let language: Language

  /// A deadline as it was asked for.
  ///
  /// - Parameters:
  ///   - until: The last day; nil for as many working days as the policy allows.
  ///   - reason: Why that is earlier than by the policy; nil where nothing was said.
  ///   - language: The language of texts.
  /// - Throws: ``Failure`` when the day is none or the reason is empty.
  init(until: String?, shortenedBecause reason: String?, language: Language = .en) throws(Failure) {
    (self.reason, self.language) = (reason, language)
    wanted = until.flatMap { CalendarDate($0) }
    if let until, wanted == nil {
      throw Failure(
        .usage,
        language.said(
          "Found \"\(until)\" as the last day for objections, expected a day such as '--objections-until 2025-11-10'.",
          "申诉截止日“\(until)”无法识别，应为日期，例如 '--objections-until 2025-11-10'。"))
    }
    if let reason, reason.allSatisfy(\.isWhitespace) {
      throw Failure(
        .usage,
        language.said(
          "The reason for a shorter time for objections is empty; give it by --shortened-because.",
          "缩短申诉期的原因为空，请用 --shortened-because 说明。"))
    }
  }

  /// The last day.
  ///
  /// - Parameters:
  ///   - policyDays: How many working days the policy allows.
  ///   - today: The day on which scores are frozen.
  ///   - promised: The last day that an earlier lock of the period promised; it is kept while it is not past.
  /// - Throws: ``Failure`` when it is earlier than promised, or earlier than by the policy and nobody says why, or the reverse.
  func day(
    policyDays: Int, from today: CalendarDate, promised: CalendarDate? = nil
  ) throws(Failure) -> CalendarDate {
    let usual = ObjectionDeadline.workingDay(policyDays, after: today)
    let kept = promised.flatMap { $0 < today ? nil : $0 }
    let day = wanted ?? max(usual, kept ?? usual)
    if let kept, day < kept {
      throw Failure(
        .usage,
        language.said(
          "Objections would end on \(day), and an earlier lock promised \(kept), which is not past: what was promised is not taken back. "
            + "Leave --objections-until out, or name \(kept) or a later day.",
          "申诉将于 \(day) 截止，而先前的冻结承诺至 \(kept)，尚未届满，不得收回。请去掉 --objections-until，或指定 \(kept) 或更晚的日期。"))
    }
    let days = "\(policyDays) working day\(policyDays == 1 ? "" : "s")"
    if day < usual, reason == nil {
      throw Failure(
        .usage,
        language.said(
          "Objections would end on \(day)\(day < today ? ", which is past" : ""); the policy gives \(days), until \(usual). "
            + "Leave --objections-until out, or say by --shortened-because why it is earlier: the reason is kept, and the sheets show it.",
          "申诉将于 \(day) 截止\(day < today ? "（已过）" : "")，而方案规定 \(policyDays) 个工作日，至 \(usual)。"
            + "请去掉 --objections-until，或用 --shortened-because 说明提前的原因（将留存并列于评分单）。"))
    }
    if day >= usual, reason != nil {
      throw Failure(
        .usage,
        language.said(
          "Objections end on \(day), and the policy gives \(days), until \(usual): nothing is shortened. Leave --shortened-because "
            + "out, or name the earlier day by --objections-until.",
          "申诉截止日为 \(day)，方案规定 \(policyDays) 个工作日，至 \(usual)，并未缩短。请去掉 --shortened-because，或用 --objections-until 指定更早的日期。"
        ))
    }
    return day
  }

  /// So many working days later, Monday to Friday.
  static func workingDay(_ count: Int, after day: CalendarDate) -> CalendarDate {
    var (day, left) = (day, count)
    while left > 0 {
      day = day.advanced(by: 1)
      if day.weekday.index < 5 { left -= 1 }
    }
    return day
  }
}
