import ArgumentParser
import Workbench
import Workforce

/// Readers of option values that say what is wrong with a value and what would be right.
enum Quantities {
  static func duration(_ text: String) throws -> Double { try reading(text, DurationText.parse) }
  static func rate(_ text: String) throws -> Rate { try reading(text, RateText.parse) }
  static func share(_ text: String) throws -> Double { try reading(text, ShareText.parse) }

  /// A whole number of at least one, small enough for any use.
  static func count(_ text: String) throws -> Int {
    guard let value = Int(text), value >= 1, value <= 1_000_000_000 else {
      throw ValidationError("Found \"\(text)\", expected a whole number of at least 1, for example 14.")
    }
    return value
  }

  private static func reading<Value>(
    _ text: String, _ parse: (String) throws(QuantityError) -> Value
  ) throws -> Value {
    do { return try parse(text) } catch { throw ValidationError(error.description) }
  }
}
