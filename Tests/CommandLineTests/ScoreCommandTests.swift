import Foundation
import TestSupport
import Testing

@Suite("crewcast score", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct ScoreCommandTests {
  @Test("the scores of a month, for people, for programs and for spreadsheets")
  func period() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try Golden.compare(ScoreFixture.score(in: scratch).transcript, with: "score-period.txt")
    try Golden.compare(
      ScoreFixture.score([], ["--language", "zh", "--names"], in: scratch).transcript, with: "score-period-zh.txt")
    let json = try ScoreFixture.score([], ["--format", "json"], in: scratch)
    try Golden.compare(json.text, with: "score-period.json")
    #expect(try ScoreFixture.score([], ["--format", "json"], in: scratch).output == json.output)
    #expect(ScoreFixture.agents.allSatisfy { !json.text.contains($0) }, "names only with --names")
    // The order of names would tell who is who.
    let labels = json.text.matches(of: /"agent": "(P-[0-9a-f]{8})",\n +"peers"/).map { String($0.1) }
    #expect(labels.count == 6 && labels == labels.sorted())
    let csv = try ScoreFixture.score([], ["--format", "csv", "--names"], in: scratch)
    try Golden.compare(csv.text, with: "score-period.csv")
  }

  @Test("an agent's sheet in English and Chinese, with points as worked out by hand")
  func sheet() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let english = try ScoreFixture.score([], ["--agent", "韩梅梅", "--names"], in: scratch)
    try Golden.compare(english.transcript, with: "score-sheet.txt")
    // Satisfaction 16 of 20: the threshold, 60 points, half of the score. Replies 48 of 60: 60 + 40 · 5/15 = 73.33 points, 30 %.
    // Resolved 51 of 60: 100 + 20 · 3/10 = 106 points, 20 %.
    for part in ["30.0000", "21.9990", "21.2000"] {
      #expect(english.text.contains(part) || english.text.contains(String(part.dropLast())), "\(part)")
    }
    let chinese = try ScoreFixture.score([], ["--agent", "韩梅梅", "--names", "--language", "zh"], in: scratch)
    try Golden.compare(chinese.transcript, with: "score-sheet-zh.txt")
    let hidden = try ScoreFixture.score([], ["--agent", "韩梅梅", "--format", "json"], in: scratch)
    #expect(hidden.status == 0 && !hidden.text.contains("韩梅梅"))
    let nobody = try ScoreFixture.score([], ["--agent", "nobody"], in: scratch)
    #expect(nobody.status == 66 && nobody.errors.contains("no agent nobody in 2025-10"))
  }

  @Test("the reports of a team in English and Chinese, with advice in the language of the text")
  func reports() throws {
    let scratch = try ScratchFolder()
    // From the 16th on customers are less content, and the last days are missing.
    let rows = ScoreFixture.reviewed(days: 27).split(separator: "\n").enumerated().map { place, row in
      row.contains(/2025-10-(1[6-9]|2)/) && place % 5 < 3 ? String(row).replacing(",5,", with: ",2,") : String(row)
    }
    try scratch.write(rows.joined(separator: "\n") + "\n", to: "export.csv")
    try scratch.write(ScoreFixture.reviewedMapping, to: "export.yaml")
    try scratch.write(ScoreFixture.reviewPolicy, to: "policy.yaml")
    let input = [
      "score", "reports", "export.csv", "--mapping", "export.yaml", "--policy", "policy.yaml", "--period", "2025-10",
      "--key-file", "key",
    ]
    try Golden.compare(BuiltProgram.run(input, in: scratch.url).transcript, with: "score-reports.txt")
    try Golden.compare(
      BuiltProgram.run(input + ["--language", "zh"], in: scratch.url).transcript, with: "score-reports-zh.txt")
    try Golden.compare(
      BuiltProgram.run(input + ["--format", "csv"], in: scratch.url).text, with: "score-reports.csv")
  }

  @Test("the reports of a team mark what is hidden, alike in text, in Chinese, as a table and as JSON")
  func hiddenReports() throws {
    let scratch = try ScratchFolder()
    // One agent's matter that nobody else has, calls of two, marks of one.
    let rows = ScoreFixture.reviewed(days: 31).split(separator: "\n").enumerated().map { place, row in
      var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if place == 0 { return (cells + ["via"]).joined(separator: ",") }
      let (isFirst, isSecond) = (cells[2] == ScoreFixture.agents[0], cells[2] == ScoreFixture.agents[1])
      if isFirst, place % 9 == 0 { cells[3] = "legal" }
      if !isFirst { cells.replaceSubrange(8...10, with: ["", "", ""]) }
      return (cells + [(isFirst || isSecond) && place % 4 == 0 ? "phone" : place % 3 == 0 ? "email" : "chat"])
        .joined(separator: ",")
    }
    try scratch.write(rows.joined(separator: "\n") + "\n", to: "export.csv")
    try scratch.write(
      ScoreFixture.reviewedMapping.replacing("channel: chat\n", with: "").replacing(
        "columns:\n", with: "columns:\n  channel: via\n"), to: "export.yaml")
    try scratch.write(ScoreFixture.reviewPolicy, to: "policy.yaml")
    let input = [
      "score", "reports", "export.csv", "--mapping", "export.yaml", "--policy", "policy.yaml", "--period", "2025-10",
      "--key-file", "key", "--zone", "Asia/Shanghai", "--observed-until", "2025-11-20",
    ]
    func golden(_ arguments: [String], _ name: String) throws {
      try Golden.compare(BuiltProgram.run(input + arguments, in: scratch.url).transcript, with: name)
    }
    try golden([], "score-reports-hidden.txt")
    try golden(["--language", "zh"], "score-reports-hidden-zh.txt")
    let table = try BuiltProgram.run(input + ["--format", "csv"], in: scratch.url).text
    let json = try BuiltProgram.run(input + ["--format", "json"], in: scratch.url).text
    for (row, name) in [("quality-accuracy", "team"), ("handled", "phone"), ("handled", "email"), ("change", "legal")] {
      #expect(table.contains("\(name),\(row),no,,,,,,"), "\(name) \(row)")
    }
    let hidden = table.split(separator: "\n").count { $0.contains(",no,,,,,,") }
    // In JSON a matter is one object, in the table five rows.
    let matters = table.split(separator: "\n").count { $0.contains(",change,no,") }
    #expect(json.split(separator: "\"isSuppressed\": true").count - 1 == hidden - 4 * matters)
  }

  @Test("ratings from 1 to 5 in Crewcast's own layout are refused, and cells lost of a scored column are told")
  func scales() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let stars = ScoreFixture.records.replacing(",1\n", with: ",5\n").replacing(",0\n", with: ",1\n")
    try scratch.write(stars, to: "october.csv")
    let refused = try ScoreFixture.score([], in: scratch)
    #expect(refused.status != 0 && refused.text.isEmpty, "\(refused.text)")
    #expect(
      refused.errors.contains("rating: found 5, expected 0 to 1 — looks like a scale of 1 to 5")
        && refused.errors.contains("rating: {from: rating, lowest: 1, highest: 5}"), "\(refused.errors)")
    try scratch.write(ScoreFixture.records.replacing(",0\n", with: ",awful\n"), to: "october.csv")
    let lost = try ScoreFixture.score([], in: scratch)
    #expect(
      lost.status == 0 && lost.errors.contains("16 cells of the column \"rating\" could not be understood")
        && lost.errors.contains("satisfaction"), "\(lost.errors)")
    let chinese = try ScoreFixture.score([], ["--language", "zh"], in: scratch)
    #expect(chinese.errors.contains("“rating”列有 16 个单元格无法识别"), "\(chinese.errors)")
  }

  @Test("rows too many to be listed are counted all the same")
  func unlisted() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let nameless = String(repeating: ",c,parcel,chat,2025-10-01T09:00:00+08:00,,,王芳,x,answered,yes,\n", count: 100_003)
    try scratch.write(ScoreFixture.records + nameless, to: "october.csv")
    let run = try ScoreFixture.score([], ["--format", "json"], in: scratch)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["rejectedRowCount"] as? Int == 100_003)
    #expect(run.errors.contains("100003 rows were left out"), "\(run.errors)")
  }

  @Test("sums per agent that tell nothing the policy asks for: what is missing is said, and no other period asked for")
  func onlySums() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      """
      旺旺昵称,接待人数,未回复人数,有效接待人数,平均响应时长（秒),3分钟人工响应率,首次响应时长（秒)
      李娜,120,2,100,30,99.71%,12
      王伟,210,5,150,45,95.50%,18

      """, to: "咨询接待分析-202510.csv")
    let run = try BuiltProgram.run(
      ["score", "咨询接待分析-202510.csv", "--policy", "policy.yaml", "--period", "2025-10", "--key-file", "key"],
      in: scratch.url)
    #expect(
      run.errors.contains("sums per agent, which tell none of the policy's indicators")
        && run.errors.contains("satisfaction needs customers' ratings") && run.errors.contains("first-response")
        && !run.errors.contains("name that period"), "\(run.errors)")
  }

  @Test("agents stand in the order of their numbers")
  func order() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let labels = ["agent-10", "agent-2", "agent-1", "agent-21", "agent-3", "agent-20"]
    let records = zip(ScoreFixture.agents, labels).reduce(ScoreFixture.records) {
      $0.replacing(",\($1.0),", with: ",\($1.1),")
    }
    try scratch.write(records, to: "october.csv")
    let csv = try ScoreFixture.score([], ["--format", "csv", "--names"], in: scratch)
    let order = csv.text.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
    #expect(order == ["agent-1", "agent-2", "agent-3", "agent-10", "agent-20", "agent-21"])
  }

  @Test("raw figures are those of the rows, and rows and columns of the waterfall add up")
  func figures() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let run = try ScoreFixture.score([], ["--format", "json", "--names"], in: scratch)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let agents = try #require(object["agents"] as? [[String: Any]])
    #expect(agents.count == 6)
    for agent in agents {
      let name = try #require(agent["agent"] as? String)
      let place = try #require(ScoreFixture.agents.firstIndex(of: name))
      let indicators = try #require(agent["indicators"] as? [String: [String: Any]])
      let raw = { (key: String) in indicators[key]?["raw"] as? Double ?? .nan }
      #expect(abs(raw("satisfaction") - Double(20 - ScoreFixture.bad[place]) / 20) < 1e-12, "\(name)")
      #expect(abs(raw("first-reply-within") - Double(60 - ScoreFixture.late[place]) / 60) < 1e-12, "\(name)")
      #expect(abs(raw("resolution-rate") - Double(60 - ScoreFixture.unsolved[place]) / 60) < 1e-12, "\(name)")
      let amounts = indicators.values.compactMap { $0["amount"] as? Double }
      let score = try #require((agent["score"] as? [String: Any])?["value"] as? Double)
      #expect(abs(amounts.reduce(0, +) - score) < 1e-9)
      for item in indicators.values {
        let steps = try #require(item["steps"] as? [String: Double]).values.reduce(0, +)
        #expect(abs(steps - (item["points"] as? Double ?? .nan)) < 1e-9)
      }
    }
  }

  @Test("grave events cap a score only when confirmed and past objection, as of the day that is named")
  func events() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      """
      agent,date,kind,status,confirmed by,confirmed on,appeal until,note
      王芳,2025-10-14,abuse,confirmed,Chen Jing,2025-10-20,2025-10-27,recorded call
      李雷,2025-10-15,abuse,confirmed,Chen Jing,2025-10-30,2025-11-06,
      张伟,2025-10-16,abuse,reported,,,,
      刘洋,2025-09-16,abuse,confirmed,Chen Jing,2025-09-20,2025-09-27,
      nobody,2025-10-16,abuse,reported,,,,

      """, to: "events.csv")
    let run = try ScoreFixture.score([], ["--events", "events.csv", "--names"], in: scratch)
    try Golden.compare(run.transcript, with: "score-events.txt")
    let later = try ScoreFixture.score(
      [], ["--events", "events.csv", "--names", "--as-of", "2025-11-10", "--format", "csv"], in: scratch)
    let capped = later.text.split(separator: "\n").filter { $0.contains("limits the score to 60") }
    #expect(capped.count == 2 && later.text.contains("李雷,,2025-10,60,"))
    let sheet = try ScoreFixture.score(
      [], ["--events", "events.csv", "--names", "--agent", "王芳", "--language", "zh"], in: scratch)
    try Golden.compare(sheet.transcript, with: "score-events-sheet-zh.txt")
  }

  @Test("peers of the same role, new hires, part time")
  func roster() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let policy = ScoreFixture.policy
      .replacing("compareBy", with: "peers: {by: role, atLeast: 3}\ncompareBy")
      .replacing("{conversations: 20, days: 5}", with: "{conversations: 80, days: 5, employedDays: 30}")
    try scratch.write(policy, to: "policy.yaml")
    let none = try ScoreFixture.score(in: scratch)
    #expect(none.status == 65 && none.errors.contains("--roster"), "\(none.errors)")
    try scratch.write(
      """
      客服,岗位,入职日期,工时比例
      王芳,after-sales,2020/3/1,70%
      李雷,after-sales,2020-03-01,0.5
      韩梅梅,after-sales,2025-10-10,70%
      张伟,pre-sale,2020-03-01,
      刘洋,pre-sale,2020-03-01,70%

      """, to: "roster.csv")
    let run = try ScoreFixture.score([], ["--roster", "roster.csv", "--names"], in: scratch)
    try Golden.compare(run.transcript, with: "score-roster.txt")
    // Alone in its group, nobody's figures move those of the other.
    try scratch.write(policy.replacing("employedDays: 30}", with: "roles: [after-sales]}"), to: "policy.yaml")
    let one = try ScoreFixture.score([], ["--roster", "roster.csv", "--names", "--format", "csv"], in: scratch)
    #expect(one.text.split(separator: "\n").count == 4 && !one.text.contains("张伟"))
  }

  @Test("hours, days of hiring and leaving: paid in proportion, and records that do not fit them are named")
  func employment() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      ScoreFixture.policy.replacing("compareBy", with: "peers: {by: role, atLeast: 4}\ncompareBy")
        .replacing("days: 5}", with: "days: 5, roles: [after-sales, lead]}"), to: "policy.yaml")
    try scratch.write(
      """
      agent,role,hired on,left on,part time
      王芳,after-sales,2020-03-01,,70%
      李雷,after-sales,2025-10-10,,
      韩梅梅,after-sales,2020-03-01,2025-10-20,50%
      张伟,pre-sale,2020-03-01,2025-10-12,
      张伟,after-sales,2025-10-13,,50%
      刘洋,after-sale,2020-03-01,,
      王伟,after-sales,2020-03-01,,

      """, to: "roster.csv")
    let roster = ["--roster", "roster.csv"]
    let run = try ScoreFixture.score([], roster + ["--names"], in: scratch)
    try Golden.compare(run.transcript, with: "score-employment.txt")
    let sheet = try ScoreFixture.score([], roster + ["--names", "--agent", "张伟", "--language", "zh"], in: scratch)
    try Golden.compare(sheet.transcript, with: "score-employment-sheet-zh.txt")
    let rows = try ScoreFixture.score([], roster + ["--names", "--format", "csv"], in: scratch)
    try Golden.compare(rows.transcript, with: "score-employment.csv")
    let json = try ScoreFixture.score([], roster + ["--format", "json"], in: scratch)
    let object = try #require(JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let agents = try #require(object["agents"] as? [[String: Any]])
    let strays = agents.compactMap { $0["recordsOutsideEmployment"] as? [[String: Any]] }.flatMap { $0 }
    #expect(strays.compactMap { $0["side"] as? String }.sorted() == ["after-leaving", "before-hiring"])
    #expect(strays.compactMap { $0["records"] as? Int }.reduce(0, +) == 18 + 20, "two chats a day")
    #expect(strays.compactMap { $0["firstDay"] as? String }.sorted() == ["2025-10-01", "2025-10-21"])
    var parts = 0
    for agent in agents {
      guard let bonus = agent["bonus"] as? [String: Any] else { continue }
      let amount = { (key: String) in ((bonus[key] as? Double ?? 0) * 100).rounded() }
      #expect(amount("earned") + amount("proRata") + amount("pool") == amount("paid"))
      if let proportion = bonus["proportion"] as? [String: Any], let factor = proportion["factor"] as? Double {
        #expect(abs(amount("paid") - amount("earned") * factor) <= 0.5)
        parts += 1
      }
    }
    #expect(parts == 4)
    let some = try BuiltProgram.run(
      [
        "score", "october.csv", "--policy", "policy.yaml", "--period", "2025-10-13..2025-10-31", "--zone",
        "Asia/Shanghai",
      ]
        + roster + ["--key-file", "key"], in: scratch.url)
    #expect(some.status == 0 && some.errors.contains("do not pay it for parts"), "\(some.errors)")
    #expect(!some.errors.contains("(line 5)") && !run.errors.contains("do not pay it for parts"))
  }

  @Test("what cannot be scored is refused, with everything that is to be mended")
  func refusals() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    try scratch.write(
      ScoreFixture.policy.replacing("50%, floor", with: "40%, floor").replacing(
        "first-reply-within", with: "first-reply-witin"
      )
      .replacing("goal: 82%", with: "goal: 62%").replacing("B: 90", with: "B: 190"), to: "nonsense.yaml")
    try scratch.write(
      ScoreFixture.policy.replacing("2025-01-01}", with: "2025-10-15, until: 2025-11-14}"), to: "half.yaml")
    try scratch.write(
      "agent,date,kind,status\n王芳,14.10.2025,abuse,done\n,2025-10-14,theft,confirmed\n", to: "events.csv")
    try scratch.write("agent,rolle\n王芳,a\n", to: "roster.csv")
    try scratch.write("agent,part time,hired on,left on\n王芳,150,2025-10-01,2025-09-01\n王芳,50%,,\n", to: "twice.csv")
    let cases: [[String]] = [
      [], ["october.csv"], ["october.csv", "--policy", "policy.yaml"],
      ["october.csv", "--policy", "policy.yaml", "--period", "October"],
      ["october.csv", "--policy", "none.yaml", "--period", "2025-10"],
      ["none.csv", "--policy", "policy.yaml", "--period", "2025-10"],
      ["october.csv", "--policy", "nonsense.yaml", "--period", "2025-10"],
      ["october.csv", "--policy", "policy.yaml", "--period", "2024-10"],
      ["october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--as-of", "today"],
      [
        "october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--events", "events.csv", "--roster",
        "roster.csv",
      ],
      [
        "october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--events", "none.csv", "--roster",
        "twice.csv",
      ],
      ["october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--language", "fr"],
      ["october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--policy=nonsense.yaml"],
      ["october.csv", "--policy", "half.yaml", "--period", "2025-10"],
    ]
    var text = ""
    for arguments in cases {
      let run = try BuiltProgram.run(["score"] + arguments + ["--key-file", "key"], in: scratch.url)
      text += "$ crewcast score " + arguments.joined(separator: " ") + "\n" + run.transcript + "\n"
    }
    try Golden.compare(text, with: "score-refusals.txt")
  }

  @Test("a month in which nobody complained has a complaint rate of 0, where a column says so; empty cells say nothing")
  func noComplaints() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      ScoreFixture.policy.replacing(
        "resolution-rate:    {weight: 20%, floor: 50%, threshold: 70%, goal: 82%, stretch: 92%}",
        with:
          "complaint-rate: {weight: 20%, floor: 5%, threshold: 2%, goal: 0.5%, stretch: 0%}"), to: "policy.yaml")
    for (word, isTold) in [("none", true), ("无", true), ("", false)] {
      let rows = ScoreFixture.records.split(separator: "\n")
      try scratch.write(
        (["\(rows[0]),complaint"] + rows.dropFirst().map { "\($0),\(word)" }).joined(separator: "\n") + "\n",
        to: "october.csv")
      let run = try ScoreFixture.score([], ["--agent", "王芳", "--names", "--format", "json"], in: scratch)
      let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
      let agents = try #require(object["agents"] as? [[String: Any]])
      let found = (agents[0]["indicators"] as? [String: Any])?["complaint-rate"] as? [String: Any]
      #expect(found?["raw"] as? Double == (isTold ? 0 : nil), "‘\(word)’")
      #expect(found?["records"] as? Double == (isTold ? 60 : nil), "‘\(word)’")
      #expect(run.errors.contains("complaint-rate cannot be measured") == !isTold, "\(run.errors)")
    }
  }

  @Test(
    "no zone, a month that is not over, an empty month, one agent, rows that cannot be used: said in one sentence each")
  func advice() throws {
    let scratch = try ScratchFolder()
    try ScoreFixture.write(to: scratch)
    let rows = ScoreFixture.records.split(separator: "\n")
    let few = rows.prefix(1) + rows.filter { $0.contains("王芳") }.prefix(12)
    try scratch.write(
      few.joined(separator: "\n") + "\n9999,c,parcel,chat,yesterday,,,王芳,,answered,,\n", to: "october.csv")
    var text = ""
    for period in ["2025-10", "2025-09", "2025-Q4"] {
      let run = try BuiltProgram.run(
        ["score", "october.csv", "--policy", "policy.yaml", "--period", period, "--key-file", "key"], in: scratch.url)
      text += "$ crewcast score october.csv --policy policy.yaml --period \(period)\n" + run.transcript + "\n"
    }
    try Golden.compare(text, with: "score-advice.txt")
  }

  @Test("every policy that is shipped scores an export that holds what it asks for", arguments: ["2025-10", "2025-Q4"])
  func shipped(period: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/policies")
      .filter { $0.hasSuffix(".yaml") && $0.contains("quarterly") == period.contains("Q") }.sorted()
    #expect(names.count == (period.contains("Q") ? 1 : 3))
    let scratch = try ScratchFolder()
    // As many of either role as a comparison needs.
    let agents = ScoreFixture.agents + ["赵磊", "孙丽", "周强", "吴敏"]
    try scratch.write(ScoreFixture.reviewed(days: period.contains("Q") ? 92 : 31, agents: agents), to: "export.csv")
    try scratch.write(ScoreFixture.reviewedMapping, to: "export.yaml")
    try scratch.write(
      "agent,role,hired on\n"
        + agents.enumerated().map { "\($1),\($0 < 5 ? "after-sales" : "pre-sale"),2020-01-01\n" }.joined(),
      to: "roster.csv")
    for name in names {
      let run = try BuiltProgram.run(
        [
          "score", "export.csv", "--mapping", "export.yaml", "--policy", "\(root)/policies/\(name)", "--period", period,
          "--roster", "roster.csv", "--observed-until", "2026-02-01", "--key-file", "key", "--format", "json",
        ], in: scratch.url)
      // A policy for some roles says whom it leaves out, one with redLines that there are no events; nothing else is to be said.
      let said = run.errors.split(separator: "\n").filter {
        !$0.contains("not scored, since the policy is for") && !$0.contains("no events are named")
      }
      #expect(run.status == 0 && said.isEmpty, "\(name): \(run.errors)")
      let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
      let agents = try #require(object["agents"] as? [[String: Any]])
      let own = name.hasPrefix("help-desk") || name == "after-sales.yaml" ? 10 : 5
      #expect(agents.count == own, "\(name)")
      for agent in agents {
        #expect(agent["score"] is [String: Any], "\(name)")
        #expect(agent["grade"] is [String: Any], "\(name): \(agent["flags"] ?? "")")
      }
    }
  }
}
