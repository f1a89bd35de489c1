import Records
import Reporting
import Statistics
import Storage
import Workforce

/// What `crewcast measure --by-month` found.
public struct MonthlyAnswer: Sendable {
  let period: Period
  let months: [DateRange]
  let columns: TicketSummary.Columns
  let layout: RecordMapping
  let summary: TicketSummary
  let confidence: Double
  let inputs: [Report.Input]
  let notes: [String]
  let warnings: [String]
  let words: MeasureWords

  /// So many rows that were left out are listed for people.
  private static let listed = 20

  /// Everything that is to be said, in all forms.
  public var report: Report {
    var warnings = warnings
    if summary.months.isEmpty {
      warnings.append(
        words(
          "no ticket was created in \(period.name); check the period and the zone.",
          "\(period.name) 内没有创建任何工单，请检查时段和时区。"))
    }
    let impossible = summary.months.reduce(0) { $0 + $1.impossible }
    if impossible > 0 {
      warnings.append(
        words(
          "tickets whose first reply stands before their beginning: \(Figures.count(impossible)); they count as tickets, and not in "
            + "first replies.", "首次回复早于创建时间的工单有 \(Figures.count(impossible)) 张：计入工单数，不计入首次回复。"))
    }
    if !summary.rejected.isEmpty {
      let count = Figures.count(summary.rejected.count)
      warnings.append(words("rows left out: \(count); the result lists them.", "未计入的行：\(count)，结果中逐行列出。"))
    }
    return Report(
      command: "measure", inputs: inputs, result: members, document: document,
      tables: [Report.Table("months", rows)], warnings: warnings)
  }

  /// What the figures are, for people in their language, and in English for programs.
  private func definitions(_ words: MeasureWords) -> [(key: String, name: String, meaning: String)] {
    let wait = words(
      "from \"\(columns.created)\" to \"\(columns.firstResponse)\", on the wall clock",
      "从“\(columns.created)”到“\(columns.firstResponse)”的钟表时间")
    var list = [
      (
        "contacts", words("contacts", "工单数"),
        words(
          "Tickets created in the month, by \"\(columns.created)\" and the zone \(period.clock.zone).",
          "按“\(columns.created)”和时区 \(period.clock.zone)，当月创建的工单。")
      ),
      (
        "firstResponseSeconds", words("first reply", "首次回复"),
        words(
          "Mean time \(wait), of the tickets that were answered; those never answered are left out of it, unlike in "
            + "the indicator first-response.", "已回复工单\(wait)的平均值；从未回复的工单不计入，这一点与指标 first-response 不同。")
      ),
      (
        "firstResponseSecondsP90", words("9 of 10 within", "九成不超过"),
        words("The time \(wait), that nine of ten answered tickets did not exceed.", "已回复工单中九成不超过的时间：\(wait)。")
      ),
    ]
    if let resolved = columns.resolved {
      list.append(
        (
          "resolvedShare", words("resolved", "已解决"),
          words(
            "Tickets with a moment in \"\(resolved)\" of all tickets, whether or not customers came back.",
            "“\(resolved)”一列有时间的工单占全部工单的比例，不论客户是否再次来询。")
        ))
    }
    if let rating = columns.rating {
      let scale = layout.contacts[.rating]?.scale.map {
        (Figures.number($0.lowerBound), Figures.number($0.upperBound))
      }
      let (english, chinese) = (
        scale.map { " on its scale of \($0) to \($1)" } ?? "", scale.map { "（\($0) 至 \($1) 分）" } ?? ""
      )
      list.append(
        (
          "rating", words("rating", "评分"),
          words("Mean of \"\(rating)\"\(english), of the tickets that were rated.", "有评分的工单“\(rating)”\(chinese)的平均值。")
        ))
    }
    return list
  }

  private func estimate(_ mean: TicketSummary.Mean?) -> Estimate? {
    guard let mean, let deviation = mean.deviation, mean.count > 1 else { return nil }
    let found = Intervals.mean(
      value: mean.value, error: deviation / Double(mean.count).squareRoot(), count: mean.count, confidence: confidence)
    return Estimate(mean: found.mean, low: max(0, found.low), high: found.high, confidence: confidence)
  }

  private func resolved(_ month: TicketSummary.Month) -> Estimate? {
    month.resolved.map { Intervals.proportion(successes: $0, trials: month.count, confidence: confidence) }
  }

  private func name(_ month: TicketSummary.Month) -> String {
    let days = months[month.month]
    let isWhole = days.first.day == 1 && days.last.advanced(by: 1).day == 1
    return isWhole ? String(days.first.description.prefix(7)) : "\(days.first)..\(days.last)"
  }

  // MARK: For people

