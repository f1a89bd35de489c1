import Workforce

extension ContactFile {
  mutating func fillMoments(_ batch: RecordBatch) {
    // Taken out while they are read, since two owners would copy what they remember.
    var moments = columns.moments
    columns.moments = []
    for place in moments.indices {
      let field = moments[place].field
      var column = Column<Double>(count: batch.rowCount)
      moments[place].read(batch) { row, result in
        switch result {
        case .success(let moment?): column.set(row, moment.secondsSince1970)
        case .success(nil):
          if field == .arrived, states[row] == .good {
            reject(row, batch, .arrived, "no arrival; the row is left out")
          }
        case .failure(let bad):
          if field == .arrived, states[row] == .good {
            reject(row, batch, .arrived, "\(bad.reason); the row is left out", value: bad.value)
          } else {
            complain(row, batch, field, bad)
          }
        }
      }
      rows[keyPath: ContactFile.column(of: field)] = column
    }
    columns.moments = moments
  }

  mutating func fillFigures(_ batch: RecordBatch) {
    for place in columns.durations.indices {
      var cells = columns.durations[place]
      let field = cells.field
      var column = Column<Double>(count: batch.rowCount)
      cells.read(batch) { row, result in
        switch result {
        case .success(let seconds): if let seconds { column.set(row, seconds) }
        case .failure(let bad): complain(row, batch, field, bad)
        }
      }
      rows[keyPath: ContactFile.column(of: field)] = column
      columns.durations[place] = cells
    }
    // Taken out while they are read, since two owners would copy what they remember.
    var (numbers, flags) = (columns.numbers, columns.flags)
    (columns.numbers, columns.flags) = ([], [])
    for place in numbers.indices {
      let field = numbers[place].field
      fill(from: &numbers[place], batch) { $0.set($1, $2, as: field) }
    }
    for place in flags.indices {
      let field = flags[place].field
      fill(from: &flags[place], batch) { $0.set($1, $2, as: field) }
    }
    (columns.numbers, columns.flags) = (numbers, flags)
  }

  mutating func fillMarks(_ batch: RecordBatch) {
    fill(\.channel, batch) { $0.channelColumn.set($1, $2.code) }
    fill(\.botOutcome, batch) { $0.botOutcomeColumn.set($1, $2.code) }
    noteAbsentComplaints(batch)
    fill(\.complaint, batch) { $0.complaintColumn.set($1, $2.rawValue) }
    fill(\.goodsReturn, batch) { $0.goodsReturnColumn.set($1, $2.rawValue) }
    fill(\.exclusion, batch) { $0.exclusionColumn.set($1, $2.rawValue) }
    fillScales(batch)
  }

  /// A column that says of contacts that nobody complained tells complaints, also where there was none at all; empty cells alone
  /// say nothing.
  private mutating func noteAbsentComplaints(_ batch: RecordBatch) {
    guard !tellsAbsentComplaints, let column = columns.complaint?.column, column.places.count == 1 else { return }
    tellsAbsentComplaints = (0..<batch.rowCount).contains { row in
      let cell = batch.cell(row, column.places[0])
      if cell.isEmpty { return false }
      let text = Blanks.trimmed(String(decoding: cell, as: UTF8.self))
      return RecordWords.noComplaint.contains(column.meaning(of: text).lowercased())
    }
  }

  private mutating func fillScales(_ batch: RecordBatch) {
    var scales = columns.scales
    columns.scales = []
    let isGood = states.map { $0 == .good }
    for place in scales.indices {
      let field = scales[place].field
      scales[place].read(batch, where: { isGood[$0] }) { row, result in
        switch result {
        case .success(nil): break
        case .success(let mark?): rows.set(row, mark, as: field)
        case .failure(let bad): complain(row, batch, field, bad)
        }
      }
    }
    columns.scales = scales
  }

  private mutating func fill<Value>(
    _ path: WritableKeyPath<ContactColumns, MeaningCells<Value>?>, _ batch: RecordBatch,
    _ set: (inout ConversationTable, Int, Value) -> Void
  ) {
    guard var cells = columns[keyPath: path] else { return }
    // Two owners would copy what it remembers.
    columns[keyPath: path] = nil
    fill(from: &cells, batch, set)
    columns[keyPath: path] = cells
  }

