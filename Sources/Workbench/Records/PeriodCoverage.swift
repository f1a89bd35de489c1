import Records
import Workforce

/// How the records that were read lie beside the period that was asked for; what is worth saying of it, in the same words everywhere.
struct PeriodCoverage {
  let reading: RecordReading
  let book: RecordBook
  let period: Period

  init(_ reading: RecordReading, _ book: RecordBook, _ period: Period) {
    (self.reading, self.book, self.period) = (reading, book, period)
  }

  /// That no zone was named, and that the records end before the period does.
  var warnings: [String] {
    guard book.conversations.count > 0 else { return [] }
    var list: [String] = []
    if !reading.settings.hasZone {
      list.append(
        "no time zone is named, so days and the period begin at 00:00 UTC; name yours, for example --zone Asia/Shanghai."
      )
    }
    if isPartial {
      let moment = period.clock.iso8601(book.observedUntil, fractionDigits: 0)
      list.append(
        "the records end at \(moment), before the period \(period.name) does (\(period.days.last)): the figures are of a part "
          + "of it; export again when it is over, or say with --observed-until how far the records reach.")
    }
    return list
  }

  /// Whether the records end before the period does.
  var isPartial: Bool {
    book.conversations.count > 0 && period.clock.local(book.observedUntil).date < period.days.last
  }

  /// That nothing falls into the period.
  var emptiness: String {
    "no record falls into \(period.name) (\(period.days.first) to \(period.days.last), \(period.clock.zone)); "
      + (span.map { "the records are of \($0.first) to \($0.last); name that period" } ?? "the files hold no records")
      + "."
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
