import Workforce

@testable import Storage

/// Small scenarios for tests, and ways to read them without files.
enum ScenarioFixture {
  /// A sound scenario; lines of the form `key: …` given here replace or join its top-level keys.
  static func text(_ changes: [String: String] = [:]) -> String {
    var keys = [
      "crewcast": "1",
      "title": "A desk",
      "horizon": "{start: 2026-10-20, days: 1}",
      "contactTypes":
        "{call: {channel: phone, handlingTime: {distribution: exponential, mean: 3m}}}",
      "arrivals": "[{contactType: call, rate: 100/h}]",
      "groups": "{team: {skills: [call], staffing: 6}}",
    ]
    keys.merge(changes) { $1 }
    return keys.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)" }
      .joined(separator: "\n") + "\n"
  }

  /// Decodes a text with tables in memory.
  static func decode(
    _ text: String, tables: [String: String] = [:]
  ) throws(ScenarioError) -> (scenario: Scenario, warnings: [Warning]) {
    try ScenarioDecoder.decode(text, file: "desk.yaml", tables: MemoryTables(texts: tables))
  }

  /// Decodes a sound scenario with changes.
  static func scenario(
    _ changes: [String: String] = [:], tables: [String: String] = [:]
  ) throws(ScenarioError) -> Scenario {
    try decode(text(changes), tables: tables).scenario
  }

  /// The problems of a text, each as its line of the report; empty when it is sound.
  static func problems(_ text: String, tables: [String: String] = [:]) -> [String] {
    do {
      _ = try decode(text, tables: tables)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }
}

/// Comma-separated tables in memory, without quotation marks.
struct MemoryTables: ScenarioTables {
  var texts: [String: String]

  func table(_ path: String, columns: [String]) throws(ScenarioTableFault) -> ScenarioTable {
    guard let text = texts[path] else { throw .unreadable("no such file") }
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.first ?? []
    let missing = columns.filter { !header.contains($0) }
    if !missing.isEmpty { throw .missingColumns(missing, found: header) }
    let positions = columns.compactMap { header.firstIndex(of: $0) }
    let body = rows.dropFirst()
    return ScenarioTable(
      file: path, columns: positions.map { position in body.map { $0.indices.contains(position) ? $0[position] : "" } },
      lines: body.indices.map { $0 + 1 })
  }
}
