import Reporting
import Testing
import Workforce

@testable import Workbench

@Suite("Known answers have teeth")
struct KnownAnswerTests {
  @Test(
    "a printed figure is met by what rounds to it and by nothing else",
    arguments: [
      ("0.18388863", 0.183888634, true), ("0.18388863", 0.183888624, false), ("0.5", 0.549, true),
      ("0.5", 0.551, false),
      ("14", 14, true), ("14", 13, false), ("20.83", 20.8337, true), ("x", 1, false), ("0.7", .nan, false),
    ] as [(String, Double, Bool)])
  func figures(expected: String, got: Double, isMet: Bool) {
    #expect(KnownAnswer("q", expected, got).isMet == isMet)
  }

  @Test("a simulated figure is met when its interval covers the known one")
  func intervals() {
    let estimate = Estimate(mean: 0.9, low: 0.89, high: 0.91, confidence: 0.95)
    #expect(KnownAnswer("q", expected: .figure("0.905"), got: .estimate(estimate)).isMet)
    #expect(!KnownAnswer("q", expected: .figure("0.945"), got: .estimate(estimate)).isMet)
    #expect(KnownAnswer("q", expected: .interval(mean: 0.92, low: 0.905, high: 0.935), got: .estimate(estimate)).isMet)
    #expect(!KnownAnswer("q", expected: .interval(mean: 0.95, low: 0.92, high: 0.98), got: .estimate(estimate)).isMet)
    let wide = Estimate(mean: 0.9, low: 0.8, high: 1, confidence: 0.95)
    #expect(!KnownAnswer("q", expected: .figure("0.905"), got: .estimate(wide)).isMet)
    #expect(!KnownAnswer("q", expected: .words("refused"), got: .exact(1)).isMet)
  }

  @Test("every exact case is met, and none would be if the model were off by 5 %")
  func exactCases() async throws {
    let verification = try await Verification(
      of: KnownCase.all.filter { $0.effort == .exact }, settings: .init(seed: 1, threads: 1))
    for result in verification.results {
      #expect(result.isMet, "\(result.known.name): \(result.failure ?? "\(result.answers.filter { !$0.isMet })")")
      for case let answer in result.answers {
        guard case .exact(let value) = answer.got, case .figure(let figure) = answer.expected else { continue }
        // Whole numbers are off by one, rough figures by more than their last digit.
        let shifted = figure.contains(".") ? max(value * 1.05, value + (figure.count < 5 ? 0.01 : 0)) : value + 1
        #expect(
          !KnownAnswer(answer.quantity, expected: answer.expected, got: .exact(shifted)).isMet,
          "\(result.known.name), \(answer.quantity)")
      }
    }
  }

  @Test("a simulated case is met by the truth and by nothing 5 % away from it", arguments: [0.95, 1, 1.05])
  func simulatedCase(shift: Double) async throws {
    // Exact: the forward equations of the day.
    let figure = "\(((0.6767 * shift) * 10_000).rounded() / 10_000)"
    let known = KnownScenario(
      file: PackageResources.mmc_abandonment_day_yaml, replications: 60, figures: [.occupancy(.exact(figure))])
    let answers = try await known.answers(.init(seed: 1, threads: 2))
    #expect(answers.count == 1 && answers.allSatisfy { $0.isMet == (shift == 1) }, "\(answers)")
  }

  @Test("a case that fails is missed and says why")
  func failures() async throws {
    let broken = KnownCase(model: "m", name: "n", source: "s") { _ in throw Failure(.failed, "no luck") }
    let wrong = KnownCase(model: "m", name: "o", source: "s") { _ in [KnownAnswer("q", "1.0", 2)] }
    let verification = try await Verification(of: [broken, wrong], settings: .init(seed: 1, threads: 1))
    #expect(!verification.isMet)
    let text = verification.report.document.text()
    #expect(text.contains("2 of 2 known answers are not met."))
    #expect(text.contains("no luck"))
    #expect(text.contains("NOT MET"))
  }
}
