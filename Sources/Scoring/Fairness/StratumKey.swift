/// What made a case easy or hard, in steps from coarse to fine: channel, issue, language, hour of the day, load.
///
/// Each step is a small number; zero means "not known" or "not told apart". Dropping steps from the fine end gives the coarser strata.
public struct StratumKey: Hashable, Sendable, BitwiseCopyable, Comparable {
  /// One step of the description.
  public enum Step: Int, CaseIterable, Sendable {
    case channel, issue, language, hours, load
  }

  /// The steps, twelve bits each, the coarsest highest.
  public private(set) var code: UInt64

  /// Everything in one stratum.
  public static let whole = StratumKey(code: 0)

  /// The largest number a step can hold; greater ones share the last place.
  public static let largest = 4095

  /// A description by its code.
  init(code: UInt64) { self.code = code }

  /// A description by its steps; each number is cut to 0…4095.
  public init(channel: Int = 0, issue: Int = 0, language: Int = 0, hours: Int = 0, load: Int = 0) {
    code = 0
    for part in [channel, issue, language, hours, load] {
      code = code << 12 | UInt64(min(max(part, 0), StratumKey.largest))
    }
  }

  /// The number of a step.
  public subscript(step: Step) -> Int { Int(code >> UInt64(12 * (4 - step.rawValue)) & 4095) }

  /// The description by its first steps only.
  ///
  /// - Parameter count: How many steps are kept, 0…5.
  public func prefix(_ count: Int) -> StratumKey {
    let dropped = UInt64(12 * (5 - count))
    return dropped >= 60 ? .whole : StratumKey(code: (code >> dropped) << dropped)
  }

  /// In the order of the codes: coarse steps first.
  public static func < (left: StratumKey, right: StratumKey) -> Bool { left.code < right.code }
}
