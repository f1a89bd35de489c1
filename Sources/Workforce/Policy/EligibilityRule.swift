/// Who is scored.
public struct EligibilityRule: Hashable, Sendable {
  /// So many conversations must have been served; of those who work part time, their share of it.
  public var conversations = 0
  /// On so many days; of those who work part time, their share of it.
  public var days = 0
  /// Employed for so many days by the end of the period; needs the roster.
  public var employedDays = 0
  /// The roles the policy is for; empty for all.
  ///
  /// Agents of other roles are neither scored nor compared; needs the roster.
  public var roles: [String] = []

  /// Everybody.
  public init() {}

  /// What a limit asks of somebody who works a share of full time; rounded down, in the employee's favour.
  public static func limit(_ full: Int, fullTimeShare: Double) -> Int {
    Int((Double(full) * fullTimeShare + 1e-9).rounded(.down))
  }
}
