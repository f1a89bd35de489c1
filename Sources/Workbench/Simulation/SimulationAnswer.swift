public import Experiments
public import Storage
import Workforce

/// What `crewcast simulate` found.
public struct SimulationAnswer: Sendable {
  /// The scenario with its files.
  public let loaded: LoadedScenario
  /// Seed, replications and threads.
  public let settings: StudySettings
  /// What happened.
  public let result: StudyResult
  /// Where promises are missed most, worst first.
  public let hotSpots: [HotSpot]

  /// A result with the scenario it belongs to.
  public init(loaded: LoadedScenario, settings: StudySettings, result: StudyResult) {
    self.loaded = loaded
    self.settings = settings
    self.result = result
    hotSpots = HotSpot.find(in: result, of: loaded.scenario)
  }

  var scenario: Scenario { loaded.scenario }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "simulate", inputs: loaded.inputs.map { Report.Input(path: $0.path, digest: $0.digest) },
      seed: settings.seed, result: members, document: document,
      tables: [
        Report.Table("contact-types", typeRows), Report.Table("groups", groupRows),
        Report.Table("intervals", intervalRows),
      ], missedTargets: missedTargets, warnings: warnings.map(\.description))
  }

  /// Promises missed on average, a phrase each.
  var missedTargets: [String] {
    zip(scenario.contactTypes, result.types).compactMap { type, figures in
      guard let target = type.target, let level = figures.serviceLevel, level.mean < target.share else { return nil }
      return
        "\(type.name) \(Self.percent(level.mean)) instead of \(Self.promise(target)) (\(target.definition.rawValue))"
    }
  }

  /// Advice from reading and from simulating.
  var warnings: [Warning] {
    var list = loaded.warnings
    if case .precision(let halfWidth, _, let most) = settings.stopping, result.replications == most,
      let level = result.total.serviceLevel, level.halfWidth > halfWidth
    {
      list.append(
        Warning(
          "after \(most) replications the service level is known to ± \(Self.points(level.halfWidth)) only, not to ± "
            + "\(Self.points(halfWidth)); ask for more with --replications."))
    }
    for (type, figures) in zip(scenario.contactTypes, result.types) where figures.backlogAtEnd.mean >= 0.5 {
      list.append(
        Warning(
          "\(Self.count(figures.backlogAtEnd.mean)) contacts on average are still waiting at the end and belong neither to the "
            + "answered nor to the lost; lengthen the horizon or the last shifts.",
          at: "contact type \(type.name)"))
    }
    return list
  }
}
