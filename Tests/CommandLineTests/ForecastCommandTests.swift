import Foundation
import TestSupport
import Testing

@Suite("crewcast forecast")
struct ForecastCommandTests {
  private func run(_ arguments: [String], in scratch: borrowing ScratchFolder) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["forecast"] + arguments, in: scratch.url)
  }

  @Test("what a planner reads")
  func text() throws {
    let scratch = try ScratchFolder()
    try scratch.write(SyntheticHistory.csv(weeks: 12), to: "shop.csv")
    let run = try run(["shop.csv", "--horizon", "2w"], in: scratch)
    #expect(run.status == 0)
    try Golden.compare(run.transcript, with: "forecast-shop.txt")
    #expect(run.text.contains("Believe it"))
  }

  @Test("for spreadsheets and programs, the same bytes each time and on any number of threads")
  func formats() throws {
    let scratch = try ScratchFolder()
    try scratch.write(long, to: "long.csv")
    let csv = try run(["long.csv", "--horizon", "1d", "--format", "csv"], in: scratch)
    #expect(csv.status == 0)
    try Golden.compare(csv.text, with: "forecast-long.csv")
    let one = try run(["long.csv", "--format", "json", "--threads", "1"], in: scratch)
    let two = try run(["long.csv", "--format", "json", "--threads", "2"], in: scratch)
    #expect(one.status == 0)
    #expect(one.output == two.output)
  }

  @Test("the keys that scripts rely on, and means that add up")
  func keys() throws {
    let scratch = try ScratchFolder()
    try scratch.write(long, to: "long.csv")
    let run = try run(["long.csv", "--format", "json", "--zone", "Asia/Shanghai"], in: scratch)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["command"] as? String == "forecast")
    #expect((object["inputs"] as? [[String: String]])?.first?["path"] == "long.csv")
    #expect((object["horizon"] as? [String: Any])?["timeZone"] as? String == "Asia/Shanghai")
    #expect(object["intervalSeconds"] as? Int == 1800)
    #expect(object["quantileLevels"] as? [Double] == [0.1, 0.5, 0.9])
    let queues = try #require(object["queues"] as? [[String: Any]])
    #expect(queues.compactMap { $0["queue"] as? String } == ["chat", "phone"])
    for queue in queues {
      let accuracy = try #require(queue["accuracy"] as? [String: Any])
      let methods = try #require(accuracy["methods"] as? [[String: Any]])
      #expect(methods.contains { $0["method"] as? String == "seasonal-naive" && $0["wape"] is Double })
      for key in ["wape", "dayWape", "bias", "mase", "pinball"] {
        #expect((accuracy["chosen"] as? [String: Any])?[key] is Double, "\(key)")
      }
      let days = try #require(queue["days"] as? [[String: Any]])
      #expect(days.count == 28)
      var total = 0
      for day in days {
        let intervals = try #require(day["intervals"] as? [[String: Any]])
        let sum = intervals.reduce(0) { $0 + thousandths($1["mean"]) }
        #expect(sum == thousandths(day["mean"]))
        total += sum
      }
      #expect(total == thousandths((queue["total"] as? [String: Any])?["mean"]))
      let first = (days.first?["intervals"] as? [[String: Any]])?.first?["start"] as? String
      #expect(first == "2025-03-31T08:00:00+08:00")
    }
  }

  private func thousandths(_ value: Any?) -> Int { Int((((value as? Double) ?? .nan) * 1000).rounded()) }

  @Test("every format into a folder, and the file for scenarios")
  func folder() throws {
    let scratch = try ScratchFolder()
    try scratch.write(SyntheticHistory.csv(weeks: 4), to: "shop.csv")
    let run = try run(
      ["shop.csv", "--horizon", "1w", "--output", "out", "--arrivals-file", "arrivals.csv"], in: scratch)
    #expect(run.status == 0)
    #expect(
      scratch.names(in: "out") == [
        "forecast-accuracy.csv", "forecast-days.csv", "forecast-weeks.csv", "forecast.csv", "forecast.json",
        "forecast.md",
        "forecast.txt",
      ])
    #expect(try scratch.text(of: "arrivals.csv") == scratch.text(of: "out/forecast.csv"))
  }

  /// The snippet that the text prints goes into a scenario as it stands, and the simulation sees as many contacts.
  @Test("what is forecast can be simulated, and what was simulated can be forecast")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    try scratch.write(long, to: "long.csv")
    let options = ["long.csv", "--horizon", "1w", "--zone", "Asia/Shanghai", "--arrivals-file", "arrivals.csv"]
    let forecast = try run(options, in: scratch)
    let lines = forecast.text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "  arrivals:"))
    let snippet = lines[start...].prefix { !$0.isEmpty }.map { $0.dropFirst(2) }.joined(separator: "\n")
    try scratch.write(
      """
      crewcast: 1
      title: Next week
      source: forecast of a made-up history
      timeZone: Asia/Shanghai
      horizon: {start: 2025-03-31 00:00, length: 7d, interval: 30m}
      contactTypes:
        chat: {channel: chat, handlingTime: {distribution: exponential, mean: 1m}}
        phone: {channel: phone, handlingTime: {distribution: exponential, mean: 1m}}
      \(snippet)
      groups:
        desk: {skills: [chat, phone], staffing: 30}
      """, to: "week.yaml")
    let check = try BuiltProgram.run(["check", "week.yaml"], in: scratch.url)
    #expect(check.status == 0, "\(check.errors)")
    let simulated = try BuiltProgram.run(
      ["simulate", "week.yaml", "--replications", "30", "--format", "json", "--records", "records.csv"], in: scratch.url
    )
    let result = try #require(JSONSerialization.jsonObject(with: simulated.output) as? [String: Any])
    let types = try #require(result["contactTypes"] as? [[String: Any]])
    let totals = try rowSums(scratch.text(of: "arrivals.csv"))
    for type in types {
      let name = try #require(type["contactType"] as? String)
      let offered = try #require((type["offered"] as? [String: Any])?["mean"] as? Double)
      let expected = try #require(totals[name])
      #expect(abs(offered / expected - 1) < 0.03, "\(name): \(offered) against \(expected)")
    }
    let back = try run(["records.csv", "--horizon", "1w", "--zone", "Asia/Shanghai", "--format", "json"], in: scratch)
    let again = try #require(JSONSerialization.jsonObject(with: back.output) as? [String: Any])
    let queues = try #require(again["queues"] as? [[String: Any]])
    #expect(queues.compactMap { $0["queue"] as? String } == ["chat", "phone"])
    for queue in queues {
      let mean = try #require((queue["total"] as? [String: Any])?["mean"] as? Double)
      let expected = try #require(totals[queue["queue"] as? String ?? ""])
      #expect(abs(mean / expected - 1) < 0.15, "\(mean) against \(expected)")
    }
  }

  private func rowSums(_ csv: String) throws -> [String: Double] {
    var sums: [String: Double] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      sums[String(cells[0]), default: 0] += try #require(Double(cells[2]))
    }
    return sums
  }

  @Test("a morning moves its afternoon")
  func today() throws {
    let scratch = try ScratchFolder()
    try scratch.write(SyntheticHistory.csv(weeks: 10), to: "shop.csv")
    let morning = SyntheticHistory.rows(weeks: 1).filter { $0.minute < 720 && $0.date == "2025-01-06" }
      .map { "2025-03-17 \(SyntheticHistory.clock($0.minute)),\($0.count * 13 / 10)\n" }.joined()
    try scratch.write("start,calls\n" + morning, to: "morning.csv")
    let run = try run(["shop.csv", "--horizon", "1d", "--today", "morning.csv", "--format", "json"], in: scratch)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let queue = try #require((object["queues"] as? [[String: Any]])?.first)
    let today = try #require(queue["today"] as? [String: Any])
    let rest = try #require((today["rest"] as? [String: Any])?["mean"] as? Double)
    let day = try #require((queue["total"] as? [String: Any])?["mean"] as? Double)
    let foreseen = try #require(today["forecastOfSeen"] as? Double)
    #expect((today["seen"] as? Double ?? 0) > foreseen)
    #expect(rest > day - foreseen)
    #expect((today["intervals"] as? [Any])?.count == 16)
  }

  @Test("histories that cannot be used are refused with every problem at once")
  func refusals() throws {
    let scratch = try ScratchFolder()
    let rows = SyntheticHistory.rows(weeks: 3)
    func file(_ name: String, _ lines: [String], header: String = "start,calls") throws {
      try scratch.write(([header] + lines).map { $0 + "\n" }.joined(), to: name)
    }
    let good = rows.map { "\($0.date) \(SyntheticHistory.clock($0.minute)),\($0.count)" }
    var bad = good
    bad[4] = "2025-01-06 10:00,-3"
    bad[7] = "2025-01-06 11:30,many"
    bad[9] = "2025-13-06 12:30,4"
    bad[12] = bad[11]
    try file("bad.csv", bad)
    try file("none.csv", [])
    try file(
      "changed.csv",
      good
        + SyntheticHistory.rows(weeks: 2, fromDay: 20_115, step: 15)
        .map { "\($0.date) \(SyntheticHistory.clock($0.minute)),\($0.count)" })
    try file("far.csv", good + ["2205-01-01 08:00,3"])
    try file(
      "two.csv", rows.map { "\($0.date) \(SyntheticHistory.clock($0.minute)),\($0.count),1" },
      header: "start,chat,phone")
    try file(
      "offsets.csv", ["2025-01-06T08:00:00+01:00,3", "2025-06-06T08:00:00+02:00,3"])
    try file(
      "day-first.csv", rows.map { "\($0.date.suffix(2))/01/2025 \(SyntheticHistory.clock($0.minute)),\($0.count)" })
    try file(
      "events.csv", ["sale,2025-02-30,,,,", ",2025-02-10,2025-02-01,,,-1"], header: "kind,first,last,from,until,factor")
    try file("good.csv", good)
    let lines: [[String]] = [
      ["missing.csv"], ["bad.csv"], ["none.csv"], ["changed.csv"], ["far.csv"], ["two.csv"], ["offsets.csv"],
      ["day-first.csv"], ["good.csv", "--events", "events.csv"], ["good.csv", "--count", "chats", "--time", "when"],
      ["good.csv", "--interval", "20m"], ["good.csv", "--from", "2025-03-01"], ["good.csv", "--seen", "07:00=5"],
      ["good.csv", "--today", "good.csv"],
    ]
    let transcript = try lines.map { arguments in
      let run = try run(arguments, in: scratch)
      #expect([64, 65, 66].contains(run.status), "\(arguments)")
      #expect(run.text.isEmpty, "\(arguments)")
      return "$ crewcast forecast \(arguments.joined(separator: " "))\n" + run.transcript
    }
    try Golden.compare(transcript.joined(separator: "\n"), with: "forecast-refusals.txt")
  }

  @Test("odd histories are answered, with what is odd about them")
  func odd() throws {
    let scratch = try ScratchFolder()
    let header = "start,calls\n"
    let rows = SyntheticHistory.rows(weeks: 9)
    let line = { (row: (date: String, minute: Int, count: Int)) in
      "\(row.date) \(SyntheticHistory.clock(row.minute)),\(row.count)\n"
    }
    try scratch.write(header + rows.prefix(24 * 7).map(line).joined(), to: "week.csv")
    try scratch.write(header + rows.prefix(1).map(line).joined(), to: "row.csv")
    try scratch.write(header + rows.map { line(($0.date, $0.minute, 0)) }.joined(), to: "zeros.csv")
    try scratch.write(
      header
        + rows.filter { $0.date != "2025-02-05" && ($0.date != "2025-02-06" || $0.minute > 600) }.map(line).joined(),
      to: "gaps.csv")
    let expected = [
      ("week.csv", "errors cannot be measured"), ("row.csv", "The history has 1 day:"), ("zeros.csv", "Every count"),
      ("gaps.csv", "No contacts are known for 2025-02-05"),
    ]
    for (file, words) in expected {
      let run = try run([file], in: scratch)
      #expect(run.status == 0, "\(file)")
      #expect(run.text.replacing("\n  ", with: " ").contains(words), "\(file): \(run.text)")
    }
  }

  @Test("wrong options are refused with what would do")
  func nonsense() throws {
    let scratch = try ScratchFolder()
    try scratch.write(SyntheticHistory.csv(weeks: 2), to: "shop.csv")
    let options: [[String]] = [
      [], ["--horizon", "3"], ["--horizon", "12h"], ["--horizon", "500d"], ["--interval", "7m"], ["--interval", "0s"],
      ["--zone", "Shanghai"], ["--holidays", "mars"], ["--closed", "tomorrow"], ["--closed", "2025-03-02..2025-03-01"],
      ["--from", "soon"], ["--quantiles", "0%,50%"], ["--quantiles", "10"], ["--seen", "9=5"], ["--seen", "09:00=x"],
      ["--seen", "09:00=1,09:00=2"], ["--today", "a.csv", "--seen", "09:00=1"], ["--date-format", "q"],
      ["--threads", "0"],
      ["--handling", "a", "--deflected", "b"],
    ]
    let transcript = try options.map { arguments in
      let line = (arguments.isEmpty ? [] : ["shop.csv"]) + arguments
      let run = try run(line, in: scratch)
      #expect(run.status == 64, "\(arguments)")
      return "$ crewcast forecast \(line.joined(separator: " "))\n" + run.transcript
    }
    try Golden.compare(transcript.joined(separator: "\n"), with: "forecast-nonsense.txt")
  }

  /// Two queues over twelve weeks, one row for each queue and half-hour.
  private var long: String {
    "start,queue,offered\n"
      + [("phone", 0.5), ("chat", 1)].flatMap { name, scale in
        SyntheticHistory.rows(weeks: 12, scale: scale)
          .map { "\($0.date) \(SyntheticHistory.clock($0.minute)),\(name),\($0.count)\n" }
      }.joined()
  }
}
