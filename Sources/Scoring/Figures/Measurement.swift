public import Workforce

/// An indicator measured over a period: for the team, each agent, each channel and each day.
public struct Measurement: Sendable {
  /// A figure of a group.
  public struct Part<Group: Hashable & Sendable>: Hashable, Sendable {
    /// The group.
    public var group: Group
    /// Its figure.
    public var figure: Figure
  }

  /// What was measured.
  public var definition: IndicatorDefinition
  /// The facts without which it could not be measured; empty when it was.
  public var missing: [RecordFacet] = []
  /// The team's figure; nil when nothing contributes.
  public var team: Figure?
  /// The agents' figures, by name.
  public var agents: [Part<String>] = []
  /// The channels' figures.
  public var channels: [Part<Channel>] = []
  /// The figures by the customer's language, by name, of the conversations of which it is known.
  public var languages: [Part<String>] = []
  /// The figures of the days, in order.
  public var days: [Part<CalendarDate>] = []
  /// Records whose outcome is still open: the figure is provisional while there are any.
  public var pending = 0
  /// Records that lack the facts.
  public var unknown = 0

  /// Measures an indicator.
  ///
  /// Complexity: O(n) in the conversations, at constant memory apart from the durations whose quantiles are wanted.
  public init(_ indicator: some Indicator, in evidence: Evidence) {
    definition = indicator.definition
    guard indicator.isMeasurable(in: evidence) else {
      missing = definition.missing(from: evidence.conversationFacets.union(evidence.sumFacets))
      return
    }
    var groups = MeasurementGroups(definition, evidence, ceiling: indicator.ceiling(under: evidence.settings))
    let list = indicator.visit(evidence, every: 4096) { groups.take(&$0) }
    (pending, unknown) = (list.pending, list.unknown)
    groups.finish(into: &self)
    // Where every record lacks the same fact, that fact is what is missing.
    if team == nil, agents.isEmpty, pending == 0, unknown > 0, let fact = indicator.unknownFact { missing = [fact] }
  }

  /// Puts contributions from elsewhere together, such as those of a platform's own definition.
  ///
  /// - Parameters:
  ///   - definition: What was measured.
  ///   - contributions: Of conversations of the evidence's book, in any order.
  ///   - evidence: The records and the period.
  public init(_ definition: IndicatorDefinition, contributions: [Contribution], in evidence: Evidence) {
    self.definition = definition
    var ranks = [Int](repeating: 0, count: evidence.conversations.count)
    for (rank, conversation) in evidence.order.enumerated() { ranks[Int(conversation)] = rank }
    var groups = MeasurementGroups(definition, evidence, ceiling: definition.unit == .share ? 1 : nil)
    var list = ContributionList()
    list.items = contributions.enumerated().sorted {
      (ranks[Int($0.element.conversation)], $0.offset) < (ranks[Int($1.element.conversation)], $1.offset)
    }.map(\.element)
    groups.take(&list)
    groups.finish(into: &self)
  }

  /// Measures several indicators, on all cores.
  public static func all(
    _ indicators: [any Indicator] = IndicatorCatalogue.all, in evidence: Evidence
  ) -> [Measurement] {
    Parallel.map(indicators) { Measurement($0, in: evidence) }
  }
}

/// The groups that an indicator is measured for.
private struct MeasurementGroups {
  let definition: IndicatorDefinition
  let evidence: Evidence
  var team: GroupBuilder
  var agents: [GroupBuilder]
  var channels: [GroupBuilder]
  var languages: [GroupBuilder]
  var days: [GroupBuilder]

  init(_ definition: IndicatorDefinition, _ evidence: Evidence, ceiling: Double?) {
    self.definition = definition
    self.evidence = evidence
    let empty = GroupBuilder(definition, ceiling: ceiling)
    team = empty
    agents = Array(repeating: empty, count: evidence.book.names.agents.count)
    channels = Array(repeating: empty, count: Channel.allCases.count)
    languages = Array(repeating: empty, count: evidence.book.names.languages.count)
    days = Array(repeating: empty, count: evidence.period.days.count)
  }

