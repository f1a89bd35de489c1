/// The time-weighted mean of a quantity that jumps, such as the number of contacts waiting.
///
/// Units: the integral is in units of the quantity times seconds.
@frozen
public struct TimeWeighted: Sendable, BitwiseCopyable, Hashable {
  @usableFromInline var current: Double
  @usableFromInline var peak: Double
  @usableFromInline var start: Double
  @usableFromInline var last: Double
  @usableFromInline var area: Double

  /// A quantity with the given value from the given time on.
  @inlinable
  public init(value: Double = 0, at time: Double = 0) {
    current = value
    peak = value
    start = time
    last = time
    area = 0
  }

  /// Sets the quantity.
  ///
  /// - Parameters:
  ///   - newValue: The value from now on.
  ///   - time: Now; times must not decrease.
  @inlinable
  public mutating func set(_ newValue: Double, at time: Double) {
    assert(time >= last, "time runs forwards")
    area += current * (time - last)
    last = time
    current = newValue
    if newValue > peak { peak = newValue }
  }

  /// Adds to the quantity.
  ///
  /// - Parameters:
  ///   - change: What is added, negative to take away.
  ///   - time: Now; times must not decrease.
  @inlinable
  public mutating func add(_ change: Double, at time: Double) {
    set(current + change, at: time)
  }

  /// The quantity now.
  @inlinable
  public var value: Double { current }

  /// The largest value since the start.
  public var maximum: Double { peak }

  /// Begins a new measurement, at the end of the warm-up or of an interval, keeping the value.
  ///
  /// - Parameter time: Now.
  /// - Returns: The integral of the quantity over the measurement that ends.
  @discardableResult
  public mutating func restart(at time: Double) -> Double {
    let ended = integral(until: time)
    self = TimeWeighted(value: value, at: time)
    return ended
  }

  /// The integral of the quantity from the start to the given time, at or after the last change.
  public func integral(until time: Double) -> Double {
    area + value * (time - last)
  }

  /// The time-weighted mean from the start to the given time; the value itself when no time has passed.
  public func mean(until time: Double) -> Double {
    time > start ? integral(until: time) / (time - start) : value
  }
}
