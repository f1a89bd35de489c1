import Queueing
import Workforce

/// The Erlang formulas in steady state.
extension KnownCase {
  private static let exactly = "exact: birth–death recursion in 50-digit arithmetic"

  /// Endless patience, endless lines.
  static let erlangC: [KnownCase] =
    [
      KnownCase(
        model: "Erlang C", name: "4.2 contacts/min, handling 2 min, 12 agents, 20 s", source: exactly
      ) { _ in
        let state = try state(arrivals: 4.2, inSeconds: 60, handling: 120, agents: 12)
        return [
          KnownAnswer("have to wait", "0.18388863", state.probabilityOfWait),
          KnownAnswer("service level", "0.89907978", state.serviceLevel(.answeredOfOffered, withinSeconds: 20)),
          KnownAnswer("mean wait (min)", "0.10216035", state.meanWaitOfAnsweredSeconds / 60),
          KnownAnswer("occupancy", "0.70000000", state.occupancy),
        ]
      },
      KnownCase(model: "Erlang C", name: "48 contacts/min, handling 1 min, 50 agents", source: exactly) { _ in
        let state = try state(arrivals: 48, inSeconds: 60, handling: 60, agents: 50)
        return [
          KnownAnswer("have to wait", "0.69445561", state.probabilityOfWait),
          KnownAnswer("mean wait (s)", "20.83", state.meanWaitOfAnsweredSeconds),
        ]
      },
    ]
    + [(14, "0.17413193", "0.88835002", "0.71428571"), (15, "0.10204237", "0.94145284", "0.66666667")].map { row in
      KnownCase(
        model: "Erlang C", name: "100 contacts/30 min, handling 3 min, \(row.0) agents, 20 s", source: exactly
      ) { _ in
        let state = try state(arrivals: 100, inSeconds: 1800, handling: 180, agents: row.0)
        return [
          KnownAnswer("have to wait", row.1, state.probabilityOfWait),
          KnownAnswer("service level", row.2, state.serviceLevel(.answeredOfOffered, withinSeconds: 20)),
          KnownAnswer("occupancy", row.3, state.occupancy),
        ]
      }
    }
    + [
      KnownCase(model: "Erlang C", name: "10 erlangs, handling 180 s, 11 to 16 agents, 20 s", source: exactly) { _ in
        let levels = ["0.38961381", "0.64015804", "0.79559479", "0.88835002", "0.94145284", "0.97056049"]
        return try zip(11..., levels).map { agents, level in
          let state = try state(arrivals: 100, inSeconds: 1800, handling: 180, agents: agents)
          return KnownAnswer(
            "service level, \(agents) agents", level, state.serviceLevel(.answeredOfOffered, withinSeconds: 20))
        }
      },
      KnownCase(model: "Erlang C", name: "large desks", source: exactly) { _ in
        try [(100.0, 106, "0.44578263"), (1000, 1016, "0.50370364"), (10_000, 10_050, "0.50568909")].map { row in
          let state = try state(arrivals: row.0, inSeconds: 60, handling: 60, agents: row.1)
          return KnownAnswer("have to wait, \(Int(row.0)) erlangs, \(row.1) agents", row.2, state.probabilityOfWait)
        }
      },
      KnownCase(model: "Erlang C", name: "as much load as agents", source: "theory: no steady state exists") { _ in
        [
          KnownAnswer(
            "10 erlangs, 10 agents", expected: .words("refused, naming load and agents"),
            got: .words(refusal(load: 10, agents: 10)))
        ]
      },
    ]

  /// Impatient customers, endless lines.
  static let erlangA: [KnownCase] = [
    KnownCase(
      model: "Erlang A", name: "4.2 contacts/min, handling 2 min, 12 agents, patience 1 min, 20 s", source: exactly
    ) { _ in
      let state = try state(arrivals: 4.2, inSeconds: 60, handling: 120, patience: 60, agents: 12)
      let levels = state.serviceLevels(withinSeconds: 20)
      return [
        KnownAnswer("give up", "0.029678906", state.probabilityOfAbandonment),
        KnownAnswer("have to wait", "0.12737228", state.probabilityOfWait),
        KnownAnswer("service level, answered-of-answered", "0.97418224", levels[.answeredOfAnswered]),
        KnownAnswer(
          "service level, answered-of-offered-less-short-abandons", "0.96787154",
          levels[.answeredOfOfferedLessShortAbandons]),
        KnownAnswer("occupancy", "0.67922477", state.occupancy),
      ]
    },
    KnownCase(
      model: "Erlang A", name: "100 contacts/30 min, handling 3 min, 14 agents, patience 5 min, 20 s", source: exactly
    ) { _ in
      let state = try state(arrivals: 100, inSeconds: 1800, handling: 180, patience: 300, agents: 14)
      return [
        KnownAnswer("have to wait", "0.14526011", state.probabilityOfWait),
        KnownAnswer("give up", "0.013983744", state.probabilityOfAbandonment),
        KnownAnswer("mean wait of all (min)", "0.069918721", state.meanWaitOfAllSeconds / 60),
        KnownAnswer(
          "service level, answered-of-offered", "0.91679209", state.serviceLevel(.answeredOfOffered, withinSeconds: 20)),
        KnownAnswer("occupancy", "0.70429733", state.occupancy),
      ]
    },
    KnownCase(
      model: "Erlang A", name: "48 contacts/min, handling 1 min, 50 agents, patience 2 min", source: exactly
    ) { _ in
      let state = try state(arrivals: 48, inSeconds: 60, handling: 60, patience: 120, agents: 50)
      return [
        KnownAnswer("give up", "0.030912249", state.probabilityOfAbandonment),
        KnownAnswer("mean wait of all (s)", "3.7095", state.meanWaitOfAllSeconds),
        KnownAnswer("mean queue", "2.9675759", state.meanQueueLength),
        KnownAnswer("occupancy", "0.93032424", state.occupancy),
      ]
    },
  ]

  /// No waiting places.
  static let erlangB: [KnownCase] = [
    KnownCase(model: "Erlang B", name: "blocking from 1 to 10,000 erlangs", source: exactly) { _ in
      try [
        (1.0, 1, "0.50000000"), (1, 2, "0.20000000"), (10, 16, "0.022301872"), (10, 17, "0.012948875"),
        (123, 132, "0.03124282"),
        (10_000, 5000, "0.5001"),
      ].map { row in
        let state = try state(arrivals: row.0, inSeconds: 60, handling: 60, agents: row.1, lines: row.1)
        return KnownAnswer("blocked, \(Int(row.0)) erlangs, \(row.1) lines", row.2, state.probabilityOfBlocking)
      }
    }
  ]

  private static func state(
    arrivals: Double, inSeconds period: Double, handling: Double, patience: Double? = nil, agents: Int,
    lines: Int? = nil
  ) throws(QueueingError) -> SteadyState {
    let rate = Rate(amount: arrivals, periodSeconds: period)
    return try SteadyState(
      Demand(arrivals: rate, handlingSeconds: handling, patienceSeconds: patience, lines: lines), agents: agents)
  }

  private static func refusal(load: Double, agents: Int) -> String {
    do {
      let answer = try state(arrivals: load, inSeconds: 60, handling: 60, agents: agents)
      return "have to wait \(answer.probabilityOfWait)"
    } catch .unstable(let named, let count) where named == load && count == agents {
      return "refused, naming load and agents"
    } catch {
      return error.description
    }
  }
}
