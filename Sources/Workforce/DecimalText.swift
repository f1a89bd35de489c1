/// Plain decimal numbers, the same in every locale: digits, at most one point, no sign, no exponent, no separators.
enum DecimalText {
  /// Reads digits and at most one decimal point from the front of `text`.
  ///
  /// - Returns: the text of the number, empty when there is none; `text` is advanced past it.
  static func takeNumber(from text: inout Substring) -> Substring {
    var sawPoint = false
    let end =
      text.firstIndex { character in
        if character == ".", !sawPoint {
          sawPoint = true
          return false
        }
        return !isDigit(character)
      } ?? text.endIndex
    let number = text[..<end]
    text = text[end...]
    return number
  }

  /// The value of a whole text as a number that is not negative.
  static func parse(_ text: Substring, of kind: QuantityKind, in whole: String) throws(QuantityError) -> Double {
    var rest = text
    let number = takeNumber(from: &rest)
    if text.isEmpty { throw .malformed(kind: kind, found: whole, reason: "a number is missing") }
    if let first = text.first, first == "-" || first == "+" || first == "−" {
      throw .malformed(kind: kind, found: whole, reason: "a sign is not allowed")
    }
    guard rest.isEmpty else { throw .malformed(kind: kind, found: whole, reason: stray(rest)) }
    return try value(number, of: kind, in: whole)
  }

  /// The value of digits with at most one point.
  static func value(_ number: Substring, of kind: QuantityKind, in whole: String) throws(QuantityError) -> Double {
    guard let first = number.first, let last = number.last, isDigit(first), isDigit(last), let value = Double(number)
    else { throw .malformed(kind: kind, found: whole, reason: "a number begins and ends with a digit") }
    guard value <= 1e15 else { throw .outOfRange(kind: kind, found: whole, expected: "below 10^15") }
    return value
  }

  /// Says which character does not belong.
  static func stray(_ rest: Substring) -> String {
    guard let character = rest.first else { return "it ends too early" }
    if character == "," { return "write numbers with a decimal point and without separators" }
    return character.isNewline ? "a line break does not belong there" : "\"\(character)\" does not belong there"
  }

  /// The shortest decimal text that reads back as `value`, without an exponent.
  ///
  /// Assumes: `value` is finite, not negative and below 10^15, or smaller than can be written, which yields zero.
  static func format(_ value: Double) -> String {
    if value == value.rounded(), value < 1e18 { return String(Int64(value)) }
    let text = String(value)
    guard let mark = text.firstIndex(of: "e") else { return text }
    // Only small values carry an exponent here: move the point to the left.
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    let digits = text[..<mark].filter(isDigit)
    var shown = String(repeating: "0", count: max(0, -exponent - 1)) + digits
    while shown.last == "0" { shown.removeLast() }
    return "0." + shown
  }

  /// Whether a character is an ASCII digit; other scripts' digits are not numbers here.
  static func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" && character.isASCII }
}
