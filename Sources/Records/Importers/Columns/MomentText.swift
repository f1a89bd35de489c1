import Workforce

/// The parts of a date and time as they stand in a text.
struct MomentText {
  /// The three numbers of the date in the order of the text; a month by name stands as its number.
  var date: (Int, Int, Int)
  /// Which of the three is the year: 0 when it comes first, 2 when it comes last.
  var yearPlace: Int
  /// Where a month written by name stands among the three; nil when it is a number.
  var namedMonth: Int?
  /// Seconds after midnight.
  var second: Double
  /// Seconds ahead of universal time, where the text says so.
  var offset: Int?

  /// A date and time, with or without seconds, fractions, AM or PM, an offset; nil for anything else.
  init?(_ text: String) {
    var text = text
    let found = text.withUTF8 { MomentText(UnsafeRawBufferPointer($0)) }
    guard let found else { return nil }
    self = found
  }

  /// The same from UTF-8 bytes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    if let usual = MomentText(iso: bytes) {
      self = usual
      return
    }
    var scanner = MomentScanner(bytes)
    guard let (date, named) = scanner.date() else { return nil }
    self.date = (date[0].value, date[1].value, date[2].value)
    namedMonth = named
    if date[0].digits == 4 { yearPlace = 0 } else if date[2].digits == 4 { yearPlace = 2 } else { return nil }
    guard let (second, offset) = scanner.time() else { return nil }
    self.second = second
    self.offset = offset
  }

  /// `2025-10-13T09:00:00` with a letter T or a blank, and `Z` or nothing behind it: what most exports write.
  private init?(iso bytes: UnsafeRawBufferPointer) {
    guard let time = DayMemo.secondOfDay(bytes), bytes[4] == 45, bytes[7] == 45 else { return nil }
    var wrong = false
    func pair(_ place: Int) -> Int {
      let (tens, ones) = (bytes[place] &- 48, bytes[place + 1] &- 48)
      wrong = wrong || tens > 9 || ones > 9
      return Int(tens) * 10 + Int(ones)
    }
    date = (pair(0) * 100 + pair(2), pair(5), pair(8))
    if wrong { return nil }
    (yearPlace, namedMonth, offset, second) = (0, nil, bytes.count == 20 ? 0 : nil, time)
  }

  /// The calendar day, given the order of day and month where both are numbers.
  func day(_ order: RecordMapping.DateOrder) -> CalendarDate? {
    let (first, second, third) = date
    if yearPlace == 0 { return CalendarDate(year: first, month: second, day: third) }
    let isMonthFirst = namedMonth.map { $0 == 0 } ?? (order == .mdy)
    return CalendarDate(year: third, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
  }

  /// Whether the text could be read day first or month first, and gives another day for each.
  var isAmbiguous: Bool { yearPlace == 2 && namedMonth == nil && date.0 <= 12 && date.1 <= 12 && date.0 != date.1 }
  /// Whether it can only be read day first, or only month first; nil when both or neither.
  var onlyOrder: RecordMapping.DateOrder? {
    guard yearPlace == 2, namedMonth == nil, (date.0 > 12) != (date.1 > 12) else { return nil }
    return date.0 > 12 ? .dmy : .mdy
  }
}

/// Goes through the bytes of a date and time.
private struct MomentScanner {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  struct Number {
    var value: Int
    var digits: Int
  }

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let byte = next, isSkipped(byte) { place += 1 }
  }

  private mutating func number() -> Number? {
    let start = place
    var value = 0
    while let byte = next, byte >= 48, byte <= 57, place - start < 9 {
      value = value * 10 + Int(byte - 48)
      place += 1
    }
    return place > start ? Number(value: value, digits: place - start) : nil
  }

  private mutating func word() -> String {
    let start = place
    while let byte = next, (byte | 32) >= 97, (byte | 32) <= 122 { place += 1 }
    return String(decoding: bytes[start..<place].map { $0 | 32 }, as: UTF8.self)
  }

  /// Three numbers, of which one may be a month's name, with separators between.
  mutating func date() -> ([Number], Int?)? {
    var parts: [Number] = []
    var named: Int?
    skip { $0 == 32 }
    while parts.count < 3 {
      if let number = number() {
        parts.append(number)
      } else {
        let name = word()
        guard named == nil, name.count >= 3,
          let month = MomentScanner.months.firstIndex(where: { $0.hasPrefix(name) || name == $0 })
        else { return nil }
        named = parts.count
        parts.append(Number(value: month + 1, digits: 2))
      }
      if parts.count < 3 {
        let before = place
        // - / . , blank, and the bytes of 年 and 月.
        skip { [45, 47, 46, 44, 32].contains($0) || $0 >= 128 }
        guard place > before else { return nil }
      }
    }
    skip { $0 >= 128 || $0 == 44 }
    return (parts, named)
  }

  /// Seconds after midnight and the offset; midnight when there is no time.
  mutating func time() -> (Double, Int?)? {
    skip { $0 == 32 || $0 == 84 || $0 == 116 }
    guard next != nil else { return (0, nil) }
    guard let hour = number(), next == 58 else { return nil }
    place += 1
    guard let minute = number() else { return nil }
    var second = 0.0
    if next == 58 {
      place += 1
      guard let whole = number() else { return nil }
      second = Double(whole.value)
      if next == 46 {
        place += 1
        guard let part = number() else { return nil }
        second += Double(part.value) / MomentScanner.powers[part.digits]
      }
    }
    skip { $0 == 32 }
    var hours = hour.value
    let start = place
    let half = word()
    if half == "am" || half == "pm" {
      guard (1...12).contains(hours) else { return nil }
      hours = hours % 12 + (half == "pm" ? 12 : 0)
      skip { $0 == 32 }
    } else {
      place = start
    }
    guard hours < 24 || (hours == 24 && minute.value == 0 && second == 0), minute.value < 60, second < 60,
      let offset = offset()
    else { return nil }
    return (Double(hours * 3600 + minute.value * 60) + second, offset.seconds)
  }

  private mutating func offset() -> (seconds: Int?, Void)? {
    skip { $0 == 32 }
    let name = word()
    if !name.isEmpty, !["z", "utc", "gmt"].contains(name) { return nil }
    guard let sign = next else { return (name.isEmpty ? nil : 0, ()) }
    guard sign == 43 || sign == 45 else { return nil }
    place += 1
    guard let first = number() else { return nil }
    var seconds = first.digits <= 2 ? first.value * 3600 : first.value / 100 * 3600 + first.value % 100 * 60
    if next == 58 {
      place += 1
      guard let minutes = number() else { return nil }
      seconds += minutes.value * 60
    }
    guard next == nil, seconds <= 18 * 3600 else { return nil }
    return (sign == 43 ? seconds : -seconds, ())
  }

  private static let powers: [Double] = [1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
