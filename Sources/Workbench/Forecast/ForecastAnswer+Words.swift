import Forecasting
import Reporting
import Workforce

/// The sentences of `crewcast forecast`.
extension ForecastAnswer {
  /// How much is coming, and how sure that is.
  func answerSentence(_ forecast: VolumeForecast) -> String {
    let many = Self.count(forecast.total.mean)
    return "\(period(forecast).capitalisedFirst) \(many) contacts are expected\(bandWords(forecast.total.quantiles))"
      + (forecasts.count > 1 ? " in \(forecast.queue)" : "") + "."
  }

  /// The sum over all queues, whose band nobody knows.
  var sumSentence: String {
    let total = forecasts.reduce(0) { $0 + $1.total.mean }
    guard let first = forecasts.first else { return "There is no queue." }
    return "\(period(first).capitalisedFirst) \(Self.count(total)) contacts are expected in \(forecasts.count) queues."
  }

  /// Whether to believe it, by what the same procedure missed on the past.
  func verdict(_ forecast: VolumeForecast) -> (text: String, style: TextStyle) {
    guard let report = forecast.accuracy else {
      return ("Its errors cannot be measured on so short a history: take it for a first guess.", .warning)
    }
    guard report.intervals > 0, report.chosen.wape.isFinite, forecast.total.mean > 0 || report.chosen.wape > 0 else {
      return ("There is nothing in the past to be measured against.", .warning)
    }
    let naive = report.seasonalNaive?.wape ?? .infinity
    let mean = report.methods.first { $0.method == .meanOfFour }?.errors.wape ?? .infinity
    let error =
      "On \(report.origins.count == 1 ? "one past forecast" : "\(report.origins.count) past forecasts") of "
      + "\(Self.days(report.testDays)) the error per \(intervalName) was \(Figures.percent(report.chosen.wape)) (WAPE); "
      + "repeating the last same weekday missed by \(Figures.percent(naive)), the mean of the last four by "
      + "\(Figures.percent(mean))"
    let held = report.coverage.first { $0.group == .intervals && $0.nominal == 0.8 }
    let bands = held.map { ", and its 80 % bands held \(Figures.percent($0.observed, decimals: 0)) of what came" } ?? ""
    if !report.beatsNaive {
      return (error + ". Nothing beats repeating the last same weekday here: do not trust it further than that.", .bad)
    }
    if report.chosen.wape >= mean {
      return (error + ": it does not beat the mean of the last four, so that would serve as well.", .warning)
    }
    let gain = Figures.percent(1 - report.chosen.wape / mean, decimals: 0)
    let honest = held.map { (0.72...0.88).contains($0.observed) } ?? false
    return honest
      ? (error + ": \(gain) less than that mean\(bands). Believe it, within its bands.", .good)
      : (
        error + ": \(gain) less than that mean\(bands)."
          + (held == nil
            ? " Its bands are too young to be judged." : " Believe the figures more than the bands."),
        .warning
      )
  }

  /// Today so far, and what the rest will bring.
  func todaySentence(_ update: IntradayUpdate, _ forecast: VolumeForecast) -> String {
    let name = forecasts.count > 1 ? "\(forecast.queue), \(update.date)" : "\(update.date)"
    let ratio = update.forecastOfSeen > 0 ? update.seen / update.forecastOfSeen : 1
    let than =
      abs(ratio - 1) < 0.005
      ? "as forecast"
      : "\(Figures.percent(abs(ratio - 1))) \(ratio > 1 ? "more" : "fewer") than the \(Self.count(update.forecastOfSeen)) forecast"
    return "\(name): \(Self.count(update.seen)) contacts came so far, \(than). For the rest of the day "
      + "\(Self.count(update.restMean)) more are expected\(bandWords(update.restQuantiles)), "
      + "\(Self.count(update.dayMean)) in the whole day\(bandWords(update.dayQuantiles))."
  }

