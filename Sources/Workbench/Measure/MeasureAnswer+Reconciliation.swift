import Records
import Reporting
import Scoring
import Workforce

/// What a platform would show, beside ours, for programs and spreadsheets.
extension MeasureAnswer {
  /// At most so many differences of one figure are written out in JSON; the rest is counted.
  static let listedDifferences = 10_000

  /// The same answer for programs, which are spoken to in English.
  private var inEnglish: MeasureAnswer {
    var answer = self
    answer.request.language = .en
    return answer
  }

  var platformValue: JSONValue {
    guard let comparison else { return .null }
    return [
      "platform": .string(comparison.platform.rawValue), "vendor": .string(comparison.platform.vendor),
      "figures": .array(comparison.lines.map(value)),
      "notComputable": .array(
        comparison.lacking.map { dialect in
          [
            "key": .string(dialect.definition.key), "name": .string(dialect.definition.name),
            "missing": .array([.string(RecordFacet.rounds.meaning)]),
          ]
        }),
      "notes": .array(inEnglish.notes(on: comparison).map { .string($0) }),
    ]
  }

  private func value(_ line: PlatformComparison.Line) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("definition", line.dialect.definition.value),
      .init("source", .string(line.dialect.source)),
      .init("nearest", .string(line.dialect.counterpart)),
      .init("team", line.theirs.team.map { value($0, line.theirs) } ?? .null),
      .init("ours", line.ours.flatMap { own in own.team.map { value($0, own) } } ?? .null),
      .init(
        "agents",
        .array(
          line.theirs.agents.map { part in
            let ours = line.ours.flatMap { own in
              own.agents.first { $0.group == part.group }.map { value($0.figure, own) }
            }
            return [
              "agent": .string(part.group), "figure": value(part.figure, line.theirs), "ours": ours ?? .null,
            ]
          })),
      .init("agreeingRecords", .integer(line.reconciliation.agreeing)),
      .init("differingRecords", .integer(line.reconciliation.differences.count)),
    ]
    if request.reconciles {
      members.append(
        .init(
          "differences", .array(line.reconciliation.differences.prefix(Self.listedDifferences).map(value))))
    }
    return .object(members)
  }

  private func value(_ difference: Reconciliation.Difference) -> JSONValue {
    [
      "conversation": .string(difference.conversation),
      "began": difference.start.map { .string(period.clock.iso8601($0)) } ?? .null,
      "ours": JSONValue(difference.left), "theirs": JSONValue(difference.right),
      "reasons": .array(difference.reasons.map { .string($0.rawValue) }),
    ]
  }

  var statedValue: JSONValue {
    .array(
      statedComparisons.map { stated in
        [
          "file": .string(stated.file), "column": .string(stated.column), "moments": .string(stated.moments),
          "roundedToSeconds": .number(stated.rounding), "agreeingRows": .integer(stated.agreeing),
          "differingRows": .integer(stated.differences.count),
          "differences": .array(
            stated.differences.prefix(Self.listedDifferences).map { difference in
              [
                "line": difference.line.map { .integer($0) } ?? .null, "contact": .string(difference.contact),
                "statedSeconds": JSONValue(difference.stated), "computedSeconds": JSONValue(difference.computed),
                "reason": .string(difference.reason.rawValue),
              ]
            }),
        ]
      })
  }

  /// Every record on which two definitions differ, and every row whose stated figure is not what its moments tell.
  var reconciliationRows: CSVDocument {
    var rows = CSVDocument(
      header: ["figure", "unit", "conversation", "line", "began", "ours", "theirs", "reasons"])
    let number = { (value: Double?) in value.map { CSVDocument.Cell.number($0) } ?? .empty }
    for line in comparison?.lines ?? [] {
      for difference in line.reconciliation.differences {
        rows.append([
          .text(line.dialect.definition.key), .text(line.dialect.definition.unit.rawValue),
          .text(difference.conversation), .empty,
          difference.start.map { .text(period.clock.iso8601($0, fractionDigits: 0)) } ?? .empty,
          number(difference.left), number(difference.right),
          .text(difference.reasons.map(\.rawValue).joined(separator: " ")),
        ])
      }
    }
    for stated in statedComparisons {
      for difference in stated.differences {
        rows.append([
          .text(stated.column), .text("seconds"), .text(difference.contact),
          difference.line.map { .integer($0) } ?? .empty, .empty, number(difference.computed),
          number(difference.stated), .text(difference.reason.rawValue),
        ])
      }
    }
    return rows
  }
}
