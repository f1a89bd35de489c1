import Scoring
import Workforce

extension ScoreAudit {
  /// Refuses to freeze without a file that the policy makes use of, unless it was said that there is none.
  func checkFiles(_ reading: ScoreReading) throws(Failure) {
    let lacking = reading.lacking.subtracting(request.missingFiles).sorted { $0.rawValue < $1.rawValue }
    guard lacking.isEmpty else {
      throw Failure(
        .usage, lacking.map { Advice.lacks($0).text(.en).capitalizedFirst + " If there is none, say \($0.refusal)." })
    }
    for file in request.missingFiles.sorted(by: { $0.rawValue < $1.rawValue }) {
      let path = file == .events ? request.events : request.roster
      if let path {
        throw Failure(.usage, "\(path) is named, and \(file.refusal) too; leave one of them out.")
      }
    }
  }

  /// The files that the last lock left out on purpose, as far as they are not named now.
  func filesLeftOut(_ history: ScoreHistory) -> Set<StaffFile> {
    var files = history.lock?.missingFiles ?? []
    if request.events != nil { files.remove(.events) }
    if request.roster != nil { files.remove(.roster) }
    return files
  }

  /// What to say of events that are beyond objection by now and were not on the day of scoring.
  ///
  /// - Throws: ``Failure`` unless that day was named: once it is frozen without them, it is too late.
  func lateEvents(_ answer: ScoreAnswer, _ today: CalendarDate) throws(Failure) -> [String] {
    let input = answer.scores.input
    let late = input.events.filter { $0.counts(on: today) && !$0.counts(on: input.today) }.map { event in
      "the event \"\(event.kind)\" of \(event.day) of \(answer.pseudonyms(event.agent)) is beyond objection by now and was not on "
        + "\(input.today)"
    }
    guard !late.isEmpty, request.asOf == nil else { return late.map { $0 + ", so it does not count." } }
    throw Failure(
      .usage,
      late.map {
        "\($0); freeze with --as-of \(today) if it is to count, or with --as-of \(input.today) if it is not to."
      })
  }
}

extension String {
  /// The sentence with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
