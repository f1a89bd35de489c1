public import Workforce

/// An indicator's figures by matter.
public struct MatterFigures: Sendable {
  /// The figures, by the matter's code.
  public private(set) var figures: [Int32: Figure] = [:]

  /// Measures an indicator by matter.
  ///
  /// Complexity: O(n) in the conversations.
  public init(_ indicator: some Indicator, in evidence: Evidence) {
    let definition = indicator.definition
    let ceiling = indicator.ceiling(under: evidence.settings)
    var builders: [Int32: FigureBuilder] = [:]
    _ = indicator.visit(evidence, every: 4096) { list in
      for item in list.items where item.scope != .agent && item.conversation >= 0 {
        guard let matter = evidence.conversations.type(Int(item.conversation)) else { continue }
        let customer = evidence.conversations.customer(Int(item.conversation))
        builders[matter, default: FigureBuilder(keepsValues: false, ceiling: ceiling)].add(
          item, cluster: ClusterKey(customer: customer ?? 0, record: customer == nil ? item.conversation : -1))
      }
      list.items.removeAll(keepingCapacity: true)
    }
    for (matter, builder) in builders {
      var builder = builder
      figures[matter] = builder.figure(definition.form, confidence: evidence.settings.confidence)
    }
  }
}
