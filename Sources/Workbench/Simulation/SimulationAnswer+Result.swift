import Experiments
import Reporting
import Workforce

extension SimulationAnswer {
  /// The result for programs.
  var members: [JSONValue.Member] {
    [
      .init("scenario", .string(scenario.title)),
      .init("horizon", horizonValue),
      .init("replications", .integer(result.replications)),
      .init("contactsSimulated", .integer(result.contactsSimulated)),
      .init("summary", contacts(result.total, target: result.total.target).appending(summaryExtras)),
      .init(
        "contactTypes",
        .array(
          zip(scenario.contactTypes, result.types).map { type, figures in
            JSONValue.object([
              .init("contactType", .string(type.name)), .init("channel", .string(type.channel.rawValue)),
            ]).appending(members(of: contacts(figures, target: type.target)))
          })),
      .init("groups", .array(zip(scenario.groups, result.groups).map { group($0.name, $1) })),
      .init("intervals", .array(result.intervals.map(interval))),
      .init("bot", botValue),
      .init("costs", costValue),
      .init("warnings", .array(warnings.map { .string($0.description) })),
    ]
  }

  private func members(of value: JSONValue) -> [JSONValue.Member] {
    if case .object(let members) = value { members } else { [] }
  }

  private var horizonValue: JSONValue {
    let horizon = scenario.horizon
    return [
      "start": .string(moment(0)), "end": .string(moment(horizon.length)), "lengthSeconds": .number(horizon.length),
      "warmUpSeconds": .number(horizon.warmUp), "timeZone": .string(horizon.clock.zone),
    ]
  }

  private var summaryExtras: [JSONValue.Member] {
    [
      .init(
        "worst",
        .array(
          hotSpots.prefix(3).map { spot in
            [
              "contactType": .string(scenario.contactTypes[spot.contactType].name), "from": .string(moment(spot.start)),
              "to": .string(moment(spot.end)), "offered": .number(spot.offered),
              "serviceLevel": .number(spot.serviceLevel), "abandonment": .number(spot.abandonment),
              "shortfallContacts": .number(spot.shortfall),
            ]
          }))
    ]
  }

  func moment(_ seconds: Double) -> String {
    scenario.horizon.clock.iso8601(scenario.horizon.start.advanced(by: seconds))
  }

  private func contacts(_ figures: ContactFigures, target: ServiceLevelTarget?) -> JSONValue {
    [
      "arrived": JSONValue(figures.arrived), "offered": JSONValue(figures.offered),
      "answered": JSONValue(figures.answered), "abandoned": JSONValue(figures.abandoned),
      "balked": JSONValue(figures.balked), "blocked": JSONValue(figures.blocked),
      "cleared": JSONValue(figures.cleared), "backlogAtEnd": JSONValue(figures.backlogAtEnd),
      "resolved": JSONValue(figures.resolved), "lostShare": value(figures.abandonment),
      "meanWaitSeconds": [
        "ofAll": value(figures.meanWaitOfAll), "ofAnswered": value(figures.meanWaitOfAnswered),
      ],
      "waitSecondsP50": value(figures.waitP50), "waitSecondsP90": value(figures.waitP90),
      "waitSecondsP99": value(figures.waitP99), "meanHandlingSeconds": value(figures.meanHandling),
      "serviceLevel": serviceLevel(figures, target: target),
      "targetMet": value(figures.targetMet),
    ]
  }

  /// The service level with the definition it follows, and all that can be counted beside it.
  private func serviceLevel(_ figures: ContactFigures, target: ServiceLevelTarget?) -> JSONValue {
    guard let level = figures.serviceLevel else { return .null }
    let others = ServiceLevelDefinition.allCases.compactMap { definition in
      figures.serviceLevels[definition].map { JSONValue.Member(definition.rawValue, JSONValue($0)) }
    }
    return [
      "definition": .string((target?.definition ?? .answeredOfOffered).rawValue),
      "thresholdSeconds": target.map { .number($0.seconds) } ?? .unavailable("each contact type has its own threshold"),
      "target": target.map { .number($0.share) } ?? .null,
      "value": JSONValue(level), "byDefinition": .object(others),
    ]
  }

  private func group(_ name: String, _ figures: GroupFigures) -> JSONValue {
    [
      "group": .string(name), "occupancy": value(figures.occupancy), "paidHours": JSONValue(figures.paidHours),
      "paidHoursAfterEnd": JSONValue(figures.hoursAfterEnd), "contactsHandled": JSONValue(figures.contactsHandled),
      "cost": JSONValue(figures.cost),
    ]
  }

  private func interval(_ figures: IntervalFigures) -> JSONValue {
    let contacts = { (name: String?, figures: IntervalContacts) -> JSONValue in
      JSONValue.object(name.map { [JSONValue.Member("contactType", .string($0))] } ?? []).appending([
        .init("offered", JSONValue(figures.offered)), .init("answered", JSONValue(figures.answered)),
        .init("serviceLevel", value(figures.serviceLevel)), .init("lostShare", value(figures.abandonment)),
        .init("meanWaitOfAnsweredSeconds", value(figures.meanWaitOfAnswered)),
      ])
    }
    return [
      "start": .string(moment(figures.start)), "end": .string(moment(figures.end)),
      "total": contacts(nil, figures.total),
      "contactTypes": .array(zip(scenario.contactTypes, figures.types).map { contacts($0.name, $1) }),
      "groups": .array(
        zip(scenario.groups, figures.groups).map { group, figures in
          [
            "group": .string(group.name), "agents": JSONValue(figures.agents), "occupancy": value(figures.occupancy),
          ]
        }),
    ]
  }

  private var botValue: JSONValue {
    .array(
      zip(scenario.bots, result.bots).map { bot, figures in
        [
          "bot": .string(bot.name), "offered": JSONValue(figures.offered), "sessions": JSONValue(figures.sessions),
          "turnedAway": JSONValue(figures.turnedAway), "resolved": JSONValue(figures.resolved),
          "falselyContained": JSONValue(figures.falselyContained), "escalated": JSONValue(figures.escalated),
          "recontactsToDoor": JSONValue(figures.recontactsToDoor),
          "recontactsToAgent": JSONValue(figures.recontactsToAgent), "containment": value(figures.containment),
          "verifiedResolution": value(figures.verifiedResolution), "cost": JSONValue(figures.cost),
        ]
      })
  }

  private var costValue: JSONValue {
    [
      "currency": .string(scenario.costs.currency), "staff": JSONValue(result.costs.staff),
      "bots": JSONValue(result.costs.bots), "failures": JSONValue(result.costs.failures),
      "total": JSONValue(result.costs.total), "perResolved": value(result.costs.perResolved),
    ]
  }

  private func value(_ estimate: Estimate?) -> JSONValue { estimate.map { JSONValue($0) } ?? .null }
}
