import Reporting
import Scoring
import Workforce

/// The policy and its indicators as sheets and programs are told them: enough to check a record by hand.
extension ScoreAnswer {
  /// The limits by which records count.
  var rules: IndicatorRules { IndicatorRules(scores.evidence.settings, language: language) }

  /// What each indicator means and by which limits of the policy records count in it; then what holds for all.
  var ruleNotes: [String] {
    let clocks = scores.evidence.book.clocks
    let hasHours = clocks.standard != nil || !clocks.channels.isEmpty || !clocks.teams.isEmpty
    return scores.definitions.map { definition in
      let meaning = language == .zh ? definition.chineseMeaning : definition.meaning
      let rule = rules.text(definition.key).map { (language == .zh ? "" : " ") + $0 } ?? ""
      return words(.colon, name(of: definition.key), meaning + rule)
    } + [
      rules.clocks(hasHours: hasHours, zone: scores.evidence.period.clock.zone),
      rules.likeness(scores.policy.comparedBy),
    ]
  }

  /// The policy for programs, with everything that a score was made by.
  var policyMembers: JSONValue {
    let (policy, settings) = (scores.policy, scores.evidence.settings)
    return [
      "title": .string(policy.title), "revision": .string(policy.revision),
      "cadence": .string(policy.cadence.rawValue), "from": .string(policy.from.description),
      "until": JSONValue(policy.until?.description), "peers": .string(policy.peers.basis.rawValue),
      "fewestPeers": .integer(policy.peers.minimum), "appealDays": .integer(policy.appealDays),
      "comparedBy": .array(policy.comparedBy.map { .string($0.rawValue) }),
      "replyWithinSeconds": .number(settings.replyTargetSeconds),
      "replyLimitSeconds": .number(settings.replyLimitSeconds),
      "resolveWithinSeconds": JSONValue(settings.resolutionTargetSeconds),
      "recontactDays": .number(settings.recontactDays),
      "grades": .array(policy.grades.map { ["name": .string($0.name), "from": .number($0.from)] }),
      "gradeConfidence": .number(policy.gradeConfidence),
      "evidence": [
        "reliability": .number(policy.evidence.reliability), "weight": .number(policy.evidence.weight),
      ],
      "eligibility": [
        "conversations": .integer(policy.eligibility.conversations), "days": .integer(policy.eligibility.days),
        "employedDays": .integer(policy.eligibility.employedDays),
      ],
    ]
  }

  /// The indicators of the policy for programs: what they mean, which records count, weights and targets.
  var definitionMembers: JSONValue {
    .object(
      scores.definitions.map { definition in
        let item = scores.policy.items.first { $0.indicator == definition.key }
        let targets = item?.targets
        return .init(
          definition.key,
          [
            "name": .string(definition.name), "chineseName": .string(definition.chineseName),
            "meaning": .string(definition.meaning), "chineseMeaning": .string(definition.chineseMeaning),
            "population": .string(definition.population), "clock": .string(definition.clock),
            "rule": JSONValue(rules.text(definition.key)), "unit": .string(definition.unit.rawValue),
            "form": .string(definition.form.rawValue), "direction": .string(definition.direction.rawValue),
            "weight": JSONValue(item.map { Double($0.weightPermille) / 1000 }),
            "minimumRecords": JSONValue(item.map { Double($0.minimumRecords) }),
            "floor": JSONValue(targets?.floor), "threshold": JSONValue(targets?.threshold),
            "goal": JSONValue(targets?.goal), "stretch": JSONValue(targets?.stretch),
          ])
      })
  }

  /// The same for spreadsheets.
  var definitionRows: CSVDocument {
    var rows = CSVDocument(header: [
      "indicator", "name", "unit", "direction", "weight", "floor", "threshold", "goal", "stretch", "meaning",
      "population",
      "rule",
    ])
    for definition in scores.definitions {
      let item = scores.policy.items.first { $0.indicator == definition.key }
      rows.append(
        [
          .text(definition.key), .text(name(of: definition.key)), .text(definition.unit.rawValue),
          .text(definition.direction.rawValue), .rounded(item.map { Double($0.weightPermille) / 1000 }),
        ] + Targets.points.indices.map { .rounded(item?.targets.figures[$0]) } + [
          .text(language == .zh ? definition.chineseMeaning : definition.meaning), .text(definition.population),
          .text(rules.text(definition.key) ?? ""),
        ])
    }
    return rows
  }
}
