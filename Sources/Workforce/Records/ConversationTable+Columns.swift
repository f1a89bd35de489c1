extension ConversationTable {
  /// Adds conversations of another table.
  ///
  /// - Parameters:
  ///   - other: The other table.
  ///   - places: Its rows that are added, in ascending order.
  package mutating func append(_ other: ConversationTable, at places: [Int32]) {
    forEachColumn(beside: other, Addition(places))
  }

  /// Puts the conversations into another order; those that are not in it go.
  ///
  /// - Parameter order: For each new row the old one.
  public mutating func reorder(_ order: [Int32]) {
    forEachColumn(beside: ConversationTable(), Reordering(order))
  }

  /// Does the same to every column beside the same column of another table.
  mutating func forEachColumn(beside other: ConversationTable, _ change: some ColumnChange) {
    change.apply(to: &matterColumn, beside: other.matterColumn)
    change.apply(to: &customerColumn, beside: other.customerColumn)
    change.apply(to: &typeColumn, beside: other.typeColumn)
    change.apply(to: &channelColumn, beside: other.channelColumn)
    change.apply(to: &languageColumn, beside: other.languageColumn)
    change.apply(to: &servedLanguageColumn, beside: other.servedLanguageColumn)
    change.apply(to: &teamColumn, beside: other.teamColumn)
    change.apply(to: &agentColumn, beside: other.agentColumn)
    change.apply(to: &attemptColumn, beside: other.attemptColumn)
    change.apply(to: &arrivedColumn, beside: other.arrivedColumn)
    change.apply(to: &queuedColumn, beside: other.queuedColumn)
    change.apply(to: &assignedColumn, beside: other.assignedColumn)
    change.apply(to: &answeredColumn, beside: other.answeredColumn)
    change.apply(to: &firstResolvedColumn, beside: other.firstResolvedColumn)
    change.apply(to: &lastResolvedColumn, beside: other.lastResolvedColumn)
    change.apply(to: &resolvedColumn, beside: other.resolvedColumn)
    change.apply(to: &endedColumn, beside: other.endedColumn)
    change.apply(to: &releasedColumn, beside: other.releasedColumn)
    change.apply(to: &dueColumn, beside: other.dueColumn)
    change.apply(to: &recontactedColumn, beside: other.recontactedColumn)
    change.apply(to: &firstResponseSecondsColumn, beside: other.firstResponseSecondsColumn)
    change.apply(to: &resolutionSecondsColumn, beside: other.resolutionSecondsColumn)
    change.apply(to: &handlingSecondsColumn, beside: other.handlingSecondsColumn)
    change.apply(to: &repliesColumn, beside: other.repliesColumn)
    change.apply(to: &reopensColumn, beside: other.reopensColumn)
    change.apply(to: &transfersColumn, beside: other.transfersColumn)
    change.apply(to: &ratingColumn, beside: other.ratingColumn)
    change.apply(to: &isSatisfiedColumn, beside: other.isSatisfiedColumn)
    change.apply(to: &wasSurveyedColumn, beside: other.wasSurveyedColumn)
    change.apply(to: &complaintColumn, beside: other.complaintColumn)
    change.apply(to: &goodsReturnColumn, beside: other.goodsReturnColumn)
    change.apply(to: &returnWasAvoidableColumn, beside: other.returnWasAvoidableColumn)
    change.apply(to: &accuracyColumn, beside: other.accuracyColumn)
    change.apply(to: &attitudeColumn, beside: other.attitudeColumn)
    change.apply(to: &complianceColumn, beside: other.complianceColumn)
    change.apply(to: &qualityWeightColumn, beside: other.qualityWeightColumn)
    change.apply(to: &costColumn, beside: other.costColumn)
    change.apply(to: &botOutcomeColumn, beside: other.botOutcomeColumn)
    change.apply(to: &botBeganColumn, beside: other.botBeganColumn)
    change.apply(to: &botEndedColumn, beside: other.botEndedColumn)
    change.apply(to: &outcomeColumn, beside: other.outcomeColumn)
    change.apply(to: &isResolvedColumn, beside: other.isResolvedColumn)
    change.apply(to: &startedByAgentColumn, beside: other.startedByAgentColumn)
    change.apply(to: &exclusionColumn, beside: other.exclusionColumn)
  }
}

/// Something that is done to columns of any kind.
protocol ColumnChange {
  func apply<Value>(to column: inout Column<Value>, beside other: Column<Value>)
}

private struct Addition: ColumnChange {
  let places: [Int32]
  init(_ places: [Int32]) { self.places = places }
  func apply<Value>(to column: inout Column<Value>, beside other: Column<Value>) { column.append(other, at: places) }
}

private struct Reordering: ColumnChange {
  let order: [Int32]
  init(_ order: [Int32]) { self.order = order }
  func apply<Value>(to column: inout Column<Value>, beside other: Column<Value>) { column.reorder(order) }
}

/// Makes columns of rows without values.
struct RowCount: ColumnChange {
  let count: Int
  init(_ count: Int) { self.count = count }
  func apply<Value>(to column: inout Column<Value>, beside other: Column<Value>) { column = Column(count: count) }
}
