/// Conversations in columns, one per field of `Conversation`; a field that no row has takes no memory.
public struct ConversationTable: Sendable, Hashable {
  @usableFromInline var matterColumn = Column<Int32>()
  @usableFromInline var customerColumn = Column<UInt64>()
  @usableFromInline var typeColumn = Column<Int32>()
  @usableFromInline var channelColumn = Column<UInt8>()
  @usableFromInline var languageColumn = Column<Int32>()
  @usableFromInline var servedLanguageColumn = Column<Int32>()
  @usableFromInline var teamColumn = Column<Int32>()
  @usableFromInline var agentColumn = Column<Int32>()
  @usableFromInline var attemptColumn = Column<Int32>()
  @usableFromInline var arrivedColumn = Column<Double>()
  @usableFromInline var queuedColumn = Column<Double>()
  @usableFromInline var assignedColumn = Column<Double>()
  @usableFromInline var answeredColumn = Column<Double>()
  @usableFromInline var firstResolvedColumn = Column<Double>()
  @usableFromInline var lastResolvedColumn = Column<Double>()
  @usableFromInline var resolvedColumn = Column<Double>()
  @usableFromInline var endedColumn = Column<Double>()
  @usableFromInline var releasedColumn = Column<Double>()
  @usableFromInline var dueColumn = Column<Double>()
  @usableFromInline var recontactedColumn = Column<Double>()
  @usableFromInline var firstResponseSecondsColumn = Column<Double>()
  @usableFromInline var resolutionSecondsColumn = Column<Double>()
  @usableFromInline var handlingSecondsColumn = Column<Double>()
  @usableFromInline var repliesColumn = Column<Int32>()
  @usableFromInline var reopensColumn = Column<Int32>()
  @usableFromInline var transfersColumn = Column<Int32>()
  @usableFromInline var ratingColumn = Column<Double>()
  @usableFromInline var isSatisfiedColumn = Column<UInt8>()
  @usableFromInline var wasSurveyedColumn = Column<UInt8>()
  @usableFromInline var complaintColumn = Column<UInt8>()
  @usableFromInline var goodsReturnColumn = Column<UInt8>()
  @usableFromInline var returnWasAvoidableColumn = Column<UInt8>()
  @usableFromInline var accuracyColumn = Column<Double>()
  @usableFromInline var attitudeColumn = Column<Double>()
  @usableFromInline var complianceColumn = Column<Double>()
  @usableFromInline var qualityWeightColumn = Column<Double>()
  @usableFromInline var costColumn = Column<Double>()
  @usableFromInline var botOutcomeColumn = Column<UInt8>()
  @usableFromInline var botBeganColumn = Column<Double>()
  @usableFromInline var botEndedColumn = Column<Double>()
  @usableFromInline var outcomeColumn = Column<UInt8>()
  @usableFromInline var isResolvedColumn = Column<UInt8>()
  @usableFromInline var startedByAgentColumn = Column<UInt8>()
  @usableFromInline var exclusionColumn = Column<UInt8>()

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
    // Most are resolved once: then one moment is all three.
    firstResolvedColumn.append(row.firstResolved == row.resolved ? nil : row.firstResolved?.secondsSince1970)
    lastResolvedColumn.append(row.lastResolved == row.resolved ? nil : row.lastResolved?.secondsSince1970)
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

  /// The last moment that any conversation tells, promises apart; 1970 when there is none.
  public var lastMoment: Instant {
    let columns = [
      arrivedColumn, queuedColumn, assignedColumn, answeredColumn, firstResolvedColumn, lastResolvedColumn,
      resolvedColumn, endedColumn, releasedColumn, botEndedColumn,
    ]
    let last = columns.reduce(-Double.infinity) { max($0, $1.largest) }
    return Instant(secondsSince1970: last.isFinite ? last : 0)
  }

  /// Notes how long the customer waited for the first reply.
  public mutating func setFirstResponse(_ row: Int, _ seconds: Double) { firstResponseSecondsColumn.set(row, seconds) }

  /// Notes the time from arrival to the effective resolution.
  public mutating func setResolutionTime(_ row: Int, _ seconds: Double) { resolutionSecondsColumn.set(row, seconds) }

  /// Notes when the customer came back with the same matter.
  public mutating func setRecontacted(_ row: Int, _ moment: Instant) {
    recontactedColumn.set(row, moment.secondsSince1970)
  }

  /// Puts the conversations into another order; those that are not in it go.
  ///
  /// - Parameter order: For each new row the old one.
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
