import Records
import Testing
import Workforce

@Suite("Exports of sums per agent, with their traps")
struct AgentDayImportTests {
  private func read(
    _ source: String, _ text: String, days: String? = "客服数据_2025-10-13.xlsx", people: [String: String] = [:]
  ) throws -> (book: RecordBook, report: ImportReport) {
    var options = ImportOptions.testing
    options.days = days.flatMap(FileNameDates.days)
    options.people = people
    let layout = try #require(RecordLayouts.find(source))
    var book = RecordBook(observedUntil: utc("2025-11-01T00:00"))
    let report = try AgentDayImporter(layout, options: options).read(Sheet(text), into: &book)
    return (book, report)
  }

  @Test("咨询接待分析: mixed brackets, summary rows dropped and listed, the date from the file's name")
  func reception() throws {
    let (book, report) = try read(
      "wangwang-reception",
      """
      旺旺昵称|咨询人数|接待人数|未回复人数|有效接待人数|平均响应时长（秒)|3分钟人工响应率|旺旺回复率|首次响应时长（秒)|慢响应人数|答问比|旺旺分组
      店铺:小安|120|118|2|100|25.5|0.9971|0.98|12|3|1.2|售后
      店铺:小白|60|60|0|50|40|1|1|20|0|1.1|售后
      汇总值|180|178|2|150|30.3|0.99|0.99|15|3|1.2|
      平均值|90|89|1|75|30.3|0.99|0.99|15|1|1.2|
      """)
    #expect(book.agentDays.count == 2)
    #expect(report.summaryRows.map(\.value) == ["汇总值", "平均值"])
    #expect(report.summaryRows.map(\.line) == [4, 5])
    let first = try #require(book.agentDays.first { book.names.agents[$0.agent] == "店铺:小安" })
    #expect(first.responseSeconds == 25.5 && first.firstResponseSeconds == 12)
    #expect(first.punctuality(within: 180) == 0.9971)
    #expect(first.handled == 100)
    #expect(first.days.first.description == "2025-10-13" && first.days.count == 1)
  }

  @Test("Percent is decided for the column: 99.71%, 99.71 and 0.9971 mean the same, a mixture is refused")
  func percent() throws {
    func shares(_ cells: [String]) throws -> [Double?] {
      let rows = cells.enumerated().map { "a\($0.offset)|10|30|\($0.element)" }.joined(separator: "\n")
      return try read("tmall", "旺旺账号名称|人工接待会话量|平均响应时长|3分钟人工响应率\n" + rows).book.agentDays
        .map { $0.punctuality(within: 180) }
    }
    #expect(try shares(["99.71%", "100%"]) == [0.9971, 1])
    #expect(try shares(["99.71", "100"]) == [0.9971, 1])
    #expect(try shares(["0.9971", "1"]) == [0.9971, 1])
    #expect(try shares(["1", "0"]) == [1, 0])
    #expect(try shares(["0.00%", "0"]) == [0, 0])
    #expect(throws: RecordsError.self) { try shares(["99.71%", "0.98"]) }
    #expect(throws: RecordsError.self) { try shares(["0.5", "98"]) }
    #expect(try shares(["101", "50"]) == [nil, 0.5])
  }

  @Test("拼多多's table in minutes, and two limits at once")
  func pinduoduo() throws {
    let minutes = try read("pdd", "客服账号|需要人工回复的咨询人数|平均响应时长(分)|3分钟人工回复率(8-23点)|30秒应答率(8-23点)\npdd1|40|1.5|95%|80%")
    #expect(minutes.book.agentDays[0].responseSeconds == 90)
    #expect(minutes.book.agentDays[0].punctuality(within: 180) == 0.95)
    #expect(minutes.book.agentDays[0].punctuality(within: 30) == 0.8)
    let seconds = try read("pdd", "客服账号|需要人工回复的咨询人数|平均人工响应时长\npdd1|40|45")
    #expect(seconds.book.agentDays[0].responseSeconds == 45)
  }

  @Test("京东, 抖音, 淘系 and Chatwoot's report in words")
  func others() throws {
    let jd = try read("jd", "客服|平均响应时长（新）|30s应答率|客服3分钟人工回复率|接待量|好评量|评价量\nA|12|90%|99%|1,200|95|100")
    #expect(jd.book.agentDays[0].handled == 1200)
    #expect(jd.book.agentDays[0].goodRatings == 95)
    let douyin = try read("douyin", "客服账号|工作时间平响时长|工作时间3分钟回复率|接待会话量|有效好评数|有效评价数\nA|30|98%|20|5|6\n均值|30|98%|20|5|6")
    #expect(douyin.book.agentDays.count == 1 && douyin.report.summaryRows.count == 1)
    let taoxi = try read("taoxi-agents", "客服昵称|接待人数|转出人数|首次响应(秒)|平均响应(秒)\nA|50|5|10|20\nA|50|5|10|20")
    #expect(taoxi.book.agentDays.count == 1 && taoxi.report.duplicateRows == 1)
    #expect(taoxi.book.agentDays[0].transfersOut == 5)
    let chatwoot = try read(
      "chatwoot-agents",
      "Agent name|Assigned conversations|Avg first response time|Avg resolution time|Avg customer waiting time|Resolution Count\nAnn|7|1 hour 5 minutes|1 day 3 hours|--|6"
    )
    #expect(chatwoot.book.agentDays[0].firstResponseSeconds == 3900)
    #expect(chatwoot.book.agentDays[0].responseSeconds == nil)
    #expect(chatwoot.report.notes.contains { $0.contains("words") })
  }

  @Test("One person's accounts come under one name; without any date the file is refused")
  func peopleAndDates() throws {
    let text = "旺旺账号名称|人工接待会话量|平均响应时长\n店:a|10|30\n店:b|30|50"
    let joined = try read("tmall", text, people: ["店:a": "安", "店:b": "安"])
    #expect(Set(joined.book.agentDays.map(\.agent)).count == 1)
    #expect(joined.book.agentDays.count == 2)
    #expect(throws: RecordsError.self) { try read("tmall", text, days: "export.xlsx") }
    let dated = try read("tmall", "日期|旺旺账号名称|人工接待会话量\n2025/10/14|a|10\n20251399|a|10", days: nil)
    #expect(dated.book.agentDays.map(\.days.first.description) == ["2025-10-14"])
    #expect(dated.report.problems.count == 2)
  }

  @Test("Dates in names of files")
  func fileNames() throws {
    #expect(FileNameDates.days(in: "数据_20251013.xlsx")?.first.description == "2025-10-13")
    #expect(FileNameDates.days(in: "2025-10-01_2025-10-31 接待.csv")?.count == 31)
    #expect(FileNameDates.days(in: "2025年10月客服.xlsx")?.count == 31)
    #expect(FileNameDates.days(in: "2024.02.csv")?.count == 29)
    #expect(FileNameDates.days(in: "report v2.csv") == nil)
    #expect(FileNameDates.days(in: "1 2025-10-01 2025-10-02 2025-10-03") == nil)
  }
}
