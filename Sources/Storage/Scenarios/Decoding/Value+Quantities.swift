internal import Workforce

/// Quantities as planners write them.
extension Value {
  /// A text that is not empty.
  func text(_ what: String = "a text") -> String? {
    guard let scalar, !scalar.allSatisfy(\.isWhitespace) else {
      complain(expected: what)
      return nil
    }
    guard scalar.utf8.count <= ScenarioLimits.textBytes else {
      complain(
        found: "\(scalar.utf8.count) bytes", expected: "at most \(ScenarioLimits.textBytes) bytes of text; shorten it")
      return nil
    }
    return scalar
  }

  /// A duration in seconds.
  func duration(positive: Bool = false, atMost limit: Double = ScenarioLimits.longestDuration) -> Double? {
    guard let scalar else {
      complain(expected: "a duration such as 90s, 3m or 1h30m")
      return nil
    }
    // Zero is the same in every unit.
    let seconds = scalar == "0" ? 0 : quantity { () throws(QuantityError) in try DurationText.parse(scalar) }
    guard let seconds else { return nil }
    if positive && seconds <= 0 {
      complain(expected: "a duration longer than zero")
      return nil
    }
    if seconds > limit {
      complain(expected: "a duration of at most \(DurationText.format(limit))")
      return nil
    }
    return seconds
  }

  /// A share, 0…1.
  func share() -> Double? {
    guard let scalar else {
      complain(expected: "a share such as 80% or 0.8")
      return nil
    }
    return quantity { () throws(QuantityError) in try ShareText.parse(scalar) }
  }

  /// A ratio such as a coefficient of variation: `35%`, `0.35` or `1.2`.
  func ratio(positive: Bool = false, atMost limit: Double) -> Double? {
    let number = scalar.flatMap { text in
      text.last == "%" ? Value.plainNumber(String(text.dropLast())).map { $0 / 100 } : Value.plainNumber(text)
    }
    guard let number, number >= 0, number <= limit, number > 0 || !positive else {
      complain(
        expected: "a number \(positive ? "above 0" : "from 0") to \(Value.written(limit)), or a percentage such as 35%")
      return nil
    }
    return number
  }

  /// A whole number.
  func count(_ range: ClosedRange<Int>, of what: String) -> Int? {
    guard let scalar else {
      complain(expected: "\(what) such as \(max(range.lowerBound, min(range.upperBound, 5)))")
      return nil
    }
    let digits = scalar.first == "-" ? scalar.dropFirst() : scalar[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      complain(expected: "\(what), written with digits only")
      return nil
    }
    guard let number = Int(scalar), range.contains(number) else {
      let limits = "from \(range.lowerBound) to \(range.upperBound)"
      complain(expected: "\(what) \(limits)")
      return nil
    }
    return number
  }

  /// A number within bounds.
  func number(_ range: ClosedRange<Double>, positive: Bool = false, of what: String) -> Double? {
    guard let number = scalar.flatMap(Value.plainNumber), range.contains(number), number > 0 || !positive else {
      let low = positive && range.lowerBound <= 0 ? "above 0" : "from \(Value.written(range.lowerBound))"
      complain(expected: "\(what) as a number \(low) to \(Value.written(range.upperBound))")
      return nil
    }
    return number
  }

  /// Contacts per second.
  func rate() -> Double? {
    guard let scalar else {
      complain(expected: "a rate such as 100/30m or 4.2/m")
      return nil
    }
    let rate = scalar == "0" ? 0 : quantity { () throws(QuantityError) in try RateText.parse(scalar).perSecond }
    guard let rate else { return nil }
    guard rate <= ScenarioLimits.arrivalsPerSecond else {
      complain(expected: "at most \(Value.written(ScenarioLimits.arrivalsPerSecond)) contacts a second")
      return nil
    }
    return rate
  }

  /// An amount of money.
  func money() -> Double? {
    guard let scalar else {
      complain(expected: "an amount of money as a plain number such as 0.99")
      return nil
    }
    guard let amount = quantity({ () throws(QuantityError) in try MoneyText.parse(scalar) }) else { return nil }
    guard amount <= ScenarioLimits.money else {
      complain(expected: "an amount of at most \(Value.written(ScenarioLimits.money))")
      return nil
    }
    return amount
  }

  /// One of some words.
  func choice(_ words: [String], _ what: String) -> String? {
    guard let scalar, words.contains(scalar) else {
      let nearest = scalar.flatMap { Spelling.nearest(to: $0, among: words) }
      let hint = nearest.map { "; did you mean \($0)?" } ?? ""
      complain(expected: "\(what): \(Value.alternatives(words))\(hint)")
      return nil
    }
    return scalar
  }

  /// One case of an enumeration, by its raw value.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(of type: Choice.Type, _ what: String) -> Choice? {
    choice(type.allCases.map(\.rawValue), what).flatMap(Choice.init(rawValue:))
  }

  /// Yes or no.
  func flag() -> Bool? {
    switch scalar {
    case "true": return true
    case "false": return false
    default:
      let word = scalar?.lowercased() ?? ""
      let isYes = ["yes", "y", "on", "true", "是", "对"].contains(word)
      let isNo = ["no", "n", "off", "false", "否", "不"].contains(word)
      complain(expected: "true or false" + (isYes ? "; write true" : isNo ? "; write false" : ""))
      return nil
    }
  }

  /// What a text of a quantity means; complains in the quantity's own words when it means nothing.
  func quantity<Result>(_ read: () throws(QuantityError) -> Result) -> Result? {
    do {
      return try read()
    } catch {
      if blamesWidth() { return nil }
      // The sentence of the quantity is complete; it starts in mid-line here and ends without a full stop.
      let sentence = error.description
      let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
      complain(text.prefix(1).lowercased() + text.dropFirst())
      return nil
    }
  }

  /// A finite number in plain decimal or scientific notation.
  static func plainNumber(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
    guard allowed, text.utf8.count <= 40, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// A number as people write it.
  static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  /// `a, b or c`.
  static func alternatives(_ words: [String], _ conjunction: String = "or") -> String {
    guard let last = words.last else { return "nothing" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
