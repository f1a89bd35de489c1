import Workforce

extension ContactFile {
  mutating func fillMoments(_ batch: RecordBatch) {
    for place in columns.moments.indices {
      var cells = columns.moments[place]
      let field = cells.field
      cells.read(batch) { row, result in
        switch result {
        case .success(let moment?): rows[row].set(moment, as: field)
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
      columns.moments[place] = cells
    }
  }

  mutating func fillFigures(_ batch: RecordBatch) {
    for place in columns.durations.indices {
      var cells = columns.durations[place]
      let field = cells.field
      cells.read(batch) { row, result in
        switch result {
        case .success(let seconds): if let seconds { rows[row].set(seconds, as: field) }
        case .failure(let bad): complain(row, batch, field, bad)
        }
      }
      columns.durations[place] = cells
    }
    // Taken out while they are read, since two owners would copy what they remember.
    var (numbers, flags) = (columns.numbers, columns.flags)
    (columns.numbers, columns.flags) = ([], [])
    for place in numbers.indices {
      let field = numbers[place].field
      fill(from: &numbers[place], batch) { $0.set($1, as: field) }
    }
    for place in flags.indices {
      let field = flags[place].field
      fill(from: &flags[place], batch) { $0.set($1, as: field) }
    }
    (columns.numbers, columns.flags) = (numbers, flags)
  }

  mutating func fillMarks(_ batch: RecordBatch) {
    fill(\.channel, batch) { $0.channel = $1 }
    fill(\.botOutcome, batch) { $0.botOutcome = $1 }
    fill(\.complaint, batch) { $0.complaint = $1 }
    fill(\.goodsReturn, batch) { $0.goodsReturn = $1 }
    fill(\.exclusion, batch) { $0.exclusion = $1 }
    fill(\.rating, batch) { ($0.rating, $0.isSatisfied) = ($1.share, $1.isSatisfied) }
  }

  private mutating func fill<Value>(
    _ path: WritableKeyPath<ContactColumns, MeaningCells<Value>?>, _ batch: RecordBatch,
    _ set: (inout Conversation, Value) -> Void
  ) {
    guard var cells = columns[keyPath: path] else { return }
    // Two owners would copy what it remembers.
    columns[keyPath: path] = nil
    fill(from: &cells, batch, set)
    columns[keyPath: path] = cells
  }

  private mutating func fill<Value>(
    from cells: inout MeaningCells<Value>, _ batch: RecordBatch, _ set: (inout Conversation, Value) -> Void
  ) {
    for row in 0..<batch.rowCount {
      switch cells.value(row, in: batch) {
      case .success(nil): continue
      case .success(let value?): set(&rows[row], value)
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
        if code >= 0 { rows[row].set(code: code, as: field) }
      }
    }
    if let roster = options.roster { checkRoster(roster, batch, names.agents) }
    guard let customer = columns.customer else { return }
    for row in 0..<batch.rowCount where states[row] == .good {
      rows[row].customer = customer.withText(row, in: batch) { text in text.map(options.pseudonymizer.pseudonym) }
    }
  }

  private mutating func checkRoster(_ roster: Set<String>, _ batch: RecordBatch, _ agents: NameTable) {
    let isKnown = agents.names.map(roster.contains)
    for row in 0..<batch.rowCount where states[row] == .good {
      guard let agent = rows[row].agent, !isKnown[Int(agent)] else { continue }
      complaints.append(
        Complaint(
          row: batch.firstRow + row, column: columns.name(.agent), value: agents[agent],
          reason: "not on the roster; the row is kept", rejectsRow: false))
    }
  }
}

extension Conversation {
  fileprivate mutating func set(_ moment: Instant, as field: ContactField) {
    switch field {
    case .arrived: arrived = moment
    case .botBegan: botBegan = moment
    case .botEnded: botEnded = moment
    case .queued: queued = moment
    case .assigned: assigned = moment
    case .answered: answered = moment
    case .firstResolved: firstResolved = moment
    case .lastResolved: lastResolved = moment
    case .resolvedAt: resolved = moment
    case .ended: ended = moment
    case .released: released = moment
    default: due = moment
    }
  }

  fileprivate mutating func set(_ number: Double, as field: ContactField) {
    switch field {
    case .firstResponseSeconds: firstResponseSeconds = number
    case .resolutionSeconds: resolutionSeconds = number
    case .workSeconds: handlingSeconds = number
    case .cost: cost = number
    case .accuracy: accuracy = number
    case .attitude: attitude = number
    case .compliance: compliance = number
    case .qualityWeight: qualityWeight = number
    case .attempt: attempt = Int32(number)
    case .replies: replies = Int32(number)
    case .reopens: reopens = Int32(number)
    default: transfers = Int32(number)
    }
  }

  fileprivate mutating func set(_ flag: Bool, as field: ContactField) {
    switch field {
    case .startedByAgent: startedByAgent = flag
    case .resolved: isResolved = flag
    case .surveyed: wasSurveyed = flag
    default: returnWasAvoidable = flag
    }
  }

  fileprivate mutating func set(code: Int32, as field: ContactField) {
    switch field {
    case .matter: matter = code
    case .type: type = code
    case .language: language = code
    case .servedLanguage: servedLanguage = code
    case .group: team = code
    default: agent = code
    }
  }
}
