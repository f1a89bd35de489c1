/// A format of dates and times, declared and never guessed, so that 03/04 is not taken for another day.
///
/// Letters as in Unicode's date patterns: `yyyy`, `yy` (2000…2099), `MM` or `M`, `dd` or `d`, `HH` or `H`, `hh` or `h` with
/// `a` (AM or PM), `mm` or `m`, `ss` or `s` (with a fraction if there is one), `XXX` (an offset such as `Z`, `+08:00` or
/// `+0800`). What stands in brackets may be missing; everything else stands for itself.
///
/// Source: Unicode Technical Standard 35, part 4, Dates, section 8.
public struct TimestampFormat: Hashable, Sendable {
  /// The pattern as it was declared.
  public let pattern: String
  private let pieces: [Piece]

  private enum Piece: Hashable, Sendable {
    case field(Character, Int)
    case literal(Character)
    case optional([Piece])
  }

  /// A format by its pattern; nil when the pattern is none, or names no year, month and day.
  public init?(_ pattern: String) {
    var rest = Array(pattern)[...]
    guard let pieces = TimestampFormat.pieces(&rest, nested: false), rest.isEmpty else { return nil }
    for letter in "yMd" where !pattern.contains(letter) { return nil }
    self.pattern = pattern
    self.pieces = pieces
  }

  private init(checked pattern: String) {
    var rest = Array(pattern)[...]
    self.pattern = pattern
    pieces = TimestampFormat.pieces(&rest, nested: false) ?? []
  }

  /// `2026-11-11 10:00`, with or without time, seconds and offset, with a blank or a T between.
  public static let standard = [
    TimestampFormat(checked: "yyyy-MM-dd[ HH:mm[:ss][XXX]]"),
    TimestampFormat(checked: "yyyy-MM-dd'T'HH:mm[:ss][XXX]"),
  ]

  private static func pieces(_ rest: inout ArraySlice<Character>, nested: Bool) -> [Piece]? {
    var pieces: [Piece] = []
    while let letter = rest.first {
      if letter == "]" { return nested ? pieces : nil }
      rest.removeFirst()
      if letter == "[" {
        guard let inner = TimestampFormat.pieces(&rest, nested: true), rest.popFirst() == "]" else { return nil }
        pieces.append(.optional(inner))
      } else if letter == "'" {
        guard let end = rest.firstIndex(of: "'") else { return nil }
        pieces += rest[..<end].map { .literal($0) }
        rest = rest[(end + 1)...]
      } else if letter.isASCII && letter.isLetter {
        let count = 1 + rest.prefix { $0 == letter }.count
        rest = rest.dropFirst(count - 1)
        guard allowed[letter]?.contains(count) == true else { return nil }
        pieces.append(.field(letter, count))
      } else {
        pieces.append(.literal(letter))
      }
    }
    return nested ? nil : pieces
  }

  private static let allowed: [Character: Set<Int>] = [
    "y": [2, 4], "M": [1, 2], "d": [1, 2], "H": [1, 2], "h": [1, 2], "m": [1, 2], "s": [1, 2], "a": [1], "X": [3],
  ]

  /// The timestamp that a text stands for; nil when it does not fit the format or there is no such day or time.
  public func parse(_ text: String) -> Timestamp? {
    var fields = Fields()
    guard let rest = TimestampFormat.match(pieces[...], Array(text.utf8)[...], &fields), rest.isEmpty else {
      return nil
    }
    return fields.timestamp
  }

  private static func match(
    _ pieces: ArraySlice<Piece>, _ text: ArraySlice<UInt8>, _ fields: inout Fields
  ) -> ArraySlice<UInt8>? {
    var text = text
    for piece in pieces {
      switch piece {
      case .literal(let letter):
        let bytes = Array(String(letter).utf8)
        guard text.starts(with: bytes) else { return nil }
        text = text.dropFirst(bytes.count)
      case .field(let letter, let count):
        guard let rest = fields.take(letter, count, text) else { return nil }
        text = rest
      case .optional(let inner):
        var attempt = fields
        if let rest = match(inner[...], text, &attempt) {
          text = rest
          fields = attempt
        }
      }
    }
    return text
  }
}

extension TimestampFormat {
  /// The fields that were found in a text.
  private struct Fields {
    var values: [Character: Int] = [:]
    var fraction = 0.0
    var offset: Int?

    var timestamp: Timestamp? {
      guard let year = values["y"], let month = values["M"], let day = values["d"] else { return nil }
      var hour = values["H"] ?? 0
      if let twelve = values["h"] {
        guard (1...12).contains(twelve), let half = values["a"] else { return nil }
        hour = twelve % 12 + half
      }
      return Timestamp(
        year: year, month: month, day: day, hour: hour, minute: values["m"] ?? 0,
        second: Double(values["s"] ?? 0) + fraction, offset: offset)
    }

    /// Takes a field off the start of a text.
    mutating func take(_ letter: Character, _ count: Int, _ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      switch letter {
      case "a":
        let half = String(decoding: text.prefix(2), as: UTF8.self).uppercased()
        guard half == "AM" || half == "PM" else { return nil }
        values["a"] = half == "PM" ? 12 : 0
        return text.dropFirst(2)
      case "X":
        return takeOffset(text)
      default:
        let digits = text.prefix { (48...57).contains($0) }.prefix(letter == "y" ? count : 2)
        guard digits.count == count || count == 1 && !digits.isEmpty else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        values[letter] = letter == "y" && count == 2 ? 2000 + value : value
        let rest = text.dropFirst(digits.count)
        return letter == "s" ? takeFraction(rest) : rest
      }
    }

    private mutating func takeFraction(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = text.dropFirst().prefix { (48...57).contains($0) }
      guard text.first == UInt8(ascii: "."), !digits.isEmpty else { return text }
      fraction = Double("0." + String(decoding: digits.prefix(9), as: UTF8.self)) ?? 0
      return text.dropFirst(1 + digits.count)
    }

    private mutating func takeOffset(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      if text.first == UInt8(ascii: "Z") {
        offset = 0
        return text.dropFirst()
      }
      guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
      let colon = text.dropFirst(3).first == UInt8(ascii: ":")
      let length = colon ? 6 : 5
      let digits = text.dropFirst().prefix(length - 1).filter { $0 != UInt8(ascii: ":") }.map { Int($0) - 48 }
      guard text.count >= length, digits.count == 4, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
      let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
      guard digits[2] < 6 else { return nil }
      offset = (sign == UInt8(ascii: "-") ? -60 : 60) * minutes
      return text.dropFirst(length)
    }
  }
}
