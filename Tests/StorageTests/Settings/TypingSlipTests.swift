import Testing
import Workforce

@testable import Storage

/// Punctuation of Chinese keyboards in files of settings: said in one sentence where it stands for YAML's, left alone in texts.
@Suite("Slips of typing in YAML")
struct TypingSlipTests {
  private static let scenario = """
    crewcast: 1
    title: 小客服台（试行）：第“一”版，含夜班
    horizon: {start: 2026-10-20, days: 1}
    contactTypes:
      退货（含换货）:
        channel: phone
        handlingTime: {distribution: exponential, mean: 3m}
    arrivals:
      - {contactType: 退货（含换货）, rate: 100/30m}
    groups:
      客服一组：白班: {skills: [退货（含换货）], staffing: 14}
    """
  private static let calendar = """
    # 营业时间：周一至周五
    zone: Asia/Shanghai
    week: { mon-fri: 09:00-18:00 }
    exemptions:
      - { from: 2025-10-20T14:00, until: 2025-10-20T16:30, reason: 停电，全店停（平台：豁免）, }
    """
  private static let mapping = """
    name: 工单导出（新版）：2025
    shape: contacts
    columns:
      contact: 工单：编号
      arrived: {from: 创建时间（北京）, dates: ymd}
    remarks:
      - 客户说：“好的，谢谢”
      - 工作时间10:00－18:00
    people: {客服：小王: 王芳, 客服2: "李雷，（兼职）"}
    """
  private static let words = MappingWords(
    fields: ["contacts": ["contact", "arrived"], "events": [], "agent-days": []], required: ["contacts": ["contact"]],
    repeatable: [],
    events: [])

  private static func problems(_ kind: SettingsKind, _ text: String) -> [String] {
    do throws(ScenarioError) {
      switch kind {
      case .scenario: _ = try ScenarioReader.decode(text, name: "f")
      case .calendar: _ = try CalendarReader.decode(text, name: "f")
      case .mapping: _ = try MappingReader.decode(text, name: "f", words: words)
      case .policy: _ = try PolicyReader.decode(text, name: "f", definitions: [])
      }
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("Texts may hold any punctuation")
  func texts() throws {
    #expect(Self.problems(.scenario, Self.scenario) == [])
    #expect(Self.problems(.calendar, Self.calendar) == [])
    #expect(Self.problems(.mapping, Self.mapping) == [])
    let mapping = try MappingReader.decode(Self.mapping, name: "f", words: Self.words)
    #expect(mapping.people["客服：小王"] == "王芳" && mapping.people["客服2"] == "李雷，（兼职）")
    #expect(mapping.remarks == ["客户说：“好的，谢谢”", "工作时间10:00－18:00"] && mapping.columns["contact"]?[0].from == ["工单：编号"])
    #expect(try CalendarReader.decode(Self.calendar, name: "f").standard.exemptions[0].reason == "停电，全店停（平台：豁免）")
    // Beside a real mistake they are not blamed either.
    #expect(Self.problems(.mapping, Self.mapping.replacing("shape: contacts", with: "shape: contact")).count == 1)
    #expect(Self.problems(.calendar, Self.calendar.replacing("zone: Asia/Shanghai", with: "zone: CST")).count == 1)
    let asked = Self.scenario.replacing("horizon:", with: "question:\n  目标：多少人\n  够用\nhorizon:")
    #expect(Self.problems(.scenario, asked) == [])
    #expect(Self.problems(.scenario, asked.replacing("days: 1", with: "days: 0")).count == 1)
  }

  @Test(
    "What was typed instead of YAML's own marks is said with its place, and what to type",
    arguments: [
      (
        SettingsKind.scenario, "title: ", "title：",
        "f:2:6: found the full-width colon ： after \"title\"; type a half-width :"
      ),
      (.scenario, "horizon: {", "horizon：｛", "f:3:8: found the full-width colon ： after \"horizon\""),
      (
        .scenario, "start: 2026-10-20,", "start: 2026-10-20，",
        "f:3:28: found the full-width comma ，; type a half-width ,"
      ),
      (.scenario, "horizon: {", "horizon:{", "f:3:8: found no blank after the colon of \"horizon\""),
      (.scenario, "    channel: phone", "　　channel: phone", "f:6:1: the line is indented with a full-width blank"),
      (
        .scenario, "    channel: phone", "\tchannel: phone",
        "f:6:1: the line is indented with a tab; indent with spaces"
      ),
      (.scenario, "  - {contactType", "  － {contactType", "f:9:3: found the full-width － before an item"),
      (
        .scenario, "100/30m", "１００/30m",
        "f:9:34: arrivals[1].rate: found \"１００/30m\", with full-width characters; type 100/30m"
      ),
      (.calendar, "zone: Asia/Shanghai", "zone：Asia/Shanghai", "f:2:5: found the full-width colon ： after \"zone\""),
      (
        .calendar, "zone: Asia/Shanghai", "zone: “Asia/Shanghai”",
        "f:2:7: zone: found \"“Asia/Shanghai”\", with full-width"
      ),
      (
        .calendar, "mon-fri: 09:00-18:00", "mon-fri: 09：00-18:00",
        "f:3:18: week.mon-fri: found \"09：00-18:00\", with full-width"
      ),
      (.calendar, "# 营业时间", "＃ 营业时间", "f:1:1: found the full-width ＃ before a comment"),
      (.calendar, "until: 2025-10-20T16:30, ", "until：2025-10-20T16:30， ", "f:5:36: found the full-width colon ："),
      (.mapping, "shape: contacts", "shape:　contacts", "f:2:7: found a full-width blank after the colon of \"shape\""),
      (.mapping, "columns:", "columns：", "f:3:8: found the full-width colon ： after \"columns\""),
      (.mapping, "dates: ymd}", "dates: ymd｝", "f:5:39: found the full-width ｝; type a half-width }"),
      (.mapping, "name: ", "name: “a: b” # ", "f:1:7: found the curly quotation marks “ ”; type \""),
    ])
  func slips(kind: SettingsKind, what: String, instead: String, expected: String) {
    let sound = [.scenario: Self.scenario, .calendar: Self.calendar, .mapping: Self.mapping][kind] ?? ""
    #expect(sound.contains(what))
    let found = Self.problems(kind, sound.replacing(what, with: instead))
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
    // One sentence for each slip, and none for what follows from it.
    #expect(
      found.count == instead.unicodeScalars.filter { "：，｛｝".unicodeScalars.contains($0) }.count.clamped, "\(found)")
  }

  @Test("A file that is full-width throughout has a sentence for every slip")
  func throughout() {
    let text = Self.calendar.replacing("zone: ", with: "zone：").replacing("week: { mon-fri: ", with: "week：｛ mon-fri：")
      .replacing("18:00 }", with: "18:00 ｝").replacing("exemptions:", with: "exemptions：")
    let places = Self.problems(.calendar, text).map { $0.prefix { $0 != " " } }
    #expect(places == ["f:2:5:", "f:3:5:", "f:3:6:", "f:3:15:", "f:3:28:", "f:4:11:"])
  }

  @Test("A shape that cannot be read hides nothing of a mapping, nor does a misspelt field count twice")
  func mappings() {
    let text = Self.mapping.replacing("shape: contacts", with: "shape: contact")
      .replacing("dates: ymd", with: "dates: yd")
    #expect(Self.problems(.mapping, text).map { $0.prefix { $0 != " " } } == ["f:2:8:", "f:5:36:"])
    let misspelt = Self.mapping.replacing("  contact: ", with: "  contct: ")
    #expect(Self.problems(.mapping, misspelt).map { $0.prefix { $0 != " " } } == ["f:4:3:"])
  }

  @Test("A key that stands twice hides nothing, and its places in the file are right")
  func repeated() {
    let text = Self.scenario.replacing("days: 1}", with: "days: 1, days: 2, start: 2026-10-21}")
      .replacing("title:", with: "\"title\": x\ntitle:").replacing("staffing: 14", with: "staffing: -1")
    #expect(
      Self.problems(.scenario, text).map { $0.prefix { $0 != " " } } == ["f:3:1:", "f:4:39:", "f:4:48:", "f:12:42:"])
  }

