import Forecasting
import Foundation
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Histories are read from any table, and what was guessed is said")
struct HistoryFileTests {
  private func read(
    _ text: String, as name: String = "history.csv", _ change: (inout HistoryOptions) -> Void = { _ in }
  ) throws -> HistoryFile {
    let scratch = try ScratchFolder()
    try scratch.write(text, to: name)
    var options = HistoryOptions()
    change(&options)
    return try HistoryFile(scratch.url.appendingPathComponent(name).path, options)
  }

  private func lines(_ header: String, weeks: Int = 2, step: Int = 30, _ line: (String, String, Int) -> String)
    -> String
  {
    header + "\n"
      + SyntheticHistory.rows(weeks: weeks, step: step)
      .map { line($0.date, SyntheticHistory.clock($0.minute), $0.count) + "\n" }.joined()
  }

  private var total: Double { Double(SyntheticHistory.rows(weeks: 2).reduce(0) { $0 + $1.count }) }

  @Test("names in several languages and separate columns are found without being named")
  func names() throws {
    let texts = [
      lines("DateTime,Calls,Agents") { "\($0)T\($1):00,\($2),12" },
      lines("日期,时段,进线量,接通率") { "\($0),\($1),\($2),0.93" },
      lines("Fecha,interval_start,offered,answered") { "\($0),\($1):00,\($2),\($2)" },
      lines("id,Date,Time,contacts") { "x,\($0.replacing("-", with: "/")),\($1)-23:59,\($2)" },
    ]
    for text in texts {
      let file = try read(text)
      #expect(file.queues.count == 1)
      #expect(file.queues.first?.history.total == total)
      #expect(file.intervalMinutes == 30)
      #expect(file.notes.contains { $0.hasPrefix("Not named, so taken") }, "\(file.notes)")
    }
  }

  @Test("named columns need no guess, and other formats read the same")
  func named() throws {
    let plain = try read(lines("a,b") { "\($0) \($1),\($2)" }) { options in
      options.time = "a"
      options.counts = ["b"]
      options.queue = "none"
    }
    #expect(plain.notes.isEmpty, "\(plain.notes)")
    let tabs = try read(lines("start\tcalls") { "\($0) \($1)\t\($2)" }, as: "history.tsv")
    let objects = try read(
      lines("") { #"{"start": "\#($0) \#($1)", "calls": \#($2)}"# }.trimmed, as: "history.jsonl")
    for file in [tabs, objects] { #expect(file.queues.first?.history.counts == plain.queues.first?.history.counts) }
    let dayFirst = try read(
      lines("start,calls") { "\($0.suffix(2)).\($0.dropFirst(5).prefix(2)).\($0.prefix(4)) \($1),\($2)" }
    ) { $0.dateFormat = "dd.mm.yyyy" }
    #expect(dayFirst.queues.first?.history.counts == plain.queues.first?.history.counts)
  }

  @Test("several queues as columns and as rows are the same queues")
  func queues() throws {
    let wide = try read(lines("start,chat,phone") { "\($0) \($1),\($2),\($2 / 2)" }) { $0.counts = ["chat", "phone"] }
    let long = try read(
      "start,queue,offered\n"
        + SyntheticHistory.rows(weeks: 2).map {
          let start = "\($0.date) \(SyntheticHistory.clock($0.minute))"
          return "\(start),phone,\($0.count / 2)\n\(start),chat,\($0.count)\n"
        }.joined())
    #expect(wide.queues.map(\.history) == long.queues.map(\.history))
    #expect(long.queues.map(\.history.queue) == ["chat", "phone"])
  }

  @Test("single contacts are counted on the clock of the zone")
  func contacts() throws {
    let text = "arrived\n" + (0..<600).map { "2025-01-0\(6 + $0 % 3)T\(10 + $0 % 7):\(10 + $0 % 49):01Z\n" }.joined()
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let file = try read(text) { options in
      options.isContacts = true
      options.clock = clock
    }
    let history = try #require(file.queues.first?.history)
    #expect(history.total == 600)
    #expect(file.intervalMinutes == 30)
    let first = history.counts.firstIndex { $0 > 0 }
    #expect(first == 36, "ten o'clock of universal time is six in the evening")
  }

  @Test("counts closer than a quarter of an hour become half-hours unless that is asked otherwise")
  func width() throws {
    let text = lines("start,calls", step: 5) { "\($0) \($1),\($2)" }
    #expect(try read(text).intervalMinutes == 30)
    #expect(try read(text) { $0.intervalMinutes = 5 }.intervalMinutes == 5)
    #expect(
      try read(text) { $0.intervalMinutes = 60 }.queues.first?.history.total == read(text).queues.first?.history.total)
  }

  @Test("doubt is a question, not a guess")
  func doubt() throws {
    let texts = [
      (
        lines("start,end,calls") { "\($0) \($1),\($0) \($1),\($2)" }.replacing("start,end", with: "begin,end"), "--time"
      ),
      (lines("start,a,b") { "\($0) \($1),\($2),1" }, "--count"),
      (lines("start,queue,skill,calls") { "\($0) \($1),x,y,\($2)" }, "--queue"),
      (lines("start,word") { "\($0) \($1),abc\($2)" }, "--contacts"),
    ]
    for (text, remedy) in texts {
      let failure = #expect(throws: Failure.self) { try read(text) }
      #expect(failure?.status == .badInput)
      #expect(failure?.description.contains(remedy) == true, "\(failure?.description ?? "")")
    }
  }

  @Test("a wrong cell is named with line and column, whatever else is wrong")
  func cells() throws {
    var rows = lines("start,calls") { "\($0) \($1),\($2)" }.split(separator: "\n").map(String.init)
    rows[3] = "2025-01-06 09:00,-4"
    rows[5] = "2025-02-31 10:00,4"
    rows[8] = rows[7]
    let failure = #expect(throws: Failure.self) { try read(rows.joined(separator: "\n")) }
    let problems = failure?.problems ?? []
    #expect(problems.count == 3, "\(problems)")
    #expect(problems.first?.contains("history.csv:4: column ‘calls’: ‘-4’") == true)
    #expect(problems.dropFirst().first?.contains("history.csv:6: column ‘start’: ‘2025-02-31 10:00’") == true)
    #expect(problems.last?.contains(":8") == true && problems.last?.contains("2 times") == true)
  }

  @Test("handling times and what a bot settles become quantities per contact")
  func ratios() throws {
    let text = lines("start,calls,aht,bot", weeks: 4) { "\($0) \($1),\($2),\($2 == 0 ? "" : "240"),\($2 / 4)" }
    let handling = try read(text) { options in
      options.counts = ["calls"]
      options.ratio = .meanSeconds("aht")
    }
    let ratio = try #require(handling.queues.first?.ratio)
    #expect(ratio.kind == .mean)
    #expect(abs(ratio.numerator.total / ratio.denominator.total - 240) < 1e-9)
    let share = try read(text) { options in
      options.counts = ["calls"]
      options.ratio = .deflected("bot")
    }
    #expect(share.queues.first?.ratio?.kind == .share)
  }
}