  /// ` (80 % between 410 and 520)`, or the quantiles one by one when they make no band.
  func bandWords(_ quantiles: [Double]) -> String {
    guard let band else {
      let levels = forecasts.first?.quantileLevels ?? []
      let parts = zip(levels, quantiles).map { "\(Self.level($0)) quantile \(Self.count($1))" }
      return " (\(parts.joined(separator: ", ")))"
    }
    return
      " (\(Self.level(band.share)) between \(Self.count(quantiles[band.low])) and \(Self.count(quantiles[band.high])))"
  }

  /// A quantity per contact in a sentence.
  func ratioSentence(_ ratio: RatioForecast) -> String? {
    guard let first = ratio.days.first, let last = ratio.days.last else { return nil }
    let isShare = question.history.ratio?.isShare == true
    let text = { (value: Double) in isShare ? Figures.percent(value) : Figures.duration(value) }
    let mean = ratio.days.reduce(0) { $0 + $1.mean } / Double(ratio.days.count)
    let what = isShare ? "The share that a bot settles" : "The handling time"
    let course =
      text(first.mean) == text(last.mean)
      ? "stays at \(text(first.mean))" : "goes from \(text(first.mean)) to \(text(last.mean)), \(text(mean)) on average"
    guard let chosen = ratio.errors.first(where: \.isChosen),
      let naive = ratio.errors.first(where: { $0.method == .seasonalNaive })
    else { return "\(what) \(course); the history is too short to say how wrong that may be." }
    return
      "\(what) \(course); on past forecasts a day's figure was missed by \(Figures.percent(chosen.relativeError)), by "
      + "repeating the last same weekday \(Figures.percent(naive.relativeError))."
  }

  /// What the figures mean.
  var notes: [String] {
    var notes = [
      "Contacts are those of the history: whatever it counted (offered, answered, repeated attempts) is what is forecast. "
        + (question.history.clock.map { "Times are those of \($0.zone)." } ?? "Times are as they stand in the file.")
    ]
    if let band {
      notes.append(
        "A band “\(Self.level(band.share)) between” is meant to hold what comes in \(Self.level(band.share)) of cases. Means of "
          + "intervals add up to days, weeks and the whole; bands do not and must not: chance and busy days even out.")
    }
    if forecasts.contains(where: { $0.accuracy != nil }) {
      notes.append(
        "Errors are those of the whole procedure on the past: at each origin, a week apart, it chose its methods and bands from "
          + "nothing but what lay before, and forecast what followed. Every method is judged on the same folds. WAPE: sum of "
          + "absolute errors ÷ sum of contacts, over \(intervalName)s (or days). Bias: forecast less contacts, of all contacts. "
          + "MASE: mean absolute error ÷ that of the same \(intervalName) a week before, in the past of each origin. Pinball: mean "
          + "loss over the quantiles asked for ÷ mean contacts. Smaller is better; bias best at zero.")
    }
    notes += file.notes
    return notes
  }

  // MARK: Words

  /// "half-hour", "day".
  var intervalName: String {
    switch interval {
    case 15: "quarter-hour"
    case 30: "half-hour"
    case 60: "hour"
    case 1440: "day"
    default: "\(interval)-minute interval"
    }
  }

  /// "over the next four weeks (Mon 2026-01-05 to Sun 2026-02-01)".
  private func period(_ forecast: VolumeForecast) -> String {
    let (first, last) = (forecast.total.first, forecast.total.last)
    if first == last { return "on \(Self.date(first))" }
    let length = Self.days(question.horizonDays)
    return
      "over the \(length.hasPrefix("one ") ? String(length.dropFirst(4)) : length) from \(Self.date(first)) to \(Self.date(last))"
  }

  static func days(_ days: Int) -> String {
    let words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    let (number, unit) = days.isMultiple(of: 7) ? (days / 7, "week") : (days, "day")
    return "\(number < words.count ? words[number] : Figures.count(number)) \(unit)\(number == 1 ? "" : "s")"
  }

  static func date(_ date: CalendarDate) -> String { "\(date.weekday.rawValue.capitalisedFirst) \(date)" }

  static func level(_ share: Double) -> String { ShareText.format(share, digits: 3).dropLast() + " %" }

  static func count(_ value: Double) -> String { Figures.number(value, decimals: value > 0 && value < 10 ? 1 : 0) }
}

extension String {
  /// The text with a capital first letter.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