  @Test("Yes and no are true and false")
  func flags() {
    func problems(_ word: String) -> [String] {
      Self.problems(.mapping, Self.mapping + "\nrules: {replyTakesOwnership: \(word)}")
    }
    #expect(problems("true").isEmpty && problems("false").isEmpty)
    for word in ["yes", "Yes", "on", "是", "True"] { #expect(problems(word).first?.hasSuffix("; write true") == true) }
    for word in ["no", "off", "否"] { #expect(problems(word).first?.hasSuffix("; write false") == true) }
    #expect(problems("maybe").first?.hasSuffix("expected true or false") == true)
  }

  @Test("Files of other encodings are told which one to save in")
  func encodings() throws {
    let folder = try TemporaryFolder()
    func said(_ bytes: [UInt8]) throws -> String {
      try AtomicFile.write(bytes, to: folder.path("f.yaml"))
      do {
        _ = try CalendarReader.read(folder.path("f.yaml"))
        return ""
      } catch {
        return error.description
      }
    }
    // 售后 in GBK.
    let chinese = try said(Array("zone: UTC\n# ".utf8) + [0xCA, 0xDB, 0xBA, 0xF3, 10])
    #expect(chinese.contains("f.yaml:2:3: Chinese text in GBK begins here") && chinese.contains("编码: UTF-8"))
    #expect(try said([0xFF, 0xFE, 0x7A, 0x00]).contains("f.yaml:1:1: the file is text in UTF-16"))
    #expect(try said(Array("zone: UTC\n".utf8) + [0xFF, 0xFF]).contains("f.yaml:2:1: is not UTF-8 text from here on"))
    #expect(try said(Array("\u{FEFF}zone: UTC\r\nweek: always\r\n".utf8)).isEmpty)
  }
}

extension Int {
  /// At least one.
  fileprivate var clamped: Int { Swift.max(1, self) }
}
