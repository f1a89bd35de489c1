/// A finite number as the shortest decimal digits that read back to the same value.
///
/// Formatting works on these digits, so that 2.675 becomes 2.68, as the reader of "2.675" expects, and no locale is asked.
struct DecimalDigits {
  /// Whether a minus sign belongs in front; zero is never negative.
  var isNegative: Bool
  /// Digits 0…9 without leading zeros; empty for zero.
  var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative or beyond the end.
  var point: Int

  /// The digits of a number.
  ///
  /// - Parameter value: finite.
  init(_ value: Double) {
    precondition(value.isFinite, "only finite numbers have digits")
    isNegative = value < 0
    digits = []
    point = 0
    var exponent = 0
    var seenPoint = false
    var bytes = value.magnitude.description.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"):
        var text = ""
        while let next = bytes.next() { text.unicodeScalars.append(Unicode.Scalar(next)) }
        exponent = Int(text) ?? 0
      default:
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { point += 1 }
      }
    }
    point += exponent
    normalize()
  }

  /// Rounds to so many decimal places, halves away from zero.
  mutating func round(toPlaces places: Int) {
    let kept = point + places
    guard kept < digits.count else { return }
    if kept < 0 {
      digits = []
    } else {
      let roundsUp = digits[kept] >= 5
      digits.removeSubrange(kept...)
      if roundsUp { increment() }
    }
    normalize()
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private mutating func normalize() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      point = 0
      isNegative = false
    }
  }

  /// The digits before the point, grouped by three.
  func integerPart(groupedBy separator: String) -> String {
    guard point > 0 else { return "0" }
    var text = ""
    for index in 0..<point {
      if index > 0, (point - index).isMultiple(of: 3) { text += separator }
      text += String(index < digits.count ? digits[index] : 0)
    }
    return text
  }

  /// Exactly so many digits after the point.
  func fraction(places: Int) -> String {
    (0..<places).reduce(into: "") { text, place in
      let index = point + place
      text += String(index >= 0 && index < digits.count ? digits[index] : 0)
    }
  }

  /// How many digits stand after the point.
  var places: Int { max(0, digits.count - point) }
}
