import Forecasting
import Foundation
import Reporting
import Testing
import Workforce

@testable import Workbench

@Suite("The bank's calls through the whole program")
struct RealHistoryTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/bank-calls-2003/train_to_2003-09-26.csv").standardizedFileURL.path
  private static var isThere: Bool { FileManager.default.isReadableFile(atPath: file) }

  @Test(
    "at least 8 % better than the mean of four, and the report says so",
    .enabled(if: isThere, "the folder ../shared/data is not there"))
  func bank() async throws {
    let answer = try await ForecastQuestion(path: Self.file).answer()
    let forecast = try #require(answer.forecasts.first)
    #expect(forecast.intervalMinutes == 30)
    let report = try #require(forecast.accuracy)
    let mean = try #require(report.methods.first { $0.method == .meanOfFour }?.errors.wape)
    #expect(report.chosen.wape <= 0.92 * mean, "\(report.chosen.wape) against \(mean)")
    #expect(report.beatsNaive)
    let (words, style) = answer.verdict(forecast)
    #expect(style == .good)
    #expect(words.contains("less than that mean") && words.contains("Believe it"), "\(words)")
    #expect(answer.report.bytes(.text, .init()).count > 4000)
  }
}