  private var document: ReportDocument {
    var document = ReportDocument()
    document.heading(words("Agents' months in \(period.name)", "\(period.name) 各客服月度数据"))
    var table = TextTable(columns: [
      .init(words("agent", "客服"), .leading), .init(words("month", "月份"), .leading), .init(words("contacts", "工单数")),
      .init(words("first reply", "首次回复")), .init("± 95 %"), .init(words("9 of 10 within", "九成不超过")),
      .init(words("resolved", "已解决")), .init(words("rating", "评分")), .init(words("rated", "评分数")),
    ])
    for month in summary.months {
      let wait = estimate(month.firstResponse)
      table.append([
        .init(month.agent.isEmpty ? words("(nobody)", "（无人）") : month.agent), .init(name(month)),
        .init(Figures.count(month.count)),
        .init(month.firstResponse.map { words.duration($0.value) } ?? Figures.missing),
        .init(wait.map { words.duration(($0.high - $0.low) / 2) } ?? Figures.missing),
        .init(month.firstResponseP90.map { words.duration($0) } ?? Figures.missing),
        .init(resolved(month).map { Figures.percent($0.mean) } ?? Figures.missing),
        .init(month.rating.map { Figures.number($0.value, decimals: 2) } ?? Figures.missing),
        .init(month.rating.map { Figures.count($0.count) } ?? Figures.missing),
      ])
    }
    document.table(table)
    if !summary.rejected.isEmpty {
      let count = Figures.count(summary.rejected.count)
      document.heading(words("Rows left out: \(count)", "未计入的行：\(count)"), level: 2)
      let rest = summary.rejected.count - MonthlyAnswer.listed
      let more = Figures.count(rest)
      document.list(
        summary.rejected.prefix(MonthlyAnswer.listed).map { RecordProblem($0).description }
          + (rest > 0
            ? [words("… and \(more) more, listed by --format json", "……另有 \(more) 行，用 --format json 列出")] : []))
    }
    document.notes(
      definitions(words).map { words("\($0.key): \($0.meaning)", "\($0.name)：\($0.meaning)") } + notes + [
        words(
          "Counted in one pass, without calendar, rounds or duplicates; 'crewcast measure' without '--by-month' knows them.",
          "一次读完即计数，不考虑日历、对话轮次和重复行；不带 --by-month 的 crewcast measure 会考虑这些。")
      ])
    return document
  }

  // MARK: For programs

  private var members: [JSONValue.Member] {
    [
      .init("period", .string(period.name)), .init("timeZone", .string(period.clock.zone)),
      .init("layout", .string(layout.name)),
      .init(
        "definitions", .object(definitions(MeasureWords(language: .en)).map { .init($0.key, .string($0.meaning)) })),
      .init("months", .array(summary.months.map(value))),
      .init("rejectedRows", .array(summary.rejected.map { RecordProblem($0).listing })),
      .init("warnings", .array(warnings.map { .string($0) })),
    ]
  }

  private func value(_ month: TicketSummary.Month) -> JSONValue {
    let mean = { (mean: TicketSummary.Mean?) -> JSONValue in
      mean.map { found in
        ["value": estimate(found).map { JSONValue($0) } ?? .number(found.value), "count": .integer(found.count)]
      } ?? .null
    }
    return [
      "agent": .string(month.agent), "month": .string(name(month)), "contacts": .integer(month.count),
      "impossibleReplies": .integer(month.impossible), "firstResponseSeconds": mean(month.firstResponse),
      "firstResponseSecondsP90": JSONValue(month.firstResponseP90),
      "resolvedShare": resolved(month).map { JSONValue($0) } ?? .null, "rating": mean(month.rating),
    ]
  }

  private var rows: CSVDocument {
    var rows = CSVDocument(header: [
      "agent", "month", "contacts", "answered", "first_response_seconds", "low", "high", "first_response_p90",
      "resolved_share", "resolved_low", "resolved_high", "rating", "rating_low", "rating_high", "rated",
    ])
    let cell = { (value: Double?) in value.map { CSVDocument.Cell.number($0) } ?? .empty }
    for month in summary.months {
      let (wait, share, rating) = (estimate(month.firstResponse), resolved(month), estimate(month.rating))
      rows.append([
        .text(month.agent), .text(name(month)), .integer(month.count), .integer(month.firstResponse?.count ?? 0),
        cell(month.firstResponse?.value), cell(wait?.low), cell(wait?.high), cell(month.firstResponseP90),
        cell(share?.mean), cell(share?.low), cell(share?.high), cell(month.rating?.value), cell(rating?.low),
        cell(rating?.high), .integer(month.rating?.count ?? 0),
      ])
    }
    return rows
  }
}
