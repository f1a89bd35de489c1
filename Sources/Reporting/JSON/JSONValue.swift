public import Workforce

/// A JSON document as a value, with the keys of objects in the order in which they were given.
///
/// Numbers are written in the shortest form that reads back to the same value. JSON knows neither NaN nor infinity: such a
/// figure becomes `null`, and in an object a key `…Reason` beside it says why.
public enum JSONValue: Hashable, Sendable {
  /// Nothing, deliberately.
  case null
  /// A figure that does not exist, with the reason: `null`, and `<key>Reason` beside it.
  case unavailable(String)
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A number.
  case number(Double)
  /// Words.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values in order; no key twice.
  case object([Member])

  /// One key of an object and its value.
  public struct Member: Hashable, Sendable {
    /// The key, in camelCase.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A key and its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An estimate as `{"mean", "low", "high", "confidence"}`.
  public init(_ estimate: Estimate) {
    self = [
      "mean": .number(estimate.mean), "low": .number(estimate.low), "high": .number(estimate.high),
      "confidence": .number(estimate.confidence),
    ]
  }

  /// A number where there is one, else `null`.
  public init(_ value: Double?) { self = value.map { .number($0) } ?? .null }

  /// Words where there are any, else `null`.
  public init(_ value: String?) { self = value.map { .string($0) } ?? .null }

  /// The value of a key, or nil when this is no object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// This object with more members at its end.
  ///
  /// - Parameter members: keys that it does not have yet.
  /// - Returns: the longer object.
  public func appending(_ members: [Member]) -> JSONValue {
    guard case .object(let own) = self else { preconditionFailure("only objects have members") }
    return .object(own + members)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// Words.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; the keys keep their order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// Nothing.
  public init(nilLiteral: ()) { self = .null }
}
