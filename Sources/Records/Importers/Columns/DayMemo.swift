/// The days of a column of moments, each taken apart once: exports write `2025-10-13T09:00:00` row after row.
struct DayMemo {
  private struct Day {
    /// The ten bytes of the date.
    var date: (UInt64, UInt16) = (0, 0)
    /// How many bytes the moments have: 19, or 20 with a `Z`.
    var length = 0
    /// What the wall clock's midnight is in seconds since 1970.
    var midnight = 0.0
  }

  /// One place for each day of a year.
  private var days = Array(repeating: Day(), count: 512)

  /// A memo without room, for while another is in use.
  static let none: DayMemo = {
    var memo = DayMemo()
    memo.days = []
    return memo
  }()

  /// Remembers a day.
  ///
  /// - Parameters:
  ///   - text: A moment of this day.
  ///   - midnight: Seconds since 1970 to which the time of day is added, whatever it is.
  mutating func learn(_ text: UnsafeRawBufferPointer, midnight: Double) {
    guard DayMemo.secondOfDay(text) != nil else { return }
    days[DayMemo.place(text)] = Day(date: DayMemo.date(text), length: text.count, midnight: midnight)
  }

  /// Seconds since 1970 of a moment of a day that is known in the same form; nil for any other.
  @inline(__always)
  func moment(_ text: UnsafeRawBufferPointer) -> Double? {
    guard let time = DayMemo.secondOfDay(text) else { return nil }
    let day = days[DayMemo.place(text)]
    return day.length == text.count && day.date == DayMemo.date(text) ? day.midnight + time : nil
  }

  @inline(__always)
  private static func date(_ text: UnsafeRawBufferPointer) -> (UInt64, UInt16) {
    (text.loadUnaligned(as: UInt64.self), text.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
  }

  /// By the digits of month and day.
  @inline(__always)
  private static func place(_ text: UnsafeRawBufferPointer) -> Int {
    func digit(_ place: Int) -> Int { Int(text[place] & 15) }
    return ((digit(5) * 10 + digit(6)) * 32 + digit(8) * 10 + digit(9)) & 511
  }

  /// The time of day of `…T09:00:00` or `… 09:00:00Z`, whatever the date; nil for any other form.
  @inline(__always)
  static func secondOfDay(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard bytes.count == 19 || (bytes.count == 20 && bytes[19] == 90), bytes[10] == 84 || bytes[10] == 32,
      bytes[13] == 58, bytes[16] == 58
    else { return nil }
    var wrong = false
    func pair(_ place: Int) -> Int {
      let (tens, ones) = (bytes[place] &- 48, bytes[place + 1] &- 48)
      wrong = wrong || tens > 9 || ones > 9
      return Int(tens) * 10 + Int(ones)
    }
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    return wrong || hour > 23 || minute > 59 || second > 59 ? nil : Double(hour * 3600 + minute * 60 + second)
  }
}
