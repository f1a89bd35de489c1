import Calibration
import Reporting
import Statistics
import Workforce

/// All words that `crewcast replay` prints stand in this file.
extension ReplayAnswer {
  private typealias Pair = ReplayComparison.Pair
  private typealias Column = TextTable.Column
  private typealias Cell = TextTable.Cell

  var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Replay of \(traffic.period.name)")
    document.paragraph(headline)
    document.table(totals, caption: "The whole period")
    document.table(distances, caption: "Interval by interval (\(Figures.statedDuration(request.interval)) each)")
    document.table(
      table(of: zip(traffic.types, comparison.types).map { ($0, $1) }, heading: "type"), caption: "By type")
    document.table(
      table(of: timesOfDay.map { (clockText($0.second), comparison.pair(of: $0.intervals)) }, heading: "from"),
      caption: "By time of day, all days together")
    document.heading("What was estimated from the records", level: 2)
    document.table(customers)
    document.list(agentPoints)
    document.notes(notes)
    return document
  }

  private var headline: String {
    let pair = comparison.total
    let mean = pair.mean
    let contacts = Figures.count(traffic.contacts.count)
    let agents = Figures.count(replay.agents.agents.count)
    return "\(contacts) contacts came again, to \(agents) agents who were on duty as the records show, "
      + "\(Figures.count(comparison.runs)) times over. Simulated \(percent(mean.lostShare)) left without an answer (measured "
      + "\(percent(pair.measured.lostShare))), those answered waited \(seconds(mean.meanWait)) on average (measured "
      + "\(seconds(pair.measured.meanWait))), and \(percent(mean.serviceLevel)) were answered within "
      + "\(Figures.statedDuration(request.threshold)) (measured \(percent(pair.measured.serviceLevel)))."
  }

  // MARK: Tables

  private var totals: TextTable {
    var table = TextTable(columns: [
      Column("", .leading), Column("measured"), Column("simulated"), Column("difference"), Column("", .leading),
    ])
    let pair = comparison.total
    table.append([
      "contacts offered", Cell(Figures.number(pair.measured.offered, decimals: 0)),
      Cell(Figures.number(pair.mean.offered, decimals: 0)), "", "",
    ])
    func append(
      _ name: String, _ figure: (ServiceCounts) -> Double?, _ text: (Double) -> String, _ band: (Estimate) -> String,
      _ difference: (Double) -> String
    ) {
      guard let measured = figure(pair.measured), let simulated = pair.predicted(figure) else { return }
      let isLikely = simulated.low <= measured && measured <= simulated.high
      table.append([
        Cell(name), Cell(text(measured)), Cell(band(simulated)), Cell(difference(simulated.mean - measured)),
        isLikely ? Cell("as one of the runs might be", .good) : Cell("outside what the runs show", .bad),
      ])
    }
    append("left without an answer", \.lostShare, { Figures.percent($0) }, { Figures.percent($0) }, points)
    append("mean wait of those answered", \.meanWait, Figures.duration, { Figures.duration($0) }, signedSeconds)
    append(
      "answered within \(Figures.statedDuration(request.threshold))", \.serviceLevel, { Figures.percent($0) },
      { Figures.percent($0) }, points)
    return table
  }

  private var distances: TextTable {
    var table = TextTable(columns: [
      Column("how far apart", .leading), Column("simulated from\nmeasured"), Column("one run from\nthe others"),
    ])
    let waits = comparison.distance { $0.waitOfAnswered }
    let lost = comparison.distance { $0.lost }
    let level = comparison.serviceLevelDistance
    table.append([
      "waits, share of all waiting", Cell(Figures.percent(waits.measured)), Cell(Figures.percent(waits.amongRuns)),
    ])
    table.append([
      "contacts lost, share of all lost", Cell(Figures.percent(lost.measured)), Cell(Figures.percent(lost.amongRuns)),
    ])
    table.append([
      "service level, points", Cell(Figures.number(level.measured * 100, decimals: 1)),
      Cell(Figures.number(level.amongRuns * 100, decimals: 1)),
    ])
    return table
  }

  private func table(of rows: [(String, Pair)], heading: String) -> TextTable {
    var table = TextTable(columns: [
      Column(heading, .leading), Column("offered"), Column("lost\nmeasured"), Column("\nsimulated"),
      Column("mean wait\nmeasured"), Column("\nsimulated"), Column("in time\nmeasured"), Column("\nsimulated"),
    ])
    for (name, pair) in rows {
      let mean = pair.mean
      table.append([
        Cell(name), Cell(Figures.number(pair.measured.offered, decimals: 0)), Cell(percent(pair.measured.lostShare)),
        Cell(percent(mean.lostShare)), Cell(seconds(pair.measured.meanWait)), Cell(seconds(mean.meanWait)),
        Cell(percent(pair.measured.serviceLevel)), Cell(percent(mean.serviceLevel)),
      ])
    }
    return table
  }

  private var customers: TextTable {
    var table = TextTable(columns: [
      Column("type", .leading), Column("contacts"), Column("mean handling"), Column("wait at least\n1 min"),
      Column("wait at least\n5 min"), Column("", .leading),
    ])
    for customer in replay.customers {
      var remarks: [String] = []
      if customer.hasPooledHandling { remarks.append("handling of all types") }
      if customer.hasPooledPatience { remarks.append("patience of all types") }
      table.append([
        Cell(customer.type), Cell(Figures.count(customer.contacts)), Cell(seconds(customer.handling.mean)),
        Cell(percent(customer.survival?.survival(at: 60))), Cell(percent(customer.survival?.survival(at: 300))),
        Cell(remarks.joined(separator: ", ")),
      ])
    }
    return table
  }

  private var agentPoints: [String] {
    let agents = replay.agents
    let worked = traffic.contacts.reduce(0) { $0 + ($1.agent == nil ? 0 : $1.handling ?? 0) } / 3600
    var points = [
      "\(Figures.count(agents.agents.count)) agents were on duty for \(Figures.number(agents.hours, decimals: 0)) hours, "
        + "\(Figures.percent(worked / agents.hours)) of them with customers."
    ]
    if agents.pause != nil {
      let mean = agents.pauses.reduce(0, +) / Double(agents.pauses.count)
      points.append(
        "Between two contacts they needed \(Figures.duration(mean)) on average when somebody was waiting, seen "
          + "\(Figures.count(agents.pauses.count)) times; the replay adds it as work after the contact.")
    }
    if agents.unnamed > 0 {
      points.append(
        "\(Figures.count(agents.unnamed)) answered contacts name no agent; the time spent on them is missing from the hours."
      )
    }
    for (reason, count) in ObservedTraffic.Omission.allCases.compactMap({ reason in
      traffic.omissions[reason].map { (reason, $0) }
    }) {
      points.append("\(Figures.count(count)) records \(reason.plainWords) and are left out.")
    }
    return points
  }

  private var notes: [String] {
    [
      "In parentheses stands where one more run would lie with 95 % probability: what really happened is one run, not a "
        + "mean.",
      "How far apart: the sum of absolute differences over all intervals. What was measured is one run too, so no model can "
        + "come nearer to it than the runs lie from each other.",
      "Arrivals and types are those of the records. Handling times are drawn from those of the type, patience from its "
        + "Kaplan–Meier curve, in which who was answered is censored.",
      "An agent is on duty between contacts, but away when a pause is longer than "
        + "\(Figures.statedDuration(request.longestIdle)), or longer than 2 min while somebody waited whom the agent serves. "
        + "Absence that nobody waited for cannot be seen and makes the replay look better than what was measured; presence "
        + "before the first contact of a stretch and after its last cannot be seen either, and makes it look worse at quiet "
        + "times.",
      "An agent serves the types of at least three of the agent's contacts that make up at least a quarter of their usual "
        + "share.",
    ]
  }

  // MARK: Texts

  private func percent(_ share: Double?) -> String { share.map { Figures.percent($0) } ?? Figures.missing }
  private func seconds(_ value: Double?) -> String { value.map { Figures.duration($0) } ?? Figures.missing }

  private func points(_ share: Double) -> String {
    (share > 0 ? "+" : "") + Figures.number(share * 100, decimals: 1) + " points"
  }

  private func signedSeconds(_ value: Double) -> String { (value > 0 ? "+" : "") + Figures.duration(value) }

  private func clockText(_ second: Int) -> String {
    let (hour, minute) = (second / 3600, second / 60 % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