  mutating func take(_ list: inout ContributionList) {
    let firstDay = Int32(evidence.period.days.first.dayNumber)
    for item in list.items {
      let customer = item.conversation < 0 ? nil : evidence.conversations.customer(Int(item.conversation))
      let key = ClusterKey(
        customer: customer ?? 0,
        record: customer != nil ? -1 : item.conversation < 0 ? -2 - item.record : item.conversation)
      let channel =
        item.conversation < 0
        ? evidence.book.agentDays[Int(item.record)].channel
        : evidence.conversations.channel(Int(item.conversation))
      if item.scope != .team, item.agent >= 0 { agents[Int(item.agent)].add(item, key, channel) }
      if item.scope != .agent {
        team.add(item, key, channel)
        channels[channel.place].add(item, key, channel)
        days[Int(item.day - firstDay)].add(item, key, channel)
        if item.conversation >= 0, let language = evidence.conversations.language(Int(item.conversation)) {
          languages[Int(language)].add(item, key, channel)
        }
      }
    }
    list.items.removeAll(keepingCapacity: true)
  }

  mutating func finish(into measurement: inout Measurement) {
    let confidence = evidence.settings.confidence
    measurement.team = team.figure(definition.form, confidence)
    measurement.agents = MeasurementGroups.parts(of: &agents, evidence.book.names.agents.names) {
      $0.figure(definition.form, confidence)
    }
    let single: IndicatorDefinition.Form = definition.form == .spread ? .share : definition.form
    for channel in Channel.allCases {
      guard let figure = channels[channel.place].figure(single, confidence) else { continue }
      measurement.channels.append(Measurement.Part(group: channel, figure: figure))
    }
    measurement.languages = MeasurementGroups.parts(of: &languages, evidence.book.names.languages.names) {
      $0.figure(definition.form, confidence)
    }
    for place in days.indices {
      guard let figure = days[place].figure(definition.form, confidence) else { continue }
      let date = evidence.period.days.first.advanced(by: place)
      measurement.days.append(Measurement.Part(group: date, figure: figure))
    }
  }

  /// The figures of groups that have names, in the order of these.
  private static func parts(
    of groups: inout [GroupBuilder], _ names: [String], _ figure: (inout GroupBuilder) -> Figure?
  ) -> [Measurement.Part<String>] {
    var parts: [Measurement.Part<String>] = []
    for code in names.indices.sorted(by: { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }) {
      if let figure = figure(&groups[code]) { parts.append(Measurement.Part(group: names[code], figure: figure)) }
    }
    return parts
  }
}

/// One group's figure in the making; with the channels apart where their spread is wanted.
private struct GroupBuilder {
  private var whole: FigureBuilder
  private var channels: [FigureBuilder] = []

  init(_ definition: IndicatorDefinition, ceiling: Double?) {
    whole = FigureBuilder(keepsValues: definition.unit == .seconds && definition.form == .mean, ceiling: ceiling)
    if definition.form == .spread { channels = Array(repeating: whole, count: Channel.allCases.count) }
  }

  mutating func add(_ item: Contribution, _ key: ClusterKey, _ channel: Channel) {
    whole.add(item, cluster: key)
    if !channels.isEmpty { channels[channel.place].add(item, cluster: key) }
  }

  mutating func figure(_ form: IndicatorDefinition.Form, _ confidence: Double) -> Figure? {
    guard var figure = whole.figure(form == .spread ? .share : form, confidence: confidence) else { return nil }
    guard form == .spread else { return figure }
    guard let spread = ChannelSpread.deviation(of: channels) else { return nil }
    figure.value = spread
    (figure.estimate, figure.gap) = (nil, .noSample)
    return figure
  }
}

extension Channel {
  /// The place among the channels.
  var place: Int { Int(code) }
}
