/// Conversations in columns, one per field of `Conversation`; a field that no row has takes no memory.
public struct ConversationTable: Sendable, Hashable {
  @usableFromInline package var matterColumn = Column<Int32>()
  @usableFromInline package var customerColumn = Column<UInt64>()
  @usableFromInline package var typeColumn = Column<Int32>()
  @usableFromInline package var channelColumn = Column<UInt8>()
  @usableFromInline package var languageColumn = Column<Int32>()
  @usableFromInline package var servedLanguageColumn = Column<Int32>()
  @usableFromInline package var teamColumn = Column<Int32>()
  @usableFromInline package var agentColumn = Column<Int32>()
  @usableFromInline package var attemptColumn = Column<Int32>()
  @usableFromInline package var arrivedColumn = Column<Double>()
  @usableFromInline package var queuedColumn = Column<Double>()
  @usableFromInline package var assignedColumn = Column<Double>()
  @usableFromInline package var answeredColumn = Column<Double>()
  @usableFromInline package var firstResolvedColumn = Column<Double>()
  @usableFromInline package var lastResolvedColumn = Column<Double>()
  @usableFromInline package var resolvedColumn = Column<Double>()
  @usableFromInline package var endedColumn = Column<Double>()
  @usableFromInline package var releasedColumn = Column<Double>()
  @usableFromInline package var dueColumn = Column<Double>()
  @usableFromInline package var recontactedColumn = Column<Double>()
  @usableFromInline package var firstResponseSecondsColumn = Column<Double>()
  @usableFromInline package var resolutionSecondsColumn = Column<Double>()
  @usableFromInline package var handlingSecondsColumn = Column<Double>()
  @usableFromInline package var repliesColumn = Column<Int32>()
  @usableFromInline package var reopensColumn = Column<Int32>()
  @usableFromInline package var transfersColumn = Column<Int32>()
  @usableFromInline package var ratingColumn = Column<Double>()
  @usableFromInline package var isSatisfiedColumn = Column<UInt8>()
  @usableFromInline package var wasSurveyedColumn = Column<UInt8>()
  @usableFromInline package var complaintColumn = Column<UInt8>()
  @usableFromInline package var goodsReturnColumn = Column<UInt8>()
  @usableFromInline package var returnWasAvoidableColumn = Column<UInt8>()
  @usableFromInline package var accuracyColumn = Column<Double>()
  @usableFromInline package var attitudeColumn = Column<Double>()
  @usableFromInline package var complianceColumn = Column<Double>()
  @usableFromInline package var qualityWeightColumn = Column<Double>()
  @usableFromInline package var costColumn = Column<Double>()
  @usableFromInline package var botOutcomeColumn = Column<UInt8>()
  @usableFromInline package var botBeganColumn = Column<Double>()
  @usableFromInline package var botEndedColumn = Column<Double>()
  @usableFromInline package var outcomeColumn = Column<UInt8>()
  @usableFromInline package var isResolvedColumn = Column<UInt8>()
  @usableFromInline package var startedByAgentColumn = Column<UInt8>()
  @usableFromInline package var exclusionColumn = Column<UInt8>()

  /// An empty table.
  public init() {}

  /// Conversations of which nothing is known yet but the channel.
  package init(count: Int, channel: Channel) {
    forEachColumn(beside: self, RowCount(count))
    for row in 0..<count { channelColumn.set(row, channel.code) }
  }

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
}
