internal import Workforce

/// The indicators of a policy with their weights and targets, and its grades.
extension PolicyDecoder {
  mutating func items(_ value: Value?) -> [PolicyItem] {
    guard let entries = value.flatMap({ $0.entries(from: "indicators to their weights and targets") }) else {
      complaints.distrust("indicators")
      return []
    }
    let written = Set(entries.map { $0.key.scalar ?? "" })
    var items: [PolicyItem] = []
    for (key, inner) in entries {
      let name = key.scalar ?? ""
      if let definition = definitions.first(where: { $0.key == name }) {
        items.append(item(name, inner, definition.canBeScored ? definition.unit : nil))
      } else if let meant = complainUnknown(key, inner), !written.contains(meant.key), meant.canBeScored {
        // Read as if it had been named rightly, so that nothing is hidden until it is.
        let right = Value(node: inner.node, path: "indicators.\(meant.key)", complaints: complaints)
        note(right)
        items.append(item(meant.key, right, meant.unit))
      } else {
        items.append(item(name, inner, nil))
      }
    }
    return items
  }

  /// Complains about an indicator that there is not; the one that was meant, if that can be guessed from its name and its targets.
  private func complainUnknown(_ key: Value, _ value: Value) -> IndicatorDefinition? {
    let name = key.scalar ?? ""
    let plain = FullWidth.plain(name) ?? name
    let unit = PolicyDecoder.unit(ofTargets: value)
    let fitting = unit.flatMap { unit in definitions.filter { $0.unit == unit }.meant(by: plain) }
    let meant = fitting ?? definitions.meant(by: plain)
    let all = definitions.filter(\.canBeScored).map(\.key)
    let remedy =
      switch meant {
      case .some(let meant) where meant.canBeScored: "did you mean \(meant.key)?"
      case .some(let meant):
        "\(meant.key) is near to it, but says nothing about how well an agent works; leave it out of scores"
      case nil: "those that can be scored are \(Value.alternatives(all, "and"))"
      }
    key.complain("there is no indicator \(Value.quoted(name)); \(remedy)")
    return unit == nil || meant?.unit == unit ? meant : nil
  }

  /// What the targets of an indicator are written in, as far as they tell.
  private static func unit(ofTargets value: Value) -> IndicatorDefinition.Unit? {
    guard case .map(let entries) = value.node.content else { return nil }
    for case .scalar(let text) in entries.filter({ Targets.names.contains($0.key) }).map(\.value.content) {
      if text.last == "%" || text.last == "％" { return .share }
      if text.first?.isNumber == true, text.last?.isLetter == true { return .seconds }
    }
    return nil
  }

  /// An indicator with its weight and targets; what could not be read is noted, and no number stands for it.
  ///
  /// - Parameter unit: The indicator's unit; nil for one that there is not, or that cannot be scored: only its weight is read.
  private func item(_ name: String, _ value: Value, _ unit: IndicatorDefinition.Unit?) -> PolicyItem {
    var item = PolicyItem(
      name, weightPermille: 0, targets: Targets(floor: .nan, threshold: .nan, goal: .nan, stretch: .nan))
    let section = Section(value, .policyItem)
    if let weight = section?["weight"].flatMap({ permille($0) }) {
      item.weightPermille = weight
    } else {
      complaints.distrust("\(value.path).weight")
    }
    guard let section, let unit else { return item }
    let figures = Targets.names.map { key in section[key].flatMap { figure($0, unit) } ?? .nan }
    item.targets = Targets(floor: figures[0], threshold: figures[1], goal: figures[2], stretch: figures[3])
    item.minimumRecords = section["minimumRecords"].flatMap { $0.count(0...1_000_000, of: "a number of records") } ?? 0
    return item
  }

  private func permille(_ value: Value) -> Int? {
    guard let share = value.share() else { return nil }
    let permille = (share * 1000).rounded()
    guard abs(share * 1000 - permille) < 1e-6 else {
      value.complain(expected: "a weight in steps of 0.1%, so that points times weight can be written in full")
      return nil
    }
    return Int(permille)
  }

  /// A figure of an indicator, in its unit.
  func figure(_ value: Value, _ unit: IndicatorDefinition.Unit) -> Double? {
    switch unit {
    case .share: value.share()
    case .seconds: value.duration()
    case .contacts, .money: value.number(0...1e9, of: "a figure")
    }
  }

  /// The grades; no number stands for where a grade begins that could not be read.
  func grades(_ value: Value?) -> [Grade] {
    guard let entries = value.flatMap({ $0.entries(from: "grades to their lowest scores") }) else {
      complaints.distrust("grades")
      return []
    }
    return entries.map { key, value in
      _ = key.checkName("grade")
      return Grade(key.scalar ?? "", from: value.number(0...120, of: "a score") ?? .nan)
    }
  }
}
