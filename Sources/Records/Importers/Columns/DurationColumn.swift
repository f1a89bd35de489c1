import Workforce

/// A column of durations: the unit is settled for the whole column, by the mapping or by the column's name, never for
/// a cell.
struct DurationColumn {
  private enum Style: Equatable {
    /// Numbers that count so many seconds.
    case number(Double)
    /// `12:34:56`, hours first.
    case clock
    /// "1 day 3 hours", `1h30m`.
    case words
  }

  let cells: CellColumn
  private let style: Style
  /// What was found out, for people.
  let note: String?

  /// Settles how a column is read, from all of its cells.
  static func settle(_ cells: CellColumn, of table: some RecordColumns) -> Result<DurationColumn, UndecidedColumn> {
    var facts = DurationFacts()
    for row in 0..<table.rowCount { if let text = cells.text(row, of: table) { facts.add(text) } }
    return settle(cells, facts)
  }

  /// Settles how a column is read, from what its cells were found to be like.
  static func settle(_ cells: CellColumn, _ facts: DurationFacts) -> Result<DurationColumn, UndecidedColumn> {
    let (hasClock, hasWords, hasNumber) = (facts.hasClock, facts.hasWords, facts.hasNumber)
    if hasClock, hasNumber {
      return .failure(UndecidedColumn("\(cells.name): some durations are written h:mm:ss and others are plain numbers"))
    }
    if hasClock {
      return .success(DurationColumn(cells: cells, style: .clock, note: "\(cells.name): hours, minutes and seconds"))
    }
    if hasWords, !hasNumber {
      return .success(
        DurationColumn(
          cells: cells, style: .words, note: "\(cells.name): durations in words, which may have been cut short"))
    }
    if let unit = cells.source.unit { return .success(DurationColumn(cells: cells, style: .number(unit), note: nil)) }
    guard let unit = DurationColumn.unit(in: cells.name) else {
      if !hasNumber { return .success(DurationColumn(cells: cells, style: .number(1), note: nil)) }
      return .failure(UndecidedColumn("\(cells.name): the unit of these durations is not told; set unit: 1s, 1m or 1h"))
    }
    return .success(
      DurationColumn(
        cells: cells, style: .number(unit), note: "\(cells.name): a unit is \(Int(unit)) s, by the column's name"))
  }

  /// The seconds of a row: nil where there are none, a failure where the text is no duration or negative.
  func seconds(_ row: Int, of table: some RecordColumns) -> Result<Double?, BadCell> {
    guard let text = cells.text(row, of: table) else { return .success(nil) }
    return seconds(of: text)
  }

  /// Whether another column is read in the same way.
  func isRead(as other: DurationColumn) -> Bool { style == other.style }

  /// The seconds of a text that is not empty.
  func seconds(of text: String) -> Result<Double?, BadCell> {
    let seconds: Double? =
      switch style {
      case .number(let unit): Double(text).map { $0 * unit }
      // Zero among clock times is an export's way of saying "none".
      case .clock: text == "0" ? nil : DurationColumn.clock(text)
      case .words: DurationWords.seconds(text)
      }
    if case .clock = style, text == "0" { return .success(nil) }
    guard let seconds, seconds.isFinite else { return .failure(BadCell(text, "no duration")) }
    if seconds < 0 { return .failure(BadCell(text, "a duration is never negative")) }
    if seconds > RecordLimits.seconds { return .failure(BadCell(text, RecordLimits.reason(RecordLimits.seconds))) }
    return .success(seconds)
  }

  /// `h:mm:ss`, with fractions; `h:mm` too.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hours = Int(parts[0]), hours >= 0, let minutes = Int(parts[1]),
      (0..<60).contains(minutes)
    else { return nil }
    guard parts.count == 3 else { return Double(hours * 3600 + minutes * 60) }
    guard let seconds = Double(parts[2]), (0..<60).contains(seconds) else { return nil }
    return Double(hours * 3600 + minutes * 60) + seconds
  }

  /// The seconds of the unit that a column's name tells.
  static func unit(in name: String) -> Double? {
    let name = HeaderName(name).plain
    let units: [(Double, [String])] = [
      (1, ["(s)", "(sec)", "(secs)", "(seconds)", "(秒)", "in seconds", "_s", "_seconds", "seconds", "秒)"]),
      (60, ["(min)", "(mins)", "(minutes)", "(分)", "(分钟)", "in minutes", "in_min", "_minutes", "minutes"]),
      (3600, ["(h)", "(hrs)", "(hours)", "(in hrs)", "(小时)", "in hours", "_hours", "hours"]),
      (86_400, ["(days)", "(天)", "in days"]),
    ]
    for (seconds, endings) in units
    where endings.contains(where: { name.hasSuffix($0) || name.contains("\($0) within") }) {
      return seconds
    }
    return nil
  }
}

/// What the cells of a column of durations are like.
struct DurationFacts: Equatable {
  /// Whether some are written `h:mm:ss`.
  private(set) var hasClock = false
  /// Whether some are words.
  private(set) var hasWords = false
  /// Whether some are plain numbers other than zero.
  private(set) var hasNumber = false

  /// Looks at a cell that is not empty.
  mutating func add(_ text: String) {
    if text.contains(":") {
      hasClock = true
    } else if let number = Double(text) {
      if number != 0 { hasNumber = true }
    } else if DurationWords.seconds(text) != nil {
      hasWords = true
    }
  }
}

/// Durations in words: "1 day 3 hours", "5 minutes", `1h30m`, "2天3小时".
enum DurationWords {
  private static let units: [(Double, [String])] = [
    (604_800, ["weeks", "week", "周", "w"]), (86_400, ["days", "day", "天", "d"]),
    (3600, ["hours", "hour", "hrs", "hr", "小时", "时", "h"]),
    (60, ["minutes", "minute", "mins", "min", "分钟", "分", "m"]),
    (1, ["seconds", "second", "secs", "sec", "秒", "s"]),
  ]

  /// The seconds, or nil when the text is no duration.
  static func seconds(_ text: String) -> Double? {
    var rest = Substring(text.lowercased())
    var total = 0.0
    var smallest = Double.infinity
    var parts = 0
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.isEmpty { break }
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let number = Double(digits) else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      guard let (unit, name) = unit(rest), unit < smallest else { return nil }
      total += number * unit
      smallest = unit
      rest = rest.dropFirst(name.count)
      parts += 1
    }
    return parts > 0 ? total : nil
  }

  private static func unit(_ text: Substring) -> (Double, String)? {
    for (seconds, names) in units {
      for name in names where text.hasPrefix(name) {
        // A letter after a short unit means that it was another word.
        if let next = text.dropFirst(name.count).first, next.isASCII, next.isLetter { continue }
        return (seconds, name)
      }
    }
    return nil
  }
}
