/// How agents are compared: the limits below which a stratum says too little, and how sure intervals are.
public struct FairnessSettings: Hashable, Sendable {
  /// A stratum with fewer cases is merged into the next coarser one.
  public var minimumStratumCases = 30.0
  /// A stratum with fewer agents is merged into the next coarser one; smaller teams are taken as they are.
  public var minimumStratumAgents = 3
  /// The confidence of intervals.
  public var confidence = 0.95
  /// Whether waits that staffing explains are taken off before agents are compared.
  public var adjustsForLoad = true

  /// The settings recommended.
  public init(adjustsForLoad: Bool = true) { self.adjustsForLoad = adjustsForLoad }
}
