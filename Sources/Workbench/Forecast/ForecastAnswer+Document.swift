import Forecasting
import Reporting
import Workforce

/// The order in which `crewcast forecast` speaks: answer, whether to believe it, weeks, days, errors, what was noticed.
extension ForecastAnswer {
  /// With more queues than this, only the overview is shown as text; the other forms hold everything.
  private static let queuesInFull = 4

  var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Forecast of \(HistoryRows.plainName(question.path))")
    if forecasts.count > 1 {
      document.paragraph(sumSentence, style: .strong)
      document.list(updates.indices.map { todaySentence(updates[$0], forecasts[$0]) })
      document.table(overviewTable, caption: "Queues")
    }
    if forecasts.count <= Self.queuesInFull {
      for index in forecasts.indices { append(index, to: &document) }
    } else {
      document.list(
        zip(forecasts, ratios).compactMap { forecast, ratio in
          ratio.flatMap(ratioSentence).map { "\(forecast.queue): \($0)" }
        })
      document.paragraph(
        "Weeks, days and \(intervalName)s of each queue are in the other formats: --format csv, --format json, --output."
      )
    }
    let remarks = noticed
    if !remarks.isEmpty {
      document.paragraph("What was noticed", style: .strong)
      document.list(remarks)
    }
    appendScenario(to: &document)
    document.notes(notes)
    return document
  }

  private func append(_ index: Int, to document: inout ReportDocument) {
    let forecast = forecasts[index]
    if forecasts.count > 1 { document.heading(forecast.queue, level: 2) }
    document.paragraph(answerSentence(forecast), style: .strong)
    let verdict = verdict(forecast)
    document.paragraph(verdict.text, style: verdict.style)
    if updates.indices.contains(index), forecasts.count == 1 {
      document.paragraph(todaySentence(updates[index], forecast), style: .strong)
    }
    if let sentence = ratios[index].flatMap(ratioSentence) { document.paragraph(sentence) }
    document.table(weekTable(forecast), caption: "Weeks")
    if forecast.days.count <= 42 {
      document.bands(dayChart(forecast), caption: dayCaption)
    }
    if !isDaily { document.table(profileTable(forecast), caption: "The day, one bar per \(intervalName)") }
    document.table(influenceTable(forecast), caption: "What moves days away from typical ones")
    if let report = forecast.accuracy {
      document.table(accuracyTable(forecast, report), caption: accuracyCaption(report))
      document.table(coverageTable(report), caption: "Do the bands hold?")
    }
  }

  /// What a planner should know, said once for all queues that it holds for.
  private var noticed: [String] {
    let all =
      forecasts.flatMap { forecast in forecast.warnings.map { (forecast.queue, $0.text) } }
      + zip(forecasts, ratios).flatMap { forecast, ratio in (ratio?.warnings ?? []).map { (forecast.queue, $0.text) } }
    var order: [String] = []
    var queues: [String: [String]] = [:]
    for (queue, text) in all {
      if queues[text] == nil { order.append(text) }
      queues[text, default: []].append(queue)
    }
    let sentences = order.map { text in
      let names = queues[text] ?? []
      guard forecasts.count > 1, names.count < forecasts.count else { return text }
      let more = names.count > 5 ? " and \(names.count - 5) more" : ""
      return "\(names.prefix(5).joined(separator: ", "))\(more): \(text)"
    }
    let most = 40
    let rest = sentences.count > most ? ["\(sentences.count - most) more remarks are in the JSON result."] : []
    return file.warnings + sentences.prefix(most) + rest
  }

  private var dayCaption: String {
    band.map { "Days: expected contacts (●) and \(Self.level($0.share)) band (─)" } ?? "Days: expected contacts (●)"
  }

  private func accuracyCaption(_ report: AccuracyReport) -> String {
    let origins = report.origins.count == 1 ? "one origin" : "\(report.origins.count) origins a week apart"
    return
      "Errors on the past: \(Self.days(report.testDays)) forecast from \(origins), \(Figures.count(report.intervals)) "
      + "\(intervalName)s"
  }

  /// How a scenario reads the forecast.
  private func appendScenario(to document: inout ReportDocument) {
    let path = question.arrivalsPath ?? "forecast.csv"
    let shown = forecasts.prefix(Self.queuesInFull)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var lines = ["arrivals:"]
    for forecast in shown {
      let filter = forecasts.count > 1 ? ", where: {queue: \(Self.quoted(forecast.queue))}" : ""
      lines += [
        "  - contactType: \(Self.quoted(forecast.queue))",
        "    counts: {file: \(Self.quoted(name)), time: start, count: mean, interval: "
          + "\(DurationText.format(Double(interval) * 60)), treatAs: mean\(filter)}",
        "    busyness: {cv: \(Figures.number(forecast.dayVariation, decimals: 3))}",
      ]
    }
    if forecasts.count > shown.count {
      lines.append("  # and so on for the other queues; the cv of each is its dayVariation in the JSON result")
    }
    let how = question.arrivalsPath == nil ? "after --arrivals-file forecast.csv" : "beside \(path)"
    document.paragraph("In a scenario, \(how):", style: .strong)
    document.verbatim(lines.map { "  " + $0 }.joined(separator: "\n"))
  }

  /// A text as a YAML scalar.
  private static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0)
    }
    let starts = text.unicodeScalars.first?.properties.isAlphabetic ?? false
    let isWord = ["true", "false", "yes", "no", "null", "on", "off"].contains(text.lowercased())
    if plain, starts, !isWord { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
