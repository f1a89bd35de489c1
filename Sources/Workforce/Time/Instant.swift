/// A moment, as seconds since 1970-01-01T00:00:00Z.
///
/// Kept to better than a microsecond until the year 2100.
@frozen
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds ignored.
  public var secondsSince1970: Double

  /// The moment that lies so many seconds after 1970-01-01T00:00:00Z.
  @inlinable public init(secondsSince1970: Double) { self.secondsSince1970 = secondsSince1970 }

  /// The moment `seconds` later (earlier when negative).
  @inlinable public func advanced(by seconds: Double) -> Instant {
    Instant(secondsSince1970: secondsSince1970 + seconds)
  }

  /// Seconds from another moment to this one.
  @inlinable public func seconds(since other: Instant) -> Double { secondsSince1970 - other.secondsSince1970 }

  /// Whether one moment lies before another.
  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}
