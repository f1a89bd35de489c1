/// A text that was meant to be a quantity and could not be read as one.
public enum QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text does not follow the pattern of its kind; `reason` says where it departs from it.
  case malformed(kind: QuantityKind, found: String, reason: String)
  /// The text is well formed and its value lies outside the permitted range.
  case outOfRange(kind: QuantityKind, found: String, expected: String)

  /// One sentence: what was found, what was expected, an example.
  public var description: String {
    switch self {
    case .malformed(let kind, let found, let reason):
      "Found \(Self.quoted(found)) (\(reason)), expected \(kind.pattern), for example \(kind.example)."
    case .outOfRange(let kind, let found, let expected):
      "Found \(Self.quoted(found)), expected \(kind.noun) \(expected), for example \(kind.example)."
    }
  }

  /// The text in quotation marks, on one line and cut to a length that fits a message.
  private static func quoted(_ text: String) -> String {
    let line = text.map { $0.isNewline ? " " : $0 }
    return line.count <= 40 ? "\"\(String(line))\"" : "\"\(String(line.prefix(37)))…\""
  }
}

/// The kinds of quantity that are written as text.
public enum QuantityKind: Hashable, Sendable {
  /// A span of time, `1h30m`.
  case duration
  /// Contacts per span of time, `100/30m`.
  case rate
  /// A part of a whole, `80%`.
  case share
  /// A share within a time, `80%/20s`.
  case target
  /// An amount of money, `0.99`.
  case money
  /// Money per span of time, `45/h`.
  case moneyRate

  /// The kind with its article, as a message names it.
  var noun: String {
    switch self {
    case .duration: "a duration"
    case .rate: "a rate"
    case .share: "a share"
    case .target: "a target"
    case .money: "an amount of money"
    case .moneyRate: "a cost per time"
    }
  }

  /// The pattern in words.
  var pattern: String {
    switch self {
    case .duration: "a duration as numbers with the units w, d, h, m, s or ms, largest first"
    case .rate: "a rate as a number, a slash and a duration"
    case .share: "a share as a percentage or as a fraction between 0 and 1"
    case .target: "a target as a share, a slash and a duration"
    case .money: "an amount of money as a plain number"
    case .moneyRate: "a cost per time as a number, a slash and a duration"
    }
  }

  /// Texts that can be read.
  var example: String {
    switch self {
    case .duration: "90s, 3m or 1h30m"
    case .rate: "100/30m or 4.2/m"
    case .share: "80% or 0.8"
    case .target: "80%/20s"
    case .money: "0.99"
    case .moneyRate: "45/h"
    }
  }
}
