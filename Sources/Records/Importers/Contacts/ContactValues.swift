import Workforce

/// How the texts of a contact's fields are read, once blanks and words for nothing are gone.
enum ContactValues {
  static let moments: [ContactField] = [
    .arrived, .botBegan, .botEnded, .queued, .assigned, .answered, .firstResolved, .lastResolved, .resolvedAt, .ended,
    .released, .due,
  ]
  static let durations: [ContactField] = [.firstResponseSeconds, .resolutionSeconds, .workSeconds]
  static let names: [ContactField] = [.matter, .type, .language, .servedLanguage, .group, .agent]
  static let numbers: [ContactField] = [
    .cost, .qualityWeight, .attempt, .replies, .reopens, .transfers,
  ]
  static let scales: [ContactField] = [.rating, .accuracy, .attitude, .compliance]
  static let counts: Set<ContactField> = [.attempt, .replies, .reopens, .transfers]
  static let flags: [ContactField] = [.startedByAgent, .resolved, .surveyed, .returnWasAvoidable]

  /// A number of at least 0, whole where the field is a count.
  static func number(_ text: String, of field: ContactField) -> Result<Double?, BadCell> {
    guard let number = Double(text), number.isFinite, number >= 0 else {
      return .failure(BadCell(text, "no number of at least 0"))
    }
    let limit = field == .cost ? RecordLimits.money : RecordLimits.count
    guard number <= limit else { return .failure(BadCell(text, RecordLimits.reason(limit))) }
    if counts.contains(field), Int32(exactly: number) == nil {
      return .failure(BadCell(String(number), "no whole number"))
    }
    return .success(number)
  }

  static func flag(_ text: String) -> Result<Bool?, BadCell> {
    switch text.lowercased() {
    case "yes", "y", "true", "1", "是": .success(true)
    case "no", "n", "false", "0", "否": .success(false)
    default: .failure(BadCell(text, "neither yes nor no"))
    }
  }

  /// A text that must be one of some words.
  static func word<Value>(_ text: String, _ value: Value?) -> Result<Value?, BadCell> {
    value.map { .success($0) } ?? .failure(BadCell(text, "none of the words known here"))
  }

  static func complaint(_ text: String) -> Result<Conversation.Complaint?, BadCell> {
    if RecordWords.noComplaint.contains(text.lowercased()) { return .success(nil) }
    if let complaint = RecordWords.complaint(text) { return .success(complaint) }
    // A complaint that nobody understood is charged to nobody, but whoever reads the figures must know.
    return .failure(
      BadCell(
        text, "none of raised, attributable, not-attributable, none",
        outcome: "the contact counts as one without a complaint"))
  }

  static func outcome(_ text: String) -> Result<ContactRecord.Outcome?, BadCell> {
    if let outcome = ContactRecord.Outcome(rawValue: text) { return .success(outcome) }
    let known = ContactRecord.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
    return .failure(BadCell(text, "none of \(known)"))
  }

  /// A rating brought to 0…1, with whether it is one of the two best of its scale.
  struct Rating: Sendable {
    var share: Double
    var isSatisfied: Bool

    init(share: Double, isSatisfied: Bool) { (self.share, self.isSatisfied) = (share, isSatisfied) }

    /// A number of a scale.
    init(_ number: Double, on scale: ClosedRange<Double>) {
      let width = scale.upperBound - scale.lowerBound
      share = (number - scale.lowerBound) / width
      // A scale no wider than 1 has no steps that could be counted: it is taken for five, of which the two best begin at three
      // quarters. Of yes and no, yes is good then.
      isSatisfied = width <= 1 ? share >= 0.75 : number > scale.upperBound - 2
    }
  }
}
