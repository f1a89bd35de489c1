extension Collection<IndicatorDefinition> {
  /// The indicator that somebody meant by a name: its key as others spell it, its name in English or Chinese, what else it is called, or
  /// something near to one of them; nil when nothing is near enough.
  ///
  /// - Parameter written: The name, as it was written.
  package func meant(by written: String) -> IndicatorDefinition? {
    let name = plainName(written)
    guard !name.isEmpty else { return nil }
    if let same = first(where: { $0.names.contains { plainName($0) == name } }) { return same }
    if let near = Spelling.nearest(to: written, among: map(\.key)) { return first { $0.key == near } }
    let names = flatMap { definition in definition.names.map { (plainName($0), definition) } }
    if let near = Spelling.nearest(to: name, among: names.map(\.0)) { return names.first { $0.0 == near }?.1 }
    // The longest name that is a part of what was written, as in 客户满意度得分.
    return names.filter { !$0.0.utf8.allSatisfy { $0 < 128 } && name.contains($0.0) }
      .max { $0.0.count < $1.0.count }?.1
  }
}

extension IndicatorDefinition {
  fileprivate var names: [String] { [key, name, chineseName] + alsoCalled }
}

/// A name without blanks, hyphens, capitals and what stands in brackets.
private func plainName(_ name: String) -> String {
  String(name.prefix { $0 != "(" && $0 != "（" }.filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }).lowercased()
}
