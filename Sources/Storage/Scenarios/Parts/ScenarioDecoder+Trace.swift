internal import Workforce

/// Single contacts from a table, replayed as they came.
extension ScenarioDecoder {
  /// The stream of replayed contacts.
  func traceStreams(_ frame: StreamFrame) -> [ArrivalStream] {
    guard let value = frame.section["contacts"], let section = Section(value, .contacts) else { return [] }
    let rules = typeRules(section, frame)
    let handling = handlingColumn(section)
    var columns = [section.columns("arrived")]
    if section.has("type") { columns.append(section.columns("type")) }
    if let handling { columns.append(("handlingTime", [handling.column])) }
    guard let rules, let reader = section.momentReader(calendar),
      let view = TableView(section, columns, tables: tables)
    else { return [] }
    var contacts: [TracedContact] = []
    var unknown: [String: (row: Int, count: Int)] = [:]
    var outside = 0
    for row in view.rows {
      let type = rules.fixed ?? rules.type(view.text(row, "type", separator: "/"))
      if type == nil { unknown[view.text(row, "type", separator: "/"), default: (row, 0)].count += 1 }
      let time = handling.map { handlingTime(view, row, $0.unit) } ?? .some(nil)
      guard let arrival = reader.seconds(view.text(row, "arrived")) else {
        view.complain(row, "arrived", expected: reader.expected)
        continue
      }
      guard let type, let time else { continue }
      if arrival < 0 || arrival >= calendar.length {
        outside += 1
      } else {
        contacts.append(TracedContact(arrival: arrival, contactType: type, handlingTime: time))
      }
    }
    for (text, seen) in unknown.sorted(by: { $0.value.row < $1.value.row }) {
      let more = seen.count > 1 ? " (and in \(seen.count - 1) further rows)" : ""
      view.complain(
        seen.row,
        "type: \(Value.quoted(text))\(more) stands for no contact type; add it to types, or leave the rows out with where"
      )
    }
    warnOutside(section, outside, of: view.rows.count)
    contacts.sort { $0.arrival < $1.arrival }
    let open = withinHours(contacts)
    warnClosed(
      section["file"] ?? value, dropped: Double(contacts.count - open.count), of: Double(contacts.count))
    return [
      stream(
        [ArrivalStream.MixShare(contactType: rules.fixed ?? open.first?.contactType ?? 0, share: 1)], .trace(open), nil)
    ]
  }

  /// How the type of a contact follows from the texts of its columns.
  private struct TypeRules {
    var fixed: Int?
    var patterns: [(parts: [Substring], type: Int)] = []

    func type(_ text: String) -> Int? {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      return patterns.first { rule in
        rule.parts.count == parts.count && zip(rule.parts, parts).allSatisfy { $0 == "*" || $0 == $1 }
      }?.type
    }
  }

  private func typeRules(_ section: Section, _ frame: StreamFrame) -> TypeRules? {
    if !section.has("type") {
      if section.has("types") { section["types"]?.complain("types needs type, the column whose texts it explains") }
      if let type = frame.mix.first?.contactType { return TypeRules(fixed: type) }
      if !frame.section.has("contactType") {
        section.value.complain(
          "type is missing; add type: with the column that tells the type, or contactType beside contacts")
      }
      return nil
    }
    if frame.section.has("contactType") {
      frame.section["contactType"]?.complain("the type column of contacts says the type already; remove one of the two")
    }
    let width = section["type"]?.columns().count ?? 0
    guard let value = section["types"] else {
      return TypeRules(patterns: contactTypes.names.enumerated().map { ([$1[...]], $0) })
    }
    guard let entries = value.entries(from: "texts to contact types, such as {PS: regular}") else { return nil }
    let patterns = entries.compactMap { key, value -> (parts: [Substring], type: Int)? in
      let parts = (key.scalar ?? "").split(separator: "/", omittingEmptySubsequences: false)
      let type = value.reference(in: contactTypes, "contact type", definedIn: "contactTypes")
      guard parts.count == width else {
        key.complain("has \(parts.count) parts, expected \(width), one for each column of type; * stands for any text")
        return nil
      }
      return type.map { (parts, $0) }
    }
    return patterns.count == entries.count ? TypeRules(patterns: patterns) : nil
  }

  private func handlingColumn(_ section: Section) -> (column: String, unit: TimeUnit)? {
    guard let value = section["handlingTime"] else { return nil }
    guard value.isMap else { return value.text("the name of a column").map { ($0, .s) } }
    guard let inner = Section(value, .tableColumn) else { return nil }
    let unit = inner["unit"].map { $0.choice(of: TimeUnit.self, "a unit of time") } ?? .some(.s)
    guard let column = inner["column"]?.text("the name of a column"), let unit else { return nil }
    return (column, unit)
  }

  /// The handling time of a row; inner nil where it is not known, outer nil where it is wrong.
  private func handlingTime(_ view: TableView, _ row: Int, _ unit: TimeUnit) -> Double?? {
    let text = view.text(row, "handlingTime")
    if text.isEmpty { return .some(nil) }
    guard let seconds = unit.seconds(text), seconds >= 0, seconds <= ScenarioLimits.longestDuration else {
      view.complain(row, "handlingTime", expected: "a duration in \(unit.rawValue), at least 0, or nothing")
      return nil
    }
    // Exports write 0 where nobody answered; nobody was served in no time.
    return .some(seconds > 0 ? seconds : nil)
  }

  private func withinHours(_ contacts: [TracedContact]) -> [TracedContact] {
    var spans: [OpeningHours: [OpenSpan]] = [:]
    for type in contactTypes.items where spans[type.openingHours] == nil {
      spans[type.openingHours] = calendar.openSpans(type.openingHours)
    }
    return contacts.filter { contact in
      let open = spans[contactTypes.items[contact.contactType].openingHours] ?? []
      var (low, high) = (0, open.count)
      while low < high {
        let middle = (low + high) / 2
        if open[middle].start <= contact.arrival { low = middle + 1 } else { high = middle }
      }
      return low > 0 && open[low - 1].end > contact.arrival
    }
  }
}
