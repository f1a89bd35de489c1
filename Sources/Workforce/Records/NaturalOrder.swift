extension String {
  /// Whether this text stands before another in a list that people read: numbers by their value, all else by code points.
  ///
  /// `agent-2` stands before `agent-10`. No locale is asked, so the order is the same on every machine; Chinese names stand by the
  /// code points of their signs, which is no order of sounds or strokes, but always the same one. Texts that differ in leading zeros
  /// alone follow their bytes.
  ///
  /// - Parameter other: The other text.
  /// - Returns: Whether this one comes first; false for equal texts.
  public func precedesNaturally(_ other: String) -> Bool {
    let (left, right) = (Array(utf8), Array(other.utf8))
    var (place, otherPlace) = (0, 0)
    while place < left.count, otherPlace < right.count {
      let number = String.number(in: left, from: place)
      let otherNumber = String.number(in: right, from: otherPlace)
      if let number, let otherNumber {
        if number.digits.count != otherNumber.digits.count { return number.digits.count < otherNumber.digits.count }
        if number.digits != otherNumber.digits { return number.digits.lexicographicallyPrecedes(otherNumber.digits) }
        (place, otherPlace) = (number.end, otherNumber.end)
      } else {
        if left[place] != right[otherPlace] { return left[place] < right[otherPlace] }
        (place, otherPlace) = (place + 1, otherPlace + 1)
      }
    }
    if place == left.count, otherPlace == right.count { return left.lexicographicallyPrecedes(right) }
    return place == left.count
  }

  /// The run of decimal digits at a place without its leading zeros, and where it ends; nil where there is none.
  private static func number(in bytes: [UInt8], from start: Int) -> (digits: ArraySlice<UInt8>, end: Int)? {
    let run = bytes[start...].prefix { (0x30...0x39).contains($0) }
    return run.isEmpty ? nil : (run.drop { $0 == 0x30 }, run.endIndex)
  }
}
