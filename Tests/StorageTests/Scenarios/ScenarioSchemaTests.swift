import Foundation
import Testing

@testable import Storage

/// The published schema and the decoder know the same keys.
struct ScenarioSchemaTests {
  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func everyKeyOfTheDecoderIsInTheSchema() throws {
    let definitions = try #require(schema()["$defs"] as? [String: [String: Any]])
    #expect(Set(definitions.keys) == Set(Shape.Name.ofScenarios.map(\.rawValue)))
    for name in Shape.Name.ofScenarios {
      let properties = try #require(definitions[name.rawValue]?["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(Shape.of(name).keys.map(\.name)), "\(name)")
      #expect(!Shape.of(name).keys.isEmpty, "\(name) has no table of keys")
      #expect(definitions[name.rawValue]?["additionalProperties"] as? Bool == false)
    }
  }

  /// The copy that editors read beside the scenarios; `RECORD=1` writes it anew.
  @Test func thePublishedSchemaIsTheCurrentOne() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "scenarios/scenario.schema.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try ScenarioSchema.text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == ScenarioSchema.text, "record it with RECORD=1")
  }

  @Test func everyReferenceOfTheSchemaLeadsSomewhere() throws {
    let names = Set(Shape.Name.ofScenarios.map { "#/$defs/\($0.rawValue)" })
    let parts = ScenarioSchema.text.split(separator: "\"$ref\": \"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(parts.count > 20)
    for part in parts { #expect(names.contains(part), "\(part)") }
  }

  /// A key in the tables that the decoder never looks at would be a promise not kept.
  @Test func theDecoderReadsEveryKeyOfTheTables() {
    let complaints = Complaints(file: "everything.yaml")
    for text in [ScenarioSchemaTests.everything, ScenarioSchemaTests.theRest] {
      _ = try? ScenarioDecoder.decode(
        text, complaints: complaints, tables: MemoryTables(texts: ScenarioSchemaTests.tables))
    }
    #expect(complaints.isEmpty, "\(complaints.problems)")
    for name in Shape.Name.ofScenarios {
      // A part of a mixture is read as a distribution with a weight.
      let reader = name == .mixturePart ? Shape.Name.distribution : name
      for key in Shape.of(name).keys where key.name != "weight" {
        let isRead = complaints.keysRead.contains("\(reader).\(key.name)")
        #expect(isRead, "\(name).\(key.name) is never read")
      }
    }
  }

  @Test func everyFamilyNamesKnownParameters() {
    let known = Set(Shape.of(.distribution).keys.map(\.name))
    for family in DistributionFamily.allCases {
      for key in family.parameters.flatMap({ $0 }) + family.options { #expect(known.contains(key), "\(family) \(key)") }
    }
  }

  /// Every way of naming a distribution, with a value for each parameter, is read.
  @Test func everyWayOfNamingADistributionIsRead() throws {
    let values = [
      "value": "2m", "mean": "3m", "sd": "1m", "cv": "0.5", "median": "2m", "p90": "5m",
      "percentiles": "{50: 2m, 95: 8m}",
      "shape": "2", "scale": "1m", "phases": "3", "low": "1m", "mode": "2m", "high": "4m", "alpha": "2", "beta": "3",
      "values": "[1m, 2m]", "file": "t.csv", "column": "n",
      "parts":
        "[{weight: 30%, distribution: exponential, mean: 1m}, {weight: 70%, distribution: exponential, mean: 2m}]",
    ]
    for family in DistributionFamily.allCases {
      for way in family.parameters {
        var keys = way.map { "\($0): \(values[$0] ?? "?")" }
        if family == .hyperexponential, way.contains("cv") { keys = ["mean: 3m", "cv: 1.5"] }
        if family == .hyperexponential, way.contains("sd") { keys = ["mean: 3m", "sd: 5m"] }
        let text = "{distribution: \(family.rawValue), shift: 5s, \(keys.joined(separator: ", "))}"
        let type = "{call: {channel: phone, handlingTime: \(text)}}"
        let problems = ScenarioFixture.problems(
          ScenarioFixture.text(["contactTypes": type]), tables: ScenarioSchemaTests.tables)
        #expect(problems.isEmpty, "\(text)")
      }
    }
  }

  private static let tables = [
    "t.csv":
      "when,n,to,who,kind\n2026-10-20 09:00,3,2026-10-20 17:00,Anna,a\n2026-10-20 10:00,4,2026-10-20 18:00,Bo,a\n"
  ]

  private static let everything = """
    crewcast: 1
    title: Everything
    question: What is there?
    source: nowhere
    timeZone: Asia/Shanghai
    horizon: {start: 2026-10-20, days: 1, interval: 1h, warmUp: 1h, atEnd: stop}
    openingHours: always
    contactTypes:
      a:
        channel: chat
        skill: s
        priority: 2
        headStart: 1m
        target: {serviceLevel: 80%/20s, definition: virtual-wait}
        handlingTime: {byTime: {"00:00": {distribution: exponential, mean: 3m, shift: 5s}}}
        afterContactWork: {distribution: mixture, parts: [{weight: 100%, distribution: lognormal, median: 3m, p90: 9m}]}
        patience: {distribution: gamma, shape: 2, scale: 1m}
        balking: {probability: 5%, whenWaiting: 3}
        openingHours: always
        atClose: keep
      b: {channel: phone, skill: s, handlingTime: {distribution: lognormal, mean: 3m, sd: 1m}}
      c: {channel: phone, skill: s, handlingTime: {distribution: lognormal, mean: 3m, cv: 1}}
      d: {channel: phone, skill: s, handlingTime: {distribution: weibull, percentiles: {50: 3m, 90: 8m}}}
      e: {channel: phone, skill: s, handlingTime: {distribution: erlang, phases: 3, mean: 8m}}
      f: {channel: phone, skill: s, handlingTime: {distribution: triangular, low: 1m, mode: 2m, high: 3m}}
      g: {channel: phone, skill: s, handlingTime: {distribution: beta, alpha: 1, beta: 2, low: 1m, high: 3m}}
      h: {channel: phone, skill: s, handlingTime: {distribution: empirical, values: [3m, 4m]}}
      i: {channel: phone, skill: s, handlingTime: {distribution: empirical, file: t.csv, column: n, unit: m, where: {kind: a}}}
      j: {channel: phone, skill: s, handlingTime: {distribution: gamma, median: 3m, p90: 9m}}
    arrivals:
      - {mix: {a: 50%, b: 50%}, rate: 1/m, weekdays: {tue: 1.5}, dates: {2026-10-20: 2}, busyness: {name: x, cv: 5%}}
      - {contactType: a, rates: {from: "00:00", every: 12h, values: [1/m, 2/m]}}
      - {mix: {c: 20%, d: 20%, e: 20%, f: 20%, g: 20%}, perDay: 50, profile: {"09:00": 1, "17:00": 0}}
      - {mix: {h: 30%, i: 30%, j: 40%}, perDay: 50}
      - contactType: a
        counts: {file: t.csv, time: when, count: n, interval: 30m, treatAs: exact, dateFormat: yyyy-mm-dd, where: {kind: a}}
      - contacts: {file: t.csv, arrived: when, dateFormat: yyyy-mm-dd, type: kind, types: {a: b}, handlingTime: {column: n, unit: m}, where: {kind: a}}
    groups:
      one:
        skills: {s: {proficiency: 1.1, preference: 2}}
        costPerHour: 45
        shifts:
          - {start: "09:00", length: 8h, agents: 2, days: tue, breaks: [{after: 2h, length: 15m, paid: true, spread: 15m}]}
          - {start: "09:00", end: "17:00", agents: 2, dates: [2026-10-20]}
      two: {skills: [s], staffing: {file: t.csv, time: when, agents: n, interval: 1h, dateFormat: yyyy-mm-dd, where: {kind: a}}}
      three:
        skills: [s]
        shifts:
          file: t.csv
          agent: who
          start: when
          end: to
          dateFormat: yyyy-mm-dd
          where: {kind: a}
          breaks: [{after: 2h, length: 15m}]
    lines: {all: {count: 30, contactTypes: [a]}}
    routing:
      select: longest-idle
      contactTypes: {b: [[one], [two, three]]}
      groups: {two: [[b], [a, c, d, e, f, g, h, i, j]]}
      overflow: {a: [{after: 30s, to: one}]}
    bots:
      z:
        contactTypes: a
        involvement: 50%
        resolved: 50%
        falselyContained: 20%
        escalated: 30%
        recontact: {probability: 50%, toAgent: 50%, after: {distribution: normal, mean: 1h, sd: 10m}}
        sessionTime: {distribution: constant, value: 1m}
        handoverFactor: 1.1
        capacity: 30
        hours: always
        costPerSession: 1
        costPerResolution: 2
    costs: {currency: EUR, perLostContact: 3, perBlockedContact: 4}
    """

  private static let theRest = """
    crewcast: 1
    title: The rest
    horizon: {start: 2026-10-20 08:00, length: 10h}
    contactTypes:
      a: {channel: phone, handlingTime: {distribution: exponential, mean: 3m}}
    arrivals:
      - {contactType: a, rates: {from: "09:00", every: 1h, values: [5/h, 6/h]}}
    groups:
      one:
        skills: [a]
        shifts:
          file: t.csv
          agent: who
          start: when
          end: to
          breaks: [{start: when, end: to, paid: true}]
    """
}
