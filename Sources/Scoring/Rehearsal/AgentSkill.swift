import Statistics

/// What a simulated agent can truly do, in logits above the average agent.
///
/// Half of the variance of each part is common to all four: who is good at one thing tends to be good at the others.
public struct AgentSkill: Sendable, Hashable {
  /// How content customers are.
  public var satisfaction: Double
  /// How often matters are settled.
  public var resolution: Double
  /// How quickly the agent replies and works: times are shorter by a factor that grows with it.
  public var speed: Double
  /// What reviewers mark.
  public var quality: Double

  /// The average agent.
  public static let average = AgentSkill(satisfaction: 0, resolution: 0, speed: 0, quality: 0)

  /// A skill in its parts.
  public init(satisfaction: Double, resolution: Double, speed: Double, quality: Double) {
    self.satisfaction = satisfaction
    self.resolution = resolution
    self.speed = speed
    self.quality = quality
  }

  /// A skill drawn at random; the standard deviation of each part is `spread`.
  static func drawn(spread: Double, _ stream: inout RandomStream) -> AgentSkill {
    let common = stream.normal()
    let half = 0.5.squareRoot() * spread
    return AgentSkill(
      satisfaction: half * (common + stream.normal()), resolution: half * (common + stream.normal()),
      speed: half * (common + stream.normal()), quality: half * (common + stream.normal()))
  }

  /// Quick and careless: what haste makes of somebody.
  var hasty: AgentSkill {
    AgentSkill(
      satisfaction: satisfaction - 0.7, resolution: resolution - 0.7, speed: speed, quality: quality - 0.7)
  }
}
