public import Statistics
public import Workforce

/// How long the contacts of a type take and wait, estimated from observations.
public struct CustomerEstimate: Hashable, Sendable {
  /// The contact type.
  public let type: String
  /// How many asked for an agent.
  public let contacts: Int
  /// How many were answered with a known handling time.
  public let handlings: Int
  /// Handling times as they were observed.
  public let handling: Distribution
  /// Patience by Kaplan and Meier; nil when nobody ever left.
  public let patience: Distribution?
  /// The curve that the patience comes from.
  public let survival: SurvivalCurve?
  /// Whether handling times had to be taken from all types together.
  public let hasPooledHandling: Bool
  /// Whether the patience had to be taken from all types together.
  public let hasPooledPatience: Bool

  /// With fewer handling times than this, or fewer customers who left, all types are taken together.
  public static let fewest = 30

  /// Estimates for every type.
  ///
  /// An answered customer's patience is at least the wait, no more is known of it: it is censored. Assumes that patience is
  /// independent of the wait that was offered.
  ///
  /// - Returns: One estimate per type, in the order of `traffic.types`.
  /// - Throws: ``CalibrationError/noHandlingTimes`` when no record tells how long a contact took.
  public static func all(of traffic: ObservedTraffic) throws(CalibrationError) -> [CustomerEstimate] {
    let byType = Dictionary(grouping: traffic.contacts, by: \.type)
    let pooledHandling = traffic.contacts.compactMap(\.handling).sorted()
    guard !pooledHandling.isEmpty else { throw .noHandlingTimes }
    let pooledSurvival = curve(of: traffic.contacts)
    return traffic.types.map { type in
      let contacts = byType[type] ?? []
      let handling = contacts.compactMap(\.handling).sorted()
      let survival = curve(of: contacts)
      let isRare = handling.count < fewest
      let rarelyLeaves = (survival?.endedCount ?? 0) < fewest
      let used = rarelyLeaves ? pooledSurvival : survival
      return CustomerEstimate(
        type: type, contacts: contacts.count, handlings: handling.count,
        handling: .empirical(isRare ? pooledHandling : handling), patience: used?.distribution(), survival: used,
        hasPooledHandling: isRare, hasPooledPatience: rarelyLeaves)
    }
  }

  /// The curve of patience; nil when nobody left.
  private static func curve(of contacts: [ObservedContact]) -> SurvivalCurve? {
    // The times are finite and not negative, so the only failure is an empty sample.
    guard
      let curve = try? SurvivalCurve(contacts.map { CensoredTime($0.wait, isCensored: $0.isAnswered) }),
      curve.endedCount > 0
    else { return nil }
    return curve
  }
}

/// What can be wrong with observations that a scenario is to be made of.
public enum CalibrationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No contact in the period.
  case noContacts
  /// No record tells how long an agent took.
  case noHandlingTimes
  /// No record names the agent.
  case noAgents
  /// A head start names a type that does not occur.
  case unknownType(String, known: [String])

  /// One sentence with a remedy.
  public var description: String {
    switch self {
    case .noContacts:
      "The records hold no contact of the period that waited for an agent; check the period and the mapping of outcomes."
    case .noHandlingTimes:
      "No record tells how long an agent took; map 'workSeconds', or 'answered' together with 'released' or 'ended'."
    case .noAgents:
      "No record names the agent who answered, so nobody knows who was on duty; map 'agent'."
    case .unknownType(let type, let known):
      "A head start is given to the type \"\(type)\", which does not occur; the types are \(known.joined(separator: ", "))."
    }
  }
}
