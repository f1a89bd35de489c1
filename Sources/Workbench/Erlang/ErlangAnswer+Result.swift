import Queueing
import Reporting
import Workforce

extension ErlangAnswer {
  /// The result for programs; the first nine keys are fixed, see `crewcast erlang --help`.
  var result: [JSONValue.Member] {
    figures(of: state) + [
      .init("answerWithinSeconds", .number(question.answerWithinSeconds)),
      .init("serviceLevelDefinition", .string(question.definition.rawValue)),
      .init("arrivalsPerHour", .number(state.demand.arrivals.perHour)),
      .init("handlingSeconds", .number(state.demand.handlingSeconds)),
      .init("patienceSeconds", JSONValue(state.demand.patienceSeconds)),
      .init("lines", state.demand.lines.map { .integer($0) } ?? .null),
      .init(
        "redialShare",
        [
          "afterBlocking": .number(state.demand.redials.afterBlocking),
          "afterAbandoning": .number(state.demand.redials.afterAbandoning),
        ]),
      .init("attemptedLoad", .number(state.attemptedLoad)),
      .init("meanQueueLength", .number(state.meanQueueLength)),
      .init("waitSecondsP90", waitP90(of: state)),
      .init("fewestAgents", requirement.map { .integer($0.agents) } ?? .null),
      .init("fewestAgentsUnrounded", JSONValue(requirement?.fractionalAgents)),
      .init("targets", .array(verdicts.map(Self.verdict))),
      .init("oneAgentFewer", .array(oneFewer.map(Self.verdict))),
      .init("neighbours", .array(neighbours.map(neighbour))),
    ]
  }

  /// The figures that the contract of `crewcast erlang` names.
  private func figures(of state: SteadyState) -> [JSONValue.Member] {
    let levels = state.serviceLevels(withinSeconds: question.answerWithinSeconds)
    return [
      .init("model", .string(state.model.rawValue)),
      .init("offeredLoad", .number(state.demand.offeredLoad)),
      .init("agents", .integer(state.agents)),
      .init("probabilityOfWait", .number(state.probabilityOfWait)),
      .init(
        "serviceLevel",
        .object(ServiceLevelDefinition.allCases.map { .init($0.rawValue, .number(levels[$0])) })),
      .init(
        "meanWaitSeconds",
        ["ofAll": .number(state.meanWaitOfAllSeconds), "ofAnswered": .number(state.meanWaitOfAnsweredSeconds)]),
      .init("probabilityOfAbandonment", .number(state.probabilityOfAbandonment)),
      .init("probabilityOfBlocking", .number(state.probabilityOfBlocking)),
      .init("occupancy", .number(state.occupancy)),
    ]
  }

  private func waitP90(of state: SteadyState) -> JSONValue {
    [
      "ofAll": .number(state.waitQuantileSeconds(0.9, of: .entering)),
      "ofAnswered": .number(state.waitQuantileSeconds(0.9, of: .answered)),
    ]
  }

  private func neighbour(_ neighbour: Neighbour) -> JSONValue {
    guard let state = neighbour.state else {
      return ["agents": .integer(neighbour.agents), "occupancy": .unavailable(ErlangAnswer.endlessQueue)]
    }
    return .object(figures(of: state).filter { $0.key != "model" && $0.key != "offeredLoad" })
  }

  private static func verdict(_ verdict: StaffingTargets.Verdict) -> JSONValue {
    [
      "measure": .string(verdict.measure.rawValue), "target": .number(verdict.target),
      "achieved": verdict.achieved.map { .number($0) } ?? .unavailable(ErlangAnswer.endlessQueue),
      "isMet": .boolean(verdict.isMet),
    ]
  }

  /// The table for spreadsheets: one row per number of agents.
  var neighbourRows: CSVDocument {
    var document = CSVDocument(
      header: ["agents", "probabilityOfWait"] + ServiceLevelDefinition.allCases.map { "serviceLevel " + $0.rawValue }
        + [
          "meanWaitSeconds ofAll", "meanWaitSeconds ofAnswered", "probabilityOfAbandonment", "probabilityOfBlocking",
          "occupancy", "waitSecondsP90 ofAll",
        ])
    for neighbour in neighbours {
      guard let state = neighbour.state else {
        document.append([.integer(neighbour.agents)] + Array(repeating: .empty, count: document.header.count - 1))
        continue
      }
      let levels = state.serviceLevels(withinSeconds: question.answerWithinSeconds)
      document.append(
        [.integer(state.agents), .number(state.probabilityOfWait)]
          + ServiceLevelDefinition.allCases.map { .number(levels[$0]) }
          + [
            .number(state.meanWaitOfAllSeconds), .number(state.meanWaitOfAnsweredSeconds),
            .number(state.probabilityOfAbandonment), .number(state.probabilityOfBlocking), .number(state.occupancy),
            .number(state.waitQuantileSeconds(0.9, of: .entering)),
          ])
    }
    return document
  }
}
