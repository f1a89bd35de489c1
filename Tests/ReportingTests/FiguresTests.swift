import Reporting
import Testing
import Workforce

@Suite("Figures are written one way everywhere")
struct FiguresTests {
  @Test(
    "numbers",
    arguments: [
      (4297.3, Int?.none, "4,297"), (0, nil, "0"), (12, nil, "12"), (8.25, nil, "8.25"),
      (0.000123456, nil, "0.0001235"),
      (-1234567.5, 0, "−1,234,568"), (2.675, 2, "2.68"), (0.125, 2, "0.13"), (-0.001, 2, "0.00"),
      (999.9999, 2, "1,000.00"),
      (1e21, 0, "1,000,000,000,000,000,000,000"), (.nan, 2, "–"), (.infinity, nil, "–"), (0.05, 1, "0.1"),
      (0.04, 1, "0.0"),
      (9.995, 2, "10.00"), (1.5e-7, 3, "0.000"),
    ] as [(Double, Int?, String)])
  func numbers(value: Double, decimals: Int?, text: String) {
    #expect(Figures.number(value, decimals: decimals) == text)
  }

  @Test(
    "shares never round to all or nothing",
    arguments: [
      (0.812, "81.2 %"), (0, "0.0 %"), (1, "100.0 %"), (0.00031, "0.03 %"), (0.00001, "< 0.01 %"),
      (0.99999, "> 99.99 %"),
      (0.9996, "99.96 %"), (0.5, "50.0 %"), (1.2, "120.0 %"), (.nan, "–"),
    ] as [(Double, String)])
  func shares(value: Double, text: String) { #expect(Figures.percent(value) == text) }

  @Test(
    "durations",
    arguments: [
      (0, "0 s"), (0.001, "< 0.01 s"), (0.8, "0.80 s"), (0.999, "1.0 s"), (6.2, "6.2 s"), (9.96, "10 s"),
      (23.4, "23 s"),
      (59.6, "1 min 00 s"),
      (83, "1 min 23 s"), (3599.6, "1 h 00 min"), (7500, "2 h 05 min"), (86_399, "1 d 0 h"), (273_600, "3 d 4 h"),
      (-83, "−1 min 23 s"),
      (.infinity, "–"), (1e300, "11,574"),
    ] as [(Double, String)])
  func durations(seconds: Double, text: String) {
    #expect(Figures.duration(seconds).hasPrefix(text))
    if seconds < 1e9 { #expect(Figures.duration(seconds) == text) }
  }

  @Test(
    "durations that were stated stay as they were stated",
    arguments: [(20, "20 s"), (180, "3 min"), (5400, "1 h 30 min"), (2.5, "2.5 s"), (0, "0 s"), (172_801, "2 d 1 s")]
      as [(Double, String)])
  func stated(seconds: Double, text: String) { #expect(Figures.statedDuration(seconds) == text) }

  @Test("money")
  func money() {
    #expect(Figures.money(1234.5, currency: "CNY") == "CNY 1,234.50")
    #expect(Figures.money(123_456.5, currency: "€") == "€ 123,457")
    #expect(Figures.money(-3) == "−3.00")
  }

  @Test("an interval decides how many decimals are worth printing")
  func estimates() {
    let share = Estimate(mean: 0.8123, low: 0.7989, high: 0.8241, confidence: 0.95)
    #expect(Figures.percent(share) == "81.2 % (79.9–82.4)")
    let served = Estimate(mean: 4297.3, low: 4270.2, high: 4324.5, confidence: 0.95)
    #expect(Figures.number(served) == "4,297 (4,270–4,325)")
    let wait = Estimate(mean: 12.31, low: 11.92, high: 12.78, confidence: 0.95)
    #expect(Figures.duration(wait) == "12.31 s (11.92–12.78)")
    let long = Estimate(mean: 83, low: 80, high: 86, confidence: 0.95)
    #expect(Figures.duration(long) == "1 min 23 s (1 min 20 s–1 min 26 s)")
    let change = Estimate(mean: -0.35, low: -1.2, high: 0.5, confidence: 0.95)
    #expect(Figures.number(change) == "−0.35 (−1.20 to 0.50)")
    let exact = Estimate(mean: 7, low: 7, high: 7, confidence: 0.95)
    #expect(Figures.number(exact) == "7")
    let unknown = Estimate(mean: 7, low: -.infinity, high: .infinity, confidence: 0.95)
    #expect(Figures.number(unknown) == "7")
  }

  @Test("counts")
  func counts() {
    #expect(Figures.count(1_234_567) == "1,234,567")
    #expect(Figures.count(-999) == "−999")
    #expect(Figures.count(Int.min) == "−9,223,372,036,854,775,808")
  }
}
