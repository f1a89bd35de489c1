import Records
import Workforce

/// How the records that were read lie beside the period that was asked for; what is worth saying of it, the same everywhere.
struct PeriodCoverage {
  let reading: RecordReading
  let book: RecordBook
  let period: Period

  init(_ reading: RecordReading, _ book: RecordBook, _ period: Period) {
    (self.reading, self.book, self.period) = (reading, book, period)
  }

  /// That no zone was named, and that the records end before the period does.
  var warnings: [Advice] {
    guard book.conversations.count > 0 else { return [] }
    var list: [Advice] = []
    if !reading.settings.hasZone {
      list.append(.noZone)
    }
    if isPartial {
      let moment = period.clock.iso8601(book.observedUntil, fractionDigits: 0)
      list.append(.recordsEnd(moment: moment, period: period.name, last: period.days.last))
    }
    return list
  }

  /// Whether the records end before the period does.
  var isPartial: Bool {
    book.conversations.count > 0 && period.clock.local(book.observedUntil).date < period.days.last
  }

  /// Whether the period has records, all of them sums per agent.
  var isOnlySums: Bool {
    book.conversations.count == 0
      && book.agentDays.contains { $0.days.first <= period.days.last && $0.days.last >= period.days.first }
  }

  /// Whether not a single record falls into the period.
  var isEmpty: Bool {
    let table = book.conversations
    return !(0..<table.count).contains { period.contains(table.arrived($0)) }
      && !book.agentDays.contains { $0.days.first <= period.days.last && $0.days.last >= period.days.first }
  }

  /// That nothing falls into the period.
  var emptiness: Advice {
    .nothingInPeriod(period: period.name, days: period.days, zone: period.clock.zone, span: span)
  }

  /// The days on which contacts came, of all that were read.
  private var span: DateRange? {
    guard book.conversations.count > 0 else {
      return book.agentDays.map(\.days.first).min().flatMap { first in
        book.agentDays.map(\.days.last).max().flatMap { DateRange(first: first, last: $0) }
      }
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in 0..<book.conversations.count {
      let moment = book.conversations.arrived(row).secondsSince1970
      (low, high) = (min(low, moment), max(high, moment))
    }
    let date = { period.clock.local(Instant(secondsSince1970: $0)).date }
    return DateRange(first: date(low), last: date(high))
  }
}