  private mutating func fill<Value>(
    from cells: inout MeaningCells<Value>, _ batch: RecordBatch, _ set: (inout ConversationTable, Int, Value) -> Void
  ) {
    for row in 0..<batch.rowCount {
      switch cells.value(row, in: batch) {
      case .success(nil): continue
      case .success(let value?): set(&rows, row, value)
      case .failure(let bad): complain(row, batch, cells.field, bad)
      }
    }
  }

  mutating func fillNames(_ batch: RecordBatch, _ names: inout RecordNames) {
    for place in columns.names.indices {
      let field = columns.names[place].field
      for row in 0..<batch.rowCount where states[row] == .good {
        let code = columns.names[place].code(row, in: batch) { text in
          switch field {
          case .matter: names.cases.code(text)
          case .type: names.types.code(text)
          case .language, .servedLanguage: names.languages.code(text)
          case .group: names.teams.code(text)
          default: names.agents.code(options.people[text] ?? text)
          }
        }
        if code >= 0 { rows.set(row, code: code, as: field) }
      }
    }
    if let roster = options.roster { checkRoster(roster, batch, names.agents) }
    guard let customer = columns.customer else { return }
    for row in 0..<batch.rowCount where states[row] == .good {
      let pseudonym = customer.withText(row, in: batch) { text in text.map(options.pseudonymizer.pseudonym) }
      if let pseudonym { rows.customerColumn.set(row, pseudonym) }
    }
  }

  private mutating func checkRoster(_ roster: Set<String>, _ batch: RecordBatch, _ agents: NameTable) {
    let isKnown = agents.names.map(roster.contains)
    for row in 0..<batch.rowCount where states[row] == .good {
      guard let agent = rows.agent(row), !isKnown[Int(agent)] else { continue }
      strangers[agent, default: Stranger(name: agents[agent] ?? "", row: batch.firstRow + row)].rows += 1
    }
  }

  /// Where a field of moments or durations is kept.
  private static func column(of field: ContactField) -> WritableKeyPath<ConversationTable, Column<Double>> {
    switch field {
    case .arrived: \.arrivedColumn
    case .botBegan: \.botBeganColumn
    case .botEnded: \.botEndedColumn
    case .queued: \.queuedColumn
    case .assigned: \.assignedColumn
    case .answered: \.answeredColumn
    case .firstResolved: \.firstResolvedColumn
    case .lastResolved: \.lastResolvedColumn
    case .resolvedAt: \.resolvedColumn
    case .ended: \.endedColumn
    case .released: \.releasedColumn
    case .due: \.dueColumn
    case .firstResponseSeconds: \.firstResponseSecondsColumn
    case .resolutionSeconds: \.resolutionSecondsColumn
    case .workSeconds: \.handlingSecondsColumn
    default: preconditionFailure("\(field) is neither a moment nor a duration")
    }
  }
}

extension ConversationTable {
  fileprivate mutating func set(_ row: Int, _ number: Double, as field: ContactField) {
    switch field {
    case .cost: costColumn.set(row, number)
    case .qualityWeight: qualityWeightColumn.set(row, number)
    case .attempt: setAttempt(row, Int32(number))
    case .replies: repliesColumn.set(row, Int32(number))
    case .reopens: reopensColumn.set(row, Int32(number))
    default: transfersColumn.set(row, Int32(number))
    }
  }

  fileprivate mutating func set(_ row: Int, _ mark: ContactValues.Rating, as field: ContactField) {
    switch field {
    case .accuracy: accuracyColumn.set(row, mark.share)
    case .attitude: attitudeColumn.set(row, mark.share)
    case .compliance: complianceColumn.set(row, mark.share)
    default:
      ratingColumn.set(row, mark.share)
      isSatisfiedColumn.set(row, mark.isSatisfied ? 1 : 0)
    }
  }

  fileprivate mutating func set(_ row: Int, _ flag: Bool, as field: ContactField) {
    let value: UInt8 = flag ? 1 : 0
    switch field {
    case .startedByAgent: startedByAgentColumn.set(row, value)
    case .resolved: isResolvedColumn.set(row, value)
    case .surveyed: wasSurveyedColumn.set(row, value)
    default: returnWasAvoidableColumn.set(row, value)
    }
  }

  fileprivate mutating func set(_ row: Int, code: Int32, as field: ContactField) {
    switch field {
    case .matter: matterColumn.set(row, code)
    case .type: typeColumn.set(row, code)
    case .language: languageColumn.set(row, code)
    case .servedLanguage: servedLanguageColumn.set(row, code)
    case .group: teamColumn.set(row, code)
    default: agentColumn.set(row, code)
    }
  }
}
