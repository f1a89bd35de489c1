/// An amount per span of time: contacts, or money.
public struct Rate: Hashable, Sendable {
  /// The amount in one period.
  public var amount: Double
  /// The length of the period, in seconds.
  public var periodSeconds: Double

  /// A rate; the amount is not negative and the period is positive.
  public init(amount: Double, periodSeconds: Double) {
    precondition(amount >= 0 && amount.isFinite, "an amount is finite and not negative")
    precondition(periodSeconds > 0 && periodSeconds.isFinite, "a period is finite and positive")
    self.amount = amount
    self.periodSeconds = periodSeconds
  }

  /// The amount in one second.
  public var perSecond: Double { amount / periodSeconds }

  /// The amount in one hour.
  public var perHour: Double { amount * 3_600 / periodSeconds }

  /// The expected amount during another duration.
  ///
  /// Multiplies before dividing, so that 100 in 30 minutes over 3 minutes is 10 and not its neighbour.
  public func amount(duringSeconds seconds: Double) -> Double { amount * seconds / periodSeconds }
}

/// Rates as people write them: `100/30m`, `4.2/m`.
public enum RateText {
  /// Reads a rate of contacts.
  ///
  /// - Parameter text: a number, a slash, and a duration or a bare unit of time.
  /// - Throws: ``QuantityError`` when the text is no rate.
  public static func parse(_ text: String) throws(QuantityError) -> Rate {
    try parse(text, of: .rate)
  }

  /// Reads a rate of the given kind.
  static func parse(_ text: String, of kind: QuantityKind) throws(QuantityError) -> Rate {
    guard let slash = text.firstIndex(of: "/") else {
      throw .malformed(kind: kind, found: text, reason: "the slash and the period are missing")
    }
    let amount = try DecimalText.parse(text[..<slash], of: kind, in: text)
    let period = text[text.index(after: slash)...]
    let seconds: Double
    if let unit = DurationText.seconds(ofUnit: period) {
      seconds = unit
    } else {
      seconds = try DurationText.parse(period, of: kind, in: text)
    }
    guard seconds > 0 else { throw .outOfRange(kind: kind, found: text, expected: "with a period longer than zero") }
    return Rate(amount: amount, periodSeconds: seconds)
  }

  /// Writes a rate so that ``parse(_:)`` reads it.
  public static func format(_ rate: Rate) -> String {
    DecimalText.format(rate.amount) + "/" + DurationText.format(rate.periodSeconds)
  }
}

/// Money as people write it: `0.99` for an amount, `45/h` for a cost per time; the currency is the scenario's.
public enum MoneyText {
  /// Reads an amount of money.
  public static func parse(_ text: String) throws(QuantityError) -> Double {
    try DecimalText.parse(text[...], of: .money, in: text)
  }

  /// Reads a cost per time.
  public static func parseRate(_ text: String) throws(QuantityError) -> Rate {
    try RateText.parse(text, of: .moneyRate)
  }
}
