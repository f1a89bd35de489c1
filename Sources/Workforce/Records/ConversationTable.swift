/// Conversations in columns, one per field of `Conversation`; a field that no row has takes no memory.
public struct ConversationTable: Sendable, Hashable {
  var matterColumn = Column<Int32>()
  var customerColumn = Column<UInt64>()
  var typeColumn = Column<Int32>()
  var channelColumn = Column<UInt8>()
  var languageColumn = Column<Int32>()
  var servedLanguageColumn = Column<Int32>()
  var teamColumn = Column<Int32>()
  var agentColumn = Column<Int32>()
  var attemptColumn = Column<Int32>()
  var arrivedColumn = Column<Double>()
  var queuedColumn = Column<Double>()
  var assignedColumn = Column<Double>()
  var answeredColumn = Column<Double>()
  var firstResolvedColumn = Column<Double>()
  var lastResolvedColumn = Column<Double>()
  var resolvedColumn = Column<Double>()
  var endedColumn = Column<Double>()
  var releasedColumn = Column<Double>()
  var dueColumn = Column<Double>()
  var recontactedColumn = Column<Double>()
  var firstResponseSecondsColumn = Column<Double>()
  var resolutionSecondsColumn = Column<Double>()
  var handlingSecondsColumn = Column<Double>()
  var repliesColumn = Column<Int32>()
  var reopensColumn = Column<Int32>()
  var transfersColumn = Column<Int32>()
  var ratingColumn = Column<Double>()
  var isSatisfiedColumn = Column<UInt8>()
  var wasSurveyedColumn = Column<UInt8>()
  var complaintColumn = Column<UInt8>()
  var goodsReturnColumn = Column<UInt8>()
  var returnWasAvoidableColumn = Column<UInt8>()
  var accuracyColumn = Column<Double>()
  var attitudeColumn = Column<Double>()
  var complianceColumn = Column<Double>()
  var qualityWeightColumn = Column<Double>()
  var costColumn = Column<Double>()
  var botOutcomeColumn = Column<UInt8>()
  var botBeganColumn = Column<Double>()
  var botEndedColumn = Column<Double>()
  var outcomeColumn = Column<UInt8>()
  var isResolvedColumn = Column<UInt8>()
  var startedByAgentColumn = Column<UInt8>()
  var exclusionColumn = Column<UInt8>()

  /// An empty table.
  public init() {}

  /// The number of conversations.
  public var count: Int { arrivedColumn.count }

  /// Adds a conversation.
  public mutating func append(_ row: Conversation) {
    appendIdentity(of: row)
    appendMoments(of: row)
    appendFigures(of: row)
  }

  private mutating func appendIdentity(of row: Conversation) {
    matterColumn.append(row.matter)
    customerColumn.append(row.customer)
    typeColumn.append(row.type)
    channelColumn.append(row.channel.code)
    languageColumn.append(row.language)
    servedLanguageColumn.append(row.servedLanguage)
    teamColumn.append(row.team)
    agentColumn.append(row.agent)
    attemptColumn.append(row.attempt == 1 ? nil : row.attempt)
  }

  private mutating func appendMoments(of row: Conversation) {
    arrivedColumn.append(row.arrived.secondsSince1970)
    queuedColumn.append(row.queued?.secondsSince1970)
    assignedColumn.append(row.assigned?.secondsSince1970)
    answeredColumn.append(row.answered?.secondsSince1970)
    firstResolvedColumn.append(row.firstResolved?.secondsSince1970)
    lastResolvedColumn.append(row.lastResolved?.secondsSince1970)
    resolvedColumn.append(row.resolved?.secondsSince1970)
    endedColumn.append(row.ended?.secondsSince1970)
    releasedColumn.append(row.released?.secondsSince1970)
    dueColumn.append(row.due?.secondsSince1970)
    recontactedColumn.append(row.recontacted?.secondsSince1970)
  }

