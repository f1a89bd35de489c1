public import Forecasting
import Storage
public import Workforce

/// What `crewcast forecast` is asked.
public struct ForecastQuestion: Sendable {
  /// The file with past contacts.
  public var path: String
  /// How it is to be read.
  public var history = HistoryOptions()
  /// Days to forecast.
  public var horizonDays = 28
  /// The first day to forecast, when the history is to end before its last row.
  public var from: CalendarDate?
  /// Which public holidays count.
  public var holidays = ForecastCalendar.Holidays.detect
  /// Days on which nobody answers, besides holidays.
  public var closures: Set<CalendarDate> = []
  /// The file with events.
  public var eventsPath: String?
  /// The probabilities of the quantiles.
  public var quantiles = [0.1, 0.5, 0.9]
  /// The file with what today has brought so far.
  public var todayPath: String?
  /// What the first day has brought so far, by the minute of the day; nil when that is not asked.
  public var seen: [Int: Double]?
  /// The file for the interval rows that scenarios read.
  public var arrivalsPath: String?
  /// How many queues are worked on at a time.
  public var threads = 1

  /// A question about a file.
  public init(path: String) { self.path = path }

  /// Reads the history and forecasts it.
  ///
  /// - Parameter progress: Told how many queues are done, of how many.
  /// - Throws: ``Failure`` with every problem of the files and of the question.
  public func answer(progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) async throws(Failure) -> ForecastAnswer {
    let events = try eventsPath.map { path throws(Failure) in try EventFile.read(path) }
    let file = try HistoryFile(path, history)
    let request = ForecastRequest(
      horizonDays: horizonDays,
      calendar: ForecastCalendar(holidays: holidays, closures: closures, events: events?.events ?? []),
      quantiles: quantiles)
    let histories = try file.queues.map { queue throws(Failure) in try cut(queue.history) }
    let forecasts: [VolumeForecast]
    var ratios: [RatioForecast?] = []
    do throws(ForecastingError) {
      forecasts = try await Forecaster.forecast(histories, request, threads: threads) { progress($0, histories.count) }
      for queue in file.queues {
        ratios.append(
          try queue.ratio.map { ratio throws(ForecastingError) in
            try RatioForecaster.forecast(cut(ratio), request)
          })
      }
    } catch {
      throw Failure(error)
    }
    var answer = ForecastAnswer(
      question: self, file: file, histories: histories, forecasts: forecasts, ratios: ratios, events: events?.input)
    if let today = try today(file, forecasts) {
      answer.todayInput = today.input
      answer.updates = try updates(forecasts, today)
    }
    if let arrivalsPath { try answer.writeArrivals(to: arrivalsPath) }
    return answer
  }

  /// The history up to the day on which the forecast is to begin.
  private func cut(_ history: VolumeHistory) throws(Failure) -> VolumeHistory {
    guard let from else { return history }
    guard from > history.firstDate, from <= history.endDate else {
      throw Failure(
        .badInput,
        "\(path): the history of \(history.queue) runs from \(history.firstDate) to \(history.endDate.advanced(by: -1)), so "
          + "the forecast can begin from \(history.firstDate.advanced(by: 1)) to \(history.endDate), not on \(from); change "
          + "--from, or lengthen --horizon.")
    }
    return history.before(from)
  }

  private func cut(_ ratio: RatioHistory) throws(ForecastingError) -> RatioHistory {
    guard let from else { return ratio }
    return try RatioHistory(ratio.numerator.before(from), per: ratio.denominator.before(from), kind: ratio.kind)
  }

  private func today(_ file: HistoryFile, _ forecasts: [VolumeForecast]) throws(Failure) -> TodaySoFar? {
    if let todayPath {
      return try TodaySoFar(
        todayPath, history, queues: forecasts.map(\.queue), interval: file.intervalMinutes)
    }
    guard let seen else { return nil }
    guard forecasts.count == 1, let forecast = forecasts.first else {
      throw Failure(
        .usage, "'--seen' is for one queue and there are \(forecasts.count); give '--today' a file instead.")
    }
    let day = forecast.days.first { !$0.intervals.isEmpty }
    return TodaySoFar(date: day?.date ?? forecast.start, seen: seen)
  }

  private func updates(_ forecasts: [VolumeForecast], _ today: TodaySoFar) throws(Failure) -> [IntradayUpdate] {
    var updates: [IntradayUpdate] = []
    for (forecast, seen) in zip(forecasts, today.seen) {
      guard let day = forecast.days.first(where: { $0.date == today.date }) else {
        throw Failure(
          .badInput,
          "\(todayPath ?? path): \(today.date) is not among the days of the forecast, \(forecast.total.first) to "
            + "\(forecast.total.last); begin there with --from \(today.date).")
      }
      // Zeros outside opening hours say nothing.
      let open = Set(day.intervals.map(\.minuteOfDay))
      let useful = seen.filter { $0.value != 0 || open.contains($0.key) }
      do throws(ForecastingError) {
        updates.append(try forecast.updated(today.date, seen: useful))
      } catch {
        throw Failure(error)
      }
    }
    return updates
  }
}

extension Failure {
  /// A forecast that cannot be made.
  public init(_ error: ForecastingError) {
    switch error {
    case .unusableHistory(let queue, let problems): self.init(.badInput, problems.map { "\(queue): \($0)" })
    case .unusableRequest(let problems): self.init(.usage, problems)
    }
  }
}
