import Foundation
import TestSupport
import Testing

@Suite(
  "Real records, through their mapping files",
  .enabled(if: TableLibrary.isThere && RealRecords.areThere, "the folder ../shared/data is not there"))
struct RealRecordCommandTests {
  private func measure(_ file: String, _ mapping: String, _ arguments: [String]) throws -> BuiltProgram.Run {
    let scratch = try ScratchFolder()
    // Sums are taken customer by customer, so their last digits depend on the key.
    try scratch.write("00112233445566778899aabbccddeeff", to: "key")
    let mapping = RealRecords.root.appendingPathComponent("scenarios/mappings/\(mapping).yaml").path
    return try BuiltProgram.run(
      ["measure", RealRecords.data.appendingPathComponent(file).path, "--mapping", mapping, "--key-file", "key"]
        + arguments,
      in: scratch.url)
  }

  /// The team's rows of the spreadsheet, and the agents' where there are few.
  private func figures(_ run: BuiltProgram.Run, agents: Bool) -> String {
    run.text.split(separator: "\n").filter { line in
      line.hasPrefix("scope,") || line.hasPrefix("team,") || line.hasPrefix("channel,")
        || agents && line.hasPrefix("agent,")
    }.map { $0 + "\n" }.joined() + "[status \(run.status)]\n"
  }

  @Test(
    "figures that were read and found true",
    arguments: [
      ("call-center", "pwc-call-center/call-center-as-found.csv", "2021", "UTC", true),
      ("help-desk-log", "helpdesk-italian/events.csv", "2012", "Europe/Rome", false),
      ("problem-log", "volvo-problems/closed_problems.csv", "2012", "Europe/Stockholm", false),
      ("bank-1999", "bank-1999/calls_1999_02.csv", "1999-02", "Asia/Jerusalem", true),
    ])
  func goldens(mapping: String, file: String, period: String, zone: String, agents: Bool) throws {
    let run = try measure(file, mapping, ["--period", period, "--zone", zone, "--format", "csv"])
    try Golden.compare(figures(run, agents: agents), with: "real-\(mapping).csv")
  }

  @Test("the same calls from the sheet, from its CSV and with plain columns")
  func sheet() throws {
    let arguments = ["--period", "2021", "--format", "csv"]
    let csv = try measure("pwc-call-center/call-center-as-found.csv", "call-center", arguments)
    let xlsx = try measure("pwc-call-center/call-center.xlsx", "call-center", arguments)
    let plain = try measure("pwc-call-center/calls.csv", "call-center-plain", arguments)
    #expect(csv.status == 0 && csv.text.count > 1000)
    #expect(xlsx.text == csv.text, "\(xlsx.errors)")
    #expect(plain.text == csv.text, "\(plain.errors)")
  }

  @Test("the bank's calls give the published counts: offered, abandoned, answered within 20 s")
  func bank() throws {
    let run = try measure(
      "bank-1999/calls_1999_02.csv", "bank-1999",
      ["--period", "1999-02", "--reply-target", "20s", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let contacts = try #require(object?["contacts"] as? [String: Any])
    let summary = try #require(contacts["summary"] as? [String: Any])
    #expect(summary["offered"] as? Int == 31_125)
    #expect(summary["answered"] as? Int == 27_162)
    #expect(summary["abandoned"] as? Int == 3_963)
    let level = try #require((summary["serviceLevel"] as? [String: Any])?["definitions"] as? [String: Double])
    #expect(abs(try #require(level["answered-of-offered"]) - 0.5208) < 5e-5)
    #expect(abs(try #require(level["answered-of-answered"]) - 0.5968) < 5e-5)
    let waits = try #require(summary["meanWaitSeconds"] as? [String: Double])
    #expect(abs(try #require(waits["ofAnswered"]) - 40.8) < 0.05)
  }
}

/// Where the real records lie, beside the project.
enum RealRecords {
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()
  static let data = root.deletingLastPathComponent().appendingPathComponent("shared/data")
  static let areThere = FileManager.default.fileExists(atPath: data.path)
}
