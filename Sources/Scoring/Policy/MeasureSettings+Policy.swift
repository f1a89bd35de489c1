public import Workforce

extension MeasureSettings {
  /// The settings that a policy measures by: the recommended ones, but where the policy sets its own.
  public init(_ policy: ScorePolicy) {
    self.init()
    let rules = policy.measures
    if let seconds = rules.replyWithinSeconds { replyTargetSeconds = seconds }
    if let seconds = rules.replyLimitSeconds { replyLimitSeconds = seconds }
    if let days = rules.recontactDays { recontactDays = days }
    if let seconds = rules.resolveWithinSeconds { resolutionTargetSeconds = seconds }
  }
}
