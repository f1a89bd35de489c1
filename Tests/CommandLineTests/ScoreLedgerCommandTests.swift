import Foundation
import TestSupport
import Testing

@Suite(
  "crewcast score lock, verify, appeal, sign-off, forget",
  .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct ScoreLedgerCommandTests {
  private static let ledger = ["--ledger", "scores.sqlite"]

  /// A transcript of several commands, each with its line.
  private func transcript(_ commands: [([String], [String])], in scratch: borrowing ScratchFolder) throws -> String {
    var text = ""
    for (verb, arguments) in commands {
      let run = try ScoreFixture.score(verb, Self.ledger + arguments, in: scratch)
      let line = (verb + ["…"] + arguments).joined(separator: " ")
      text += "$ crewcast score \(line)\n" + ScoreFixture.steady(run.transcript) + "\n"
    }
    return text
  }

  private static func appeal(_ record: String, _ arguments: [String]) -> ([String], [String]) {
    (["appeal"], ["--record", record, "--by", "Li Na", "--names"] + arguments)
  }

  @Test("from a draft to pay: lock, verify, objections, lock anew, sign off, export")
  func way() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let past = ["--objections-until", "2025-11-07", "--shortened-because", "scored on paper in November"]
    let text = try transcript(
      [
        (["lock"], past), (["verify"], []), (["lock"], []),
        Self.appeal("3000", ["--action", "exclude", "--outcome", "open", "--reason", "a test order"]),
        (["sign-off"], ["--by", "Chen Jing"]),
        Self.appeal("3000", ["--action", "exclude", "--reason", "a test order"]),
        Self.appeal(
          "3003",
          ["--action", "correct", "--field", "satisfied", "--value", "", "--reason", "rated the parcel service"]),
        Self.appeal("6001", ["--action", "exclude", "--outcome", "rejected", "--reason", "a customer like any other"]),
        (["sign-off"], ["--by", "Chen Jing"]), (["lock"], past), (["verify"], []),
        (["sign-off"], ["--by", "Chen Jing", "--note", "looked through with the team lead"]),
        (["sign-off"], ["--by", "Chen Jing"]), (["verify"], []), (["period"], ["--format", "csv", "--names"]),
      ], in: scratch)
    try Golden.compare(text, with: "score-way.txt")
    let appeals = try BuiltProgram.run(["score", "appeals"] + Self.ledger, in: scratch.url)
    try Golden.compare(appeals.transcript, with: "score-appeals.txt")
  }

  @Test("the way in Chinese, with corrected times: before the first lock and after it")
  func wayInChinese() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let zh = ["--language", "zh"]
    let past = ["--objections-until", "2025-11-07", "--shortened-because", "补录十月评分"] + zh
    let text = try transcript(
      [
        Self.appeal(
          "6001",
          ["--action", "correct", "--field", "answered", "--value", "2025年10月2日 14:01", "--reason", "系统漏记"] + zh),
        (["lock"], past), (["verify"], zh), (["lock"], past),
        Self.appeal(
          "3003",
          [
            "--action", "correct", "--field", "first-response", "--value", "1分", "--outcome", "open", "--reason",
            "已电话回复",
          ] + zh),
        Self.appeal(
          "3003",
          [
            "--action", "correct", "--field", "first-response", "--value", "1分", "--outcome", "open", "--reason",
            "已电话回复",
          ] + zh),
        (["sign-off"], ["--by", "Chen Jing"] + zh),
        Self.appeal(
          "3003", ["--action", "correct", "--field", "first-response", "--value", "1分", "--reason", "已电话回复"] + zh),
        Self.appeal(
          "3000", ["--action", "exclude", "--outcome", "rejected", "--reason", "确有此单"] + zh),
        Self.appeal(
          "3006",
          ["--action", "correct", "--field", "answered", "--value", "2025-10-07 10:00", "--reason", "记错"] + zh),
        (["sign-off"], ["--by", "Chen Jing"] + zh), (["lock"], past), (["verify"], zh),
        (["sign-off"], ["--by", "Chen Jing"] + zh), (["period"], ["--agent", "韩梅梅", "--names"] + zh),
      ], in: scratch)
    let appeals = try BuiltProgram.run(["score", "appeals"] + Self.ledger + zh, in: scratch.url)
    try Golden.compare(text + "\n" + appeals.transcript, with: "score-way-zh.txt")
  }

  @Test("the sheet that is handed out: whole, with objections, a deduction and the sign-off, in both languages")
  func sheet() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      "agent,date,kind,status,confirmed by,confirmed on,appeal until\n"
        + "韩梅梅,2025-10-14,abuse,confirmed,Chen Jing,2025-10-20,2025-10-27\n", to: "events.csv")
    let files = ["--events", "events.csv"]
    let past = ["--objections-until", "2025-11-07", "--shortened-because", "补录十月评分"]
    func run(_ verb: String, _ arguments: [String]) throws -> BuiltProgram.Run {
      try ScoreFixture.score([verb], Self.ledger + files + arguments, in: scratch)
    }
    _ = try run("lock", past)
    for (_, arguments) in [
      Self.appeal("3000", ["--action", "exclude", "--outcome", "open", "--reason", "测试订单"]),
      Self.appeal("3000", ["--action", "exclude", "--reason", "测试订单，李雷也确认"]),
      Self.appeal("3001", ["--action", "re-attribute", "--from", "韩梅梅", "--to", "李雷", "--reason", "超时前已转给李雷"]),
      Self.appeal(
        "3003",
        [
          "--action", "correct", "--field", "satisfied", "--value", "yes", "--outcome", "rejected", "--reason",
          "客户确有不满",
        ]),
      Self.appeal("6001", ["--action", "exclude", "--reason", "another agent's matter"]),
    ] {
      let noted = try run("appeal", arguments)
      #expect(noted.status == 0, "\(noted.errors)")
    }
    _ = try run("lock", past)
    let signed = try run("sign-off", ["--by", "Chen Jing"])
    #expect(signed.status == 0, "\(signed.errors)")
    for (language, golden) in [("en", "score-handed.txt"), ("zh", "score-handed-zh.txt")] {
      let sheet = try run("period", ["--agent", "韩梅梅", "--names", "--language", language])
      for other in ScoreFixture.agents where other != "韩梅梅" { #expect(!sheet.text.contains(other), "\(other)") }
      #expect(!sheet.text.contains("6001") && sheet.text.contains("3001"))
      try Golden.compare(ScoreFixture.steady(sheet.transcript), with: golden)
    }
  }

  @Test("once frozen, an objection changes the rows and sheets of those it is about, and no byte of anybody else's")
  func parties() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      ScoreFixture.policy.replacing("currency: CNY}", with: "currency: CNY, pool: 4000}"), to: "policy.yaml")
    let past = ["--objections-until", "2025-11-07", "--shortened-because", "scored on paper in November"]
    let early = try ScoreFixture.score(["lock"], Self.ledger + past.prefix(2), in: scratch)
    #expect(early.status == 64 && early.errors.contains("2025-11-07, which is past; the policy gives 5 working days"))
    #expect(!scratch.names().contains("scores.sqlite"))
    func lock() throws {
      let run = try ScoreFixture.score(["lock"], Self.ledger + past, in: scratch)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try ScoreFixture.score(["verify"], Self.ledger, in: scratch).status == 0)
    }
    /// The row and the sheet of each agent.
    func shown() throws -> [String: String] {
      let rows = try ScoreFixture.score([], Self.ledger + ["--names", "--format", "csv"], in: scratch).text
      return try ScoreFixture.agents.reduce(into: [:]) { found, agent in
        let sheet = try ScoreFixture.score([], Self.ledger + ["--names", "--agent", agent], in: scratch).text
        let words = sheet.replacing(/\s+/, with: " ")
        #expect(words.contains("The time for objections was shortened: “scored on paper in November”."))
        let row = rows.split(separator: "\n").first { $0.hasPrefix(agent) } ?? ""
        found[agent] = row + "\n" + ScoreFixture.steady(sheet).replacing(/entry [0-9]+/, with: "entry")
      }
    }
    func appeal(_ record: String, _ arguments: [String]) throws -> String {
      let run = try ScoreFixture.score(
        ["appeal"], Self.ledger + ["--record", record, "--by", "Li Na", "--names", "--reason", "r"] + arguments,
        in: scratch)
      #expect(run.status == 0, "\(run.errors)")
      return run.text.replacing(/\s+/, with: " ")
    }
    try lock()
    let frozen = try shown()
    let excluded = try appeal("3000", ["--action", "exclude"])
    #expect(excluded.contains("Nobody else changes: the scores of the 5 other agents are the same to the last digit"))
    #expect(excluded.contains("more than the pool of 4,000.00 CNY"))
    try lock()
    let first = try shown()
    #expect(Set(frozen.keys.filter { frozen[$0] != first[$0] }) == ["韩梅梅"])
    let moved = try appeal("1003", ["--action", "re-attribute", "--from", "王芳", "--to", "陈静"])
    #expect(moved.contains("the scores of the 4 other agents are the same to the last digit"))
    try lock()
    let second = try shown()
    #expect(Set(frozen.keys.filter { first[$0] != second[$0] }) == ["王芳", "陈静"])
    let own = try ScoreFixture.score(["sign-off"], Self.ledger + ["--by", " 王芳 "], in: scratch)
    #expect(own.status == 64 && own.errors.contains("王芳 is one of those who are scored"), "\(own.errors)")
    #expect(try ScoreFixture.score(["sign-off"], Self.ledger + ["--by", "Chen Jing"], in: scratch).status == 0)
  }

  @Test(
    "an event that became final after the day of scoring is not passed over in silence, and a damaged ledger serves nothing"
  )
  func lateEventsAndDamage() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    // Objections end on 6 November, after the day on which October is scored by default and long before today.
    try scratch.write(
      "agent,date,kind,status,confirmed by,confirmed on,appeal until\n"
        + "王芳,2025-10-28,abuse,confirmed,Chen Jing,2025-10-30,2025-11-06\n", to: "events.csv")
    let events = Self.ledger + ["--events", "events.csv"]
    let refused = try ScoreFixture.score(["lock"], events, in: scratch)
    #expect(refused.status == 64 && refused.errors.contains("is beyond objection by now and was not on 2025-11-01"))
    let lock = try ScoreFixture.score(["lock"], events + ["--as-of", "2025-11-01"], in: scratch)
    #expect(lock.status == 0 && lock.errors.contains("so it does not count"))
    let ledger = scratch.url.appendingPathComponent("scores.sqlite")
    var bytes = try Data(contentsOf: ledger)
    let place = try #require(bytes.range(of: Data("\"cadence\":\"monthly\"".utf8)))
    bytes.replaceSubrange(place, with: Data("\"cadence\":\"monthlY\"".utf8))
    try bytes.write(to: ledger)
    let read = try ScoreFixture.score(["period"], Self.ledger + ["--events", "events.csv"], in: scratch)
    #expect(read.status == 1 && read.output.isEmpty && read.errors.contains("its text was changed"))
  }

  @Test("what cannot be noted is refused, and nothing is left behind")
  func refusals() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let exclude = ["--action", "exclude", "--reason", "r"]
    let text = try transcript(
      [
        (["verify"], []), (["period"], []), (["sign-off"], ["--by", "Chen Jing"]),
        (["lock"], ["--objections-until", "soon"]), (["lock"], ["--shortened-because", " "]),
        Self.appeal("9999", exclude), Self.appeal("3000", ["--action", "correct", "--reason", "r"]),
        Self.appeal("3000", ["--action", "correct", "--field", "accuracy", "--value", "7", "--reason", "r"]),
        Self.appeal("3000", ["--action", "re-attribute", "--from", "王芳", "--to", "李雷", "--reason", "r"]),
        Self.appeal("3000", ["--action", "re-attribute", "--from", "韩梅梅", "--to", "nobody", "--reason", "r"]),
        (["appeal"], ["--record", "3000", "--by", "韩梅梅"] + exclude),
        (["appeal"], ["--record", "3000", "--by", " "] + exclude),
        Self.appeal("3000", ["--action", "forgive", "--reason", "r"]),
      ], in: scratch)
    try Golden.compare(text, with: "score-ledger-refusals.txt")
    #expect(scratch.names() == ["key", "october.csv", "policy.yaml"], "nothing half-written")
    _ = try ScoreFixture.score(["lock"], Self.ledger, in: scratch)
    let overlap = try BuiltProgram.run(
      ["score", "lock"] + ScoreFixture.input.map { $0 == "2025-10" ? "2025-10-13..2025-10-19" : $0 } + Self.ledger
        + ["--without-events", "--without-roster"],
      in: scratch.url)
    #expect(overlap.status == 1)
    #expect(
      overlap.errors.contains("scores.sqlite: 2025-10-13..2025-10-19 overlaps 2025-10, which is frozen as monthly too"))
  }

  @Test("a changed byte of any input is found: records, policy, roster, events; a file that only moved is the same")
  func changes() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write("agent,role\n王芳,a\n", to: "roster.csv")
    try scratch.write("agent,date,kind,status\n王芳,2025-10-14,abuse,reported\n", to: "events.csv")
    try scratch.write("zone: Asia/Shanghai\nweek: { mon-sun: 00:00-24:00 }\n", to: "hours.yaml")
    let files = ["--roster", "roster.csv", "--events", "events.csv", "--calendar", "hours.yaml"]
    let lock = try ScoreFixture.score(["lock"], Self.ledger + files, in: scratch)
    #expect(lock.status == 0, "\(lock.errors)")
    for name in ["october.csv", "policy.yaml", "roster.csv", "events.csv", "hours.yaml"] {
      #expect(lock.text.contains(name))
    }
    #expect(try ScoreFixture.score(["verify"], Self.ledger + files, in: scratch).status == 0)
    for name in ["october.csv", "policy.yaml", "roster.csv", "events.csv", "hours.yaml"] {
      let text = try scratch.text(of: name)
      try scratch.write(text + "\n", to: name)
      let run = try ScoreFixture.score(["verify"], Self.ledger + files, in: scratch)
      #expect(run.status == 1 && run.text.contains("\(name): is not the file that was frozen"), "\(name): \(run.text)")
      try scratch.write(text, to: name)
    }
    try scratch.write(try scratch.text(of: "october.csv"), to: "moved.csv")
    let moved = try BuiltProgram.run(
      ["score", "verify"] + ScoreFixture.input.map { $0 == "october.csv" ? "moved.csv" : $0 } + files + Self.ledger,
      in: scratch.url)
    #expect(moved.status == 0, "\(moved.text)")
    let other = try ScoreFixture.score(["verify"], Self.ledger + files + ["--as-of", "2025-11-09"], in: scratch)
    #expect(other.status == 1 && other.text.contains("--as-of is 2025-11-09, then it was 2025-11-01"))
    let fewer = try ScoreFixture.score(["verify"], Self.ledger + ["--roster", "roster.csv"], in: scratch)
    #expect(fewer.text.contains("events.csv: was frozen, and is not named now"))
  }

  @Test("a store that is no ledger, or read-only, is left as it is")
  func stores() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write("not a database, by far", to: "scores.sqlite")
    for verb in ["lock", "verify"] {
      let run = try ScoreFixture.score([verb], Self.ledger, in: scratch)
      #expect(run.status != 0 && run.errors.contains("no ledger of Crewcast, or damaged"), "\(run.errors)")
    }
    #expect(try scratch.text(of: "scores.sqlite") == "not a database, by far")
    try scratch.write("", to: "empty.sqlite")
    let empty = try ScoreFixture.score(["verify"], ["--ledger", "empty.sqlite"], in: scratch)
    #expect(empty.errors.contains("it is no ledger of Crewcast"), "\(empty.errors)")
    let nowhere = try ScoreFixture.score(["lock"], ["--ledger", "no/such/folder.sqlite"], in: scratch)
    #expect(nowhere.status == 1 && nowhere.errors.contains("its folder is not there"), "\(nowhere.errors)")
    // Not even the system's owner may write there.
    let fixed = try ScoreFixture.score(["lock"], ["--ledger", "/proc/scores.sqlite"], in: scratch)
    #expect(fixed.status == 1 && fixed.errors.contains("/proc/scores.sqlite: cannot be written"), "\(fixed.errors)")
  }

  @Test("what is forgotten is gone, the chain still holds, and the period cannot be scored by what is gone")
  func forgetting() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    _ = try ScoreFixture.score(["lock"], Self.ledger, in: scratch)
    let none = try BuiltProgram.run(["score", "forget", "--before", "2025-11-01"] + Self.ledger, in: scratch.url)
    #expect(none.status == 0 && none.text.contains("holds no texts made before 2025-11-01"))
    let late = try BuiltProgram.run(["score", "forget", "--before", "2999-01-01"] + Self.ledger, in: scratch.url)
    #expect(late.status == 64 && late.errors.contains("yet to come"))
    let wrong = try BuiltProgram.run(["score", "forget", "--before", "last year"] + Self.ledger, in: scratch.url)
    #expect(wrong.status == 64 && wrong.errors.contains("is no day"))
    #expect(try ScoreFixture.score(["verify"], Self.ledger, in: scratch).status == 0)
    // Without a word on the tables that the policy makes use of nothing is frozen.
    let bare = try BuiltProgram.run(["score", "lock"] + ScoreFixture.input + ["--ledger", "other"], in: scratch.url)
    #expect(bare.status == 64 && bare.errors.contains("--without-events") && bare.errors.contains("--without-roster"))
    let missing = try BuiltProgram.run(
      ["score", "forget", "--before", "2025-11-01", "--ledger", "none"], in: scratch.url)
    #expect(missing.status == 66 && scratch.names().contains("none") == false)
  }
}
