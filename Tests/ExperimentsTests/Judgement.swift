import Simulation
import Statistics
import Testing
import Workforce

/// Replications of a scenario, to be judged against theory.
struct Trial {
  let name: String
  let results: [ReplicationResult]

  init(_ name: String, _ scenario: Scenario, replications: Int = 30, seed: UInt64 = 1) throws {
    self.name = name
    let model = try SimulationModel(scenario)
    results = (0..<replications).map { number in
      var replication = Replication(model, seed: seed, number: number)
      replication.run()
      return replication.result
    }
  }

  /// Expects a ratio of totals to agree with theory, and to disagree with the theory shifted by 5 % either way.
  ///
  /// - Parameters:
  ///   - shift: By how much the theory is shifted to see that the test has teeth.
  ///   - parts: Numerator and denominator of a replication.
  func expect(
    _ quantity: String, theory: Double, shift: Double = 0.05, sourceLocation: SourceLocation = #_sourceLocation,
    _ parts: (ReplicationResult) -> (Double, Double)
  ) {
    var tally = RatioTally()
    for result in results {
      let (numerator, denominator) = parts(result)
      tally.add(numerator: numerator, denominator: denominator)
    }
    guard let estimate = Intervals.ratio(of: tally, confidence: 0.99) else {
      Issue.record("\(name), \(quantity): nothing was counted", sourceLocation: sourceLocation)
      return
    }
    let report: Comment = "\(name), \(quantity): \(estimate.low) to \(estimate.high), theory \(theory)"
    func accepts(_ value: Double) -> Bool { estimate.low <= value && value <= estimate.high }
    #expect(accepts(theory), report, sourceLocation: sourceLocation)
    #expect(!accepts(theory * (1 + shift)) && !accepts(theory * (1 - shift)), report, sourceLocation: sourceLocation)
  }

  /// The same for a mean over replications.
  func expectMean(
    _ quantity: String, theory: Double, shift: Double = 0.05, sourceLocation: SourceLocation = #_sourceLocation,
    _ value: (ReplicationResult) -> Double
  ) {
    expect(quantity, theory: theory, shift: shift, sourceLocation: sourceLocation) { (value($0), 1) }
  }
}

extension ContactCounts {
  /// Contacts that had to wait, however short, balked and blocked ones left out.
  var delayed: Double { Double(offered - answeredAtOnce - blocked - balked) }
  /// Seconds waited by all.
  var wait: Double { waitOfAnswered + waitOfLost }
}