  private mutating func appendFigures(of row: Conversation) {
    firstResponseSecondsColumn.append(row.firstResponseSeconds)
    resolutionSecondsColumn.append(row.resolutionSeconds)
    handlingSecondsColumn.append(row.handlingSeconds)
    repliesColumn.append(row.replies)
    reopensColumn.append(row.reopens)
    transfersColumn.append(row.transfers)
    ratingColumn.append(row.rating)
    isSatisfiedColumn.append(row.isSatisfied.map { $0 ? 1 : 0 })
    wasSurveyedColumn.append(row.wasSurveyed.map { $0 ? 1 : 0 })
    complaintColumn.append(row.complaint?.rawValue)
    goodsReturnColumn.append(row.goodsReturn?.rawValue)
    returnWasAvoidableColumn.append(row.returnWasAvoidable.map { $0 ? 1 : 0 })
    accuracyColumn.append(row.accuracy)
    attitudeColumn.append(row.attitude)
    complianceColumn.append(row.compliance)
    qualityWeightColumn.append(row.qualityWeight)
    costColumn.append(row.cost)
    botOutcomeColumn.append(row.botOutcome?.code)
    botBeganColumn.append(row.botBegan?.secondsSince1970)
    botEndedColumn.append(row.botEnded?.secondsSince1970)
    outcomeColumn.append(row.outcome.code)
    isResolvedColumn.append(row.isResolved.map { $0 ? 1 : 0 })
    startedByAgentColumn.append(row.startedByAgent.map { $0 ? 1 : 0 })
    exclusionColumn.append(row.exclusion?.rawValue)
  }

  /// Notes which contact of its matter a conversation is.
  public mutating func setAttempt(_ row: Int, _ attempt: Int32) {
    if attempt != self.attempt(row) { attemptColumn.set(row, attempt) }
  }

  /// Notes when the customer came back with the same matter.
  public mutating func setRecontacted(_ row: Int, _ moment: Instant) {
    recontactedColumn.set(row, moment.secondsSince1970)
  }

  /// Puts the conversations into another order.
  ///
  /// - Parameter order: For each new row the old one; a permutation.
  public mutating func reorder(_ order: [Int32]) {
    matterColumn.reorder(order)
    customerColumn.reorder(order)
    typeColumn.reorder(order)
    channelColumn.reorder(order)
    languageColumn.reorder(order)
    servedLanguageColumn.reorder(order)
    teamColumn.reorder(order)
    agentColumn.reorder(order)
    attemptColumn.reorder(order)
    arrivedColumn.reorder(order)
    queuedColumn.reorder(order)
    assignedColumn.reorder(order)
    answeredColumn.reorder(order)
    firstResolvedColumn.reorder(order)
    lastResolvedColumn.reorder(order)
    resolvedColumn.reorder(order)
    endedColumn.reorder(order)
    releasedColumn.reorder(order)
    dueColumn.reorder(order)
    recontactedColumn.reorder(order)
    firstResponseSecondsColumn.reorder(order)
    resolutionSecondsColumn.reorder(order)
    handlingSecondsColumn.reorder(order)
    repliesColumn.reorder(order)
    reopensColumn.reorder(order)
    transfersColumn.reorder(order)
    ratingColumn.reorder(order)
    isSatisfiedColumn.reorder(order)
    wasSurveyedColumn.reorder(order)
    complaintColumn.reorder(order)
    goodsReturnColumn.reorder(order)
    returnWasAvoidableColumn.reorder(order)
    accuracyColumn.reorder(order)
    attitudeColumn.reorder(order)
    complianceColumn.reorder(order)
    qualityWeightColumn.reorder(order)
    costColumn.reorder(order)
    botOutcomeColumn.reorder(order)
    botBeganColumn.reorder(order)
    botEndedColumn.reorder(order)
    outcomeColumn.reorder(order)
    isResolvedColumn.reorder(order)
    startedByAgentColumn.reorder(order)
    exclusionColumn.reorder(order)
  }

}
