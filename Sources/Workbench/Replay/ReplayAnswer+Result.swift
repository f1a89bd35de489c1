import Calibration
import Reporting
import Statistics
import Workforce

/// The result for programs and spreadsheets.
extension ReplayAnswer {
  private typealias Pair = ReplayComparison.Pair

  var members: [JSONValue.Member] {
    let waits = comparison.distance { $0.waitOfAnswered }
    let lost = comparison.distance { $0.lost }
    return [
      .init(
        "period",
        [
          "name": .string(traffic.period.name), "start": .string(moment(0)), "end": .string(moment(traffic.length)),
          "timeZone": .string(traffic.period.clock.zone),
        ]),
      .init("replications", .integer(comparison.runs)),
      .init("answerWithinSeconds", .number(request.threshold)),
      .init("total", value(comparison.total)),
      .init(
        "distance",
        [
          "waits": value(waits), "lost": value(lost), "serviceLevel": value(comparison.serviceLevelDistance),
        ]),
      .init(
        "contactTypes",
        .array(
          zip(replay.customers, comparison.types).map { customer, pair in
            JSONValue.object([
              .init("contactType", .string(customer.type)),
              .init("meanHandlingSeconds", .number(customer.handling.mean)),
              .init("patientFor60Seconds", customer.survival.map { .number($0.survival(at: 60)) } ?? .null),
              .init("hasPooledHandling", .boolean(customer.hasPooledHandling)),
              .init("hasPooledPatience", .boolean(customer.hasPooledPatience)),
            ]).appending([.init("figures", value(pair))])
          })),
      .init(
        "agents",
        .array(
          replay.agents.agents.map { agent in
            [
              "agent": .string(agent.name), "contactsHandled": .integer(agent.contacts),
              "contactTypes": .array(agent.types.map { .string($0) }),
              "hoursOnDuty": .number(agent.duties.reduce(0) { $0 + $1.end - $1.start } / 3600),
            ]
          })),
      .init(
        "intervals",
        .array(
          intervals.map {
            JSONValue.object([.init("start", .string($0))]).appending([
              .init("figures", value($1))
            ])
          })),
      .init(
        "leftOut",
        .object(
          ObservedTraffic.Omission.allCases.map { .init($0.rawValue, .integer(traffic.omissions[$0] ?? 0)) })),
    ]
  }

  /// The intervals in which somebody asked for an agent, with their beginnings.
  private var intervals: [(String, Pair)] {
    zip(replay.scenario.horizon.intervalStarts, comparison.intervals).filter { $1.measured.offered > 0 }
      .map { (moment($0), $1) }
  }

  private func moment(_ seconds: Double) -> String {
    traffic.period.clock.iso8601(traffic.period.start.advanced(by: seconds))
  }

  private func value(_ pair: Pair) -> JSONValue {
    func both(_ figure: (ServiceCounts) -> Double?) -> JSONValue {
      [
        "measured": figure(pair.measured).map { .number($0) } ?? .null,
        "simulated": pair.predicted(figure).map { JSONValue($0) } ?? .null,
      ]
    }
    return [
      "offered": .number(pair.measured.offered), "lostShare": both(\.lostShare),
      "meanWaitOfAnsweredSeconds": both(\.meanWait), "serviceLevel": both(\.serviceLevel),
    ]
  }

  private func value(_ distance: ReplayComparison.Distance) -> JSONValue {
    [
      "fromMeasured": .number(distance.measured),
      "amongRuns": distance.amongRuns.isFinite ? .number(distance.amongRuns) : .null,
    ]
  }

  // MARK: Spreadsheets

  /// One row per interval in which somebody asked for an agent.
  var intervalRows: CSVDocument {
    var rows = CSVDocument(header: ["start"] + Self.header)
    for (start, pair) in intervals { rows.append([.text(start)] + cells(pair)) }
    return rows
  }

  /// One row per type, then all together.
  var typeRows: CSVDocument {
    var rows = CSVDocument(header: ["contact_type"] + Self.header)
    for (type, pair) in zip(traffic.types, comparison.types) { rows.append([.text(type)] + cells(pair)) }
    rows.append([.text("(all)")] + cells(comparison.total))
    return rows
  }

  private static let header = [
    "offered", "answered_measured", "answered_simulated", "in_time_measured", "in_time_simulated",
    "wait_of_answered_seconds_measured", "wait_of_answered_seconds_simulated",
  ]

  private func cells(_ pair: Pair) -> [CSVDocument.Cell] {
    let (measured, mean) = (pair.measured, pair.mean)
    return [
      .number(measured.offered), .number(measured.answered), .number(mean.answered), .number(measured.inTime),
      .number(mean.inTime), .number(measured.waitOfAnswered), .number(mean.waitOfAnswered),
    ]
  }
}
