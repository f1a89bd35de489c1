public import Forecasting
import Reporting
import Storage
import Workforce

/// What `crewcast forecast` found.
public struct ForecastAnswer: Sendable {
  /// What was asked.
  public let question: ForecastQuestion
  /// The histories that the forecasts rest on, cut where that was asked.
  public let histories: [VolumeHistory]
  /// One for each queue.
  public let forecasts: [VolumeForecast]
  /// A quantity per contact for each queue, where it was asked for.
  public let ratios: [RatioForecast?]
  /// The rest of today for each queue, where it was asked for; else empty.
  public internal(set) var updates: [IntradayUpdate] = []
  let file: HistoryFile
  let eventInput: Report.Input?
  var todayInput: Report.Input?

  init(
    question: ForecastQuestion, file: HistoryFile, histories: [VolumeHistory], forecasts: [VolumeForecast],
    ratios: [RatioForecast?], events: Report.Input?
  ) {
    self.question = question
    self.file = file
    self.histories = histories
    self.forecasts = forecasts
    self.ratios = ratios
    eventInput = events
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "forecast", inputs: [file.input] + [eventInput, todayInput].compactMap(\.self), result: members,
      document: document, tables: tables, warnings: warnings.map(\.description))
  }

  /// Advice from reading and from forecasting.
  var warnings: [Warning] {
    file.warnings.map { Warning($0, at: question.path) } + forecasts.flatMap(\.warnings)
      + ratios.compactMap(\.self).flatMap(\.warnings)
  }

  /// Length of an interval in minutes.
  var interval: Int { file.intervalMinutes }

  /// Whether the forecast is by days, without any course within them.
  var isDaily: Bool { interval == 1440 }

  /// The places of the widest band among the quantiles, lowest and highest with the same share beyond; nil when there is none.
  var band: (low: Int, high: Int, share: Double)? {
    let levels = forecasts.first?.quantileLevels ?? []
    guard let low = levels.first, let high = levels.last, levels.count > 1, abs(low + high - 1) < 1e-9 else {
      return nil
    }
    return (0, levels.count - 1, ((high - low) * 1e9).rounded() / 1e9)
  }

  /// Writes the interval rows into a file that scenarios read.
  func writeArrivals(to path: String) throws(Failure) {
    do throws(StorageError) {
      try AtomicFile.write(intervalRows.utf8, to: path)
    } catch {
      throw Failure(error)
    }
  }
}
