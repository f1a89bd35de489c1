internal import Statistics
internal import Workforce

extension ScenarioDecoder {
  /// Reads an empirical distribution from values in the scenario or a column of a table.
  func empirical(_ section: Section) -> Distribution? {
    if let value = section["values"] {
      if let misplaced = section["unit"] ?? section["where"] {
        misplaced.complain("belongs to a file; values carry their units themselves, so remove it")
      }
      guard let items = value.list(of: "durations") else { return nil }
      let values = items.map { $0.duration() }
      guard values.allSatisfy({ $0 != nil }) else { return nil }
      return sample(values.compactMap { $0 }, at: value)
    }
    let unit = section["unit"].map { $0.choice(of: TimeUnit.self, "a unit of time") } ?? .some(.s)
    guard let unit, let view = TableView(section, [section.columns("column")], tables: tables) else { return nil }
    var values: [Double] = []
    var isSound = true
    for row in view.rows {
      let text = view.text(row, "column")
      guard let seconds = unit.seconds(text), seconds >= 0, seconds <= ScenarioLimits.longestDuration else {
        view.complain(row, "column", expected: "a duration in \(unit.rawValue), at least 0")
        isSound = false
        continue
      }
      values.append(seconds)
    }
    return isSound ? sample(values, at: section.value) : nil
  }

  private func sample(_ values: [Double], at value: Value) -> Distribution? {
    do {
      return try .fitting(sample: values)
    } catch {
      value.complain(error.description.split(separator: "\n").joined(separator: "; "))
      return nil
    }
  }
}
