import Foundation
import Storage
import TestSupport
import Testing

/// Sums per agent as Chinese shop tools export them, our own rows; the figures are worked out from these.
@Suite(
  "Chinese exports, from file to figure", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct ChineseLayoutTests {
  @Test("咨询接待分析: mixed brackets, several accounts of one person, sums among the rows, the month in the file's name")
  func reception() throws {
    let scratch = try ScratchFolder()
    let name = "咨询接待分析-202510.csv"
    try scratch.write(
      """
      旺旺昵称,咨询人数,接待人数,未回复人数,有效接待人数,平均响应时长（秒),3分钟人工响应率,旺旺回复率,首次响应时长（秒),慢响应人数,答问比,旺旺分组
      店铺:李娜01,130,120,2,100,30,99.71%,98%,12,3,120%,售后
      店铺:李娜02,60,55,0,50,60,98%,100%,20,3,110%,售后
      店铺:王伟,220,210,5,150,45,95.50%,97%,18,8,105%,售后
      汇总,410,385,7,300,42.5,97%,98%,16,14,111%,
      均值,137,128,2.3,100,45,97%,98%,17,5,111%,

      """, to: name)
    try scratch.write(
      """
      source: taobao
      people: { "店铺:李娜01": 李娜, "店铺:李娜02": 李娜, "店铺:王伟": 王伟 }
      agents: [李娜]

      """, to: "shop.yaml")
    let figures = try MeasuredFigures([name, "--mapping", "shop.yaml", "--period", "2025-10"], in: scratch)
    // Li Na's accounts weighted by 有效接待人数: (100 · 30 + 50 · 60) / 150; the team (100 · 30 + 50 · 60 + 150 · 45) / 300.
    figures.expect("average-response", "李娜", is: 40, from: 150)
    figures.expect("average-response", is: 42.5, from: 300)
    // (100 · 12 + 50 · 20) / 150.
    figures.expect("first-response", "李娜", is: 2200.0 / 150)
    // (99.71 + 49) / 150 and (99.71 + 49 + 143.25) / 300.
    figures.expect("replied-within", "李娜", is: 148.71 / 150)
    figures.expect("replied-within", is: 291.96 / 300)
    let text = try BuiltProgram.run(
      ["measure", name, "--mapping", "shop.yaml", "--period", "2025-10", "--key-file", "key", "--as", "tmall"],
      in: scratch.url)
    try Golden.compare(text.transcript, with: "measure-taobao.txt")
    let chinese = try BuiltProgram.run(
      [
        "measure", name, "--mapping", "shop.yaml", "--period", "2025-10", "--key-file", "key", "--as", "tmall",
        "--language", "zh",
      ], in: scratch.url)
    try Golden.compare(chinese.transcript, with: "measure-taobao-zh.txt")
  }

  @Test("淘系客服数据: transfers by their weight, the days between two dates in the file's name")
  func taoxi() throws {
    let scratch = try ScratchFolder()
    let name = "客服数据20251001-20251031.csv"
    try scratch.write(
      """
      客服昵称,聊天人数(原咨询人数),接待人数,直接接入人数,转发接入人数,转出人数,总消息数,买家消息数,客服消息数,答问比,客服字数,最大同时聊天数,未回复人数,回复率,慢接待人数,长接待人数,首次响应(秒),平均响应(秒),平均接待时长
      李娜,210,200,180,20,10,4000,1800,2200,122%,30000,8,2,99%,5,4,10,25,300
      王伟,110,100,100,0,30,2000,900,1100,122%,15000,6,1,99%,5,4,20,40,280
      全店汇总值,320,300,280,20,40,6000,2700,3300,122%,45000,8,3,99%,10,8,13,30,293
      同行同层优秀,500,480,,,,,,,,,,,,,,5,12,200

      """, to: name)
    let figures = try MeasuredFigures([name, "--period", "2025-10"], in: scratch)
    // (200 · 10 + 100 · 20) / 300 and (200 · 25 + 100 · 40) / 300.
    figures.expect("first-response", is: 4000.0 / 300, from: 300)
    figures.expect("average-response", is: 30, from: 300)
    // 10 of 200, 30 of 100, 40 of 300.
    figures.expect("transfer-rate", "李娜", is: 0.05)
    figures.expect("transfer-rate", "王伟", is: 0.3)
    figures.expect("transfer-rate", is: 40.0 / 300)
  }

  @Test("天猫: a share written 0.9971; 京东: the same written 99.71; 抖音: written 99.71%")
  func shares() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      旺旺账号名称,平均响应时长,3分钟人工响应率,人工接待会话量,满意评价量,旺旺评价量
      李娜,20,0.9971,300,45,50
      王伟,40,0.95,100,18,20
      汇总值,25,0.985,400,63,70

      """, to: "天猫-2025-10.csv")
    let tmall = try MeasuredFigures(["天猫-2025-10.csv", "--period", "2025-10", "--source", "taobao"], in: scratch)
    tmall.expect("replied-within", "李娜", is: 0.9971)
    // (300 · 0.9971 + 100 · 0.95) / 400; (300 · 20 + 100 · 40) / 400; (45 + 18) / (50 + 20).
    tmall.expect("replied-within", is: 394.13 / 400)
    tmall.expect("average-response", is: 25)
    tmall.expect("satisfaction", is: 0.9, from: 70)

    try scratch.write(
      """
      客服,平均响应时长（新）,30s应答率,客服3分钟人工回复率,接待量,好评量,评价量
      李娜,20,90,99.71,100,45,50
      王伟,40,70,95,300,80,100
      均值,30,80,97.36,200,62.5,75

      """, to: "京东_整体数据_202510.csv")
    let jd = try MeasuredFigures(["京东_整体数据_202510.csv", "--period", "2025-10"], in: scratch)
    jd.expect("replied-within", "李娜", is: 0.9971)
    // (100 · 0.9971 + 300 · 0.95) / 400 = 384.71 / 400; (100 · 20 + 300 · 40) / 400; 125 / 150.
    jd.expect("replied-within", is: 384.71 / 400)
    jd.expect("average-response", is: 35)
    jd.expect("satisfaction", is: 125.0 / 150)
    // Asked for 30 s, the column of 30 s is taken: (100 · 0.9 + 300 · 0.7) / 400.
    let quick = try MeasuredFigures(
      ["京东_整体数据_202510.csv", "--period", "2025-10", "--reply-target", "30s"], in: scratch)
    quick.expect("replied-within", is: 0.75)

    try scratch.write(
      """
      客服账号,工作时间平响时长,工作时间3分钟回复率,接待会话量,有效好评数,有效评价数
      李娜,15,99.71%,400,90,100
      王伟,33,92%,100,8,20
      汇总,18.6,98%,500,98,120

      """, to: "抖音客服2025年10月.csv")
    let douyin = try MeasuredFigures(["抖音客服2025年10月.csv", "--period", "2025-10"], in: scratch)
    // (400 · 0.9971 + 100 · 0.92) / 500; (400 · 15 + 100 · 33) / 500; 98 / 120.
    douyin.expect("replied-within", is: 490.84 / 500)
    douyin.expect("average-response", is: 18.6)
    douyin.expect("satisfaction", is: 98.0 / 120)
  }

  @Test("拼多多: a workbook whose sheet is Sheet0, minutes in one column, the days only in the file's name")
  func pinduoduo() throws {
    let scratch = try ScratchFolder()
    let rows = """
      (VALUES ('李娜', 0.5, '98.00%', '80%', 4, 200), ('王伟', 1.5, '90.00%', '50%', 10, 100), \
      ('汇总', 0.83, '95.33%', '70%', 14, 300)) AS v(客服账号, "平均响应时长(分)", "3分钟人工回复率(8-23点)", \
      "30秒应答率(8-23点)", "3分钟未回复人数", 需要人工回复的咨询人数)
      """
    let name = "客服数据 2025.10.01-2025.10.31.xlsx"
    let database = try Database(threads: 1)
    try database.loadExtension("excel")
    let path = scratch.url.appendingPathComponent(name).path
    try database.run("COPY (SELECT * FROM \(rows)) TO '\(path)' (FORMAT xlsx, HEADER true, SHEET 'Sheet0')")
    let figures = try MeasuredFigures([name, "--period", "2025-10"], in: scratch)
    // Minutes: (200 · 30 + 100 · 90) / 300 s.
    figures.expect("average-response", is: 50, from: 300)
    figures.expect("average-response", "王伟", is: 90)
    // (200 · 0.98 + 100 · 0.9) / 300.
    figures.expect("replied-within", is: 286.0 / 300)
    #expect(figures.run.errors.isEmpty, "\(figures.run.errors)")
    // Without a date in its name nobody knows what days the rows are about.
    let plain = "sheet.xlsx"
    try FileManager.default.copyItem(atPath: path, toPath: scratch.url.appendingPathComponent(plain).path)
    let nameless = try BuiltProgram.run(
      ["measure", plain, "--period", "2025-10", "--key-file", "key"], in: scratch.url)
    #expect(nameless.status == 65 && nameless.errors.contains("--days 2025-10"), "\(nameless.errors)")
    let named = try MeasuredFigures([plain, "--period", "2025-10", "--days", "2025-10"], in: scratch)
    #expect(named.all == figures.all)
  }
}
