/// Which agents are compared with each other.
public struct PeerRule: Hashable, Sendable {
  /// What peers have in common.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    /// Everybody is compared with everybody.
    case all
    /// Those of the same role, as the roster names it.
    case role
    /// Those of the same team, as the roster or else the records name it.
    case team
  }

  /// What peers have in common.
  public var basis = Basis.all
  /// In a group of fewer agents with records nobody is graded: the comparison says too little.
  public var minimum = 5

  /// Everybody with everybody.
  public init() {}
}
