/// How figures are written for people: one fixed style, whatever the reader's locale, so that texts can be compared.
///
/// Thousands have a comma, decimals a point, percent signs a space before them; what cannot be said is a dash.
/// Calculations keep full precision: only these functions round, at the edge.
public enum Figures {
  /// What stands where there is no figure.
  public static let missing = "–"

  /// A number with a fixed count of decimals: `4,297.3`.
  ///
  /// - Parameters:
  ///   - value: the number; a value that is not finite becomes ``missing``.
  ///   - decimals: digits after the point; nil for as many as a reader can use (four significant ones).
  /// - Returns: the text.
  public static func number(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite else { return missing }
    let places = decimals ?? sensibleDecimals(value)
    var digits = DecimalDigits(value)
    digits.round(toPlaces: places)
    let shown = decimals ?? min(places, digits.places)
    let fraction = shown > 0 ? "." + digits.fraction(places: shown) : ""
    return (digits.isNegative ? "−" : "") + digits.integerPart(groupedBy: ",") + fraction
  }

  /// A whole number: `4,297`.
  public static func count(_ value: Int) -> String {
    var text = ""
    let digits = String(value.magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return (value < 0 ? "−" : "") + text
  }

  /// A share 0…1 in percent: `81.2 %`, with two decimals where one would round to 0 or to 100.
  ///
  /// - Parameters:
  ///   - share: 0…1; outside values are shown as they are.
  ///   - decimals: digits after the point; nil for sensible ones.
  /// - Returns: the text with its sign.
  public static func percent(_ share: Double, decimals: Int? = nil) -> String {
    guard share.isFinite else { return missing }
    let value = share * 100
    if let decimals { return number(value, decimals: decimals) + " %" }
    if value > 0, value < 0.005 { return "< 0.01 %" }
    if value < 100, value > 99.995 { return "> 99.99 %" }
    let isNearEnd = (value > 0 && value < 0.05) || (value >= 99.95 && value < 100)
    return number(value, decimals: isNearEnd ? 2 : 1) + " %"
  }

  /// A duration in its natural units: `0.8 s`, `23 s`, `1 min 23 s`, `2 h 05 min`, `3 d 4 h`.
  ///
  /// - Parameter seconds: the duration.
  /// - Returns: the text, rounded to the smaller of the two units shown.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return missing }
    if seconds < 0 { return "−" + duration(-seconds) }
    if seconds == 0 { return "0 s" }
    if seconds < 0.005 { return "< 0.01 s" }
    if seconds < 0.995 { return number(seconds, decimals: 2) + " s" }
    if seconds < 9.95 { return number(seconds, decimals: 1) + " s" }
    if seconds < 59.5 { return number(seconds, decimals: 0) + " s" }
    if seconds < 3599.5 {
      let whole = Int(seconds.rounded())
      return "\(whole / 60) min \(twoDigits(whole % 60)) s"
    }
    if seconds < 86_370 {
      let minutes = Int((seconds / 60).rounded())
      return "\(minutes / 60) h \(twoDigits(minutes % 60)) min"
    }
    let hours = (seconds / 3600).rounded()
    guard hours < 1e15 else { return number(seconds / 86_400) + " d" }
    let days = Int(hours) / 24
    return "\(count(days)) d \(Int(hours) % 24) h"
  }

  /// A duration that somebody stated, in full: `20 s`, `3 min`, `1 h 30 min`, `2.5 s`.
  ///
  /// - Parameter seconds: not negative.
  /// - Returns: the text, without rounding.
  public static func statedDuration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return duration(seconds) }
    var rest = seconds
    var parts: [String] = []
    for (unit, size) in [("d", 86_400.0), ("h", 3600), ("min", 60)] where rest >= size {
      let count = (rest / size).rounded(.down)
      parts.append(number(count, decimals: 0) + " " + unit)
      rest -= count * size
    }
    if rest > 1e-9 || parts.isEmpty { parts.append(number(rest) + " s") }
    return parts.joined(separator: " ")
  }

  /// An amount of money: `CNY 1,234.50`; large amounts without hundredths.
  ///
  /// - Parameters:
  ///   - amount: in units of the currency.
  ///   - currency: its code or sign; empty for none.
  /// - Returns: the text.
  public static func money(_ amount: Double, currency: String = "") -> String {
    guard amount.isFinite else { return missing }
    let text = number(amount, decimals: amount.magnitude < 9999.995 ? 2 : 0)
    return currency.isEmpty ? text : currency + " " + text
  }

  /// Decimals that leave four significant digits, none for large numbers.
  static func sensibleDecimals(_ value: Double) -> Int {
    let magnitude = value.magnitude
    if magnitude == 0 || magnitude >= 1000 { return 0 }
    if magnitude >= 100 { return 1 }
    if magnitude >= 10 { return 2 }
    if magnitude >= 1 { return 3 }
    return min(12, 4 - DecimalDigits(value).point)
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
