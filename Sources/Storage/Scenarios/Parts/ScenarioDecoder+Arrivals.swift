internal import Workforce

/// A stream of arrivals as far as all its patterns have it in common.
struct StreamFrame {
  /// The stream's mapping.
  var section: Section
  /// What arrives, empty when the rows of a table say so.
  var mix: [ArrivalStream.MixShare]
  /// Random busyness of days.
  var busyness: Busyness?
  /// Factors for days of the week and dates.
  var factors: DayFactors
}

/// Factors by which days are busier or quieter than normal.
struct DayFactors {
  var weekdays = DayTable<Double>()
  var dates = DayTable<Double>()

  /// The factor of a date.
  func callAsFunction(_ date: CalendarDate) -> Double { (weekdays[date] ?? 1) * (dates[date] ?? 1) }
}

extension ScenarioDecoder {
  /// Reads the streams of arrivals.
  func decodeArrivals(_ value: Value?) -> [ArrivalStream] {
    guard let value, let items = value.list(of: "arrival streams") else { return [] }
    if items.isEmpty { value.complain("there are no arrivals; add at least one stream") }
    if items.count > ScenarioLimits.streams {
      value.complain("there are \(items.count) streams, more than the limit of \(ScenarioLimits.streams)")
      return []
    }
    var spread: [String: Double] = [:]
    return items.enumerated().flatMap { index, item in stream(item, number: index + 1, &spread) }
  }

  /// Reads one stream; it becomes several when its types have different opening hours.
  private func stream(_ value: Value, number: Int, _ spread: inout [String: Double]) -> [ArrivalStream] {
    guard let section = Section(value, .arrivals) else { return [] }
    let kinds = ["rate", "rates", "perDay", "counts", "contacts"]
    let kind = section.exactlyOne(of: kinds, else: "say how many arrive, for example rate: 100/30m, or perDay: 1200")
    let frame = StreamFrame(
      section: section, mix: mix(section, kind: kind), busyness: busyness(section, number: number, &spread),
      factors: factors(section))
    if kind != "perDay", let profile = section["profile"] {
      profile.complain("profile spreads perDay over the day; with \(kind ?? "other arrivals") remove it")
    }
    switch kind {
    case "rate", "rates": return rateStreams(frame)
    case "perDay": return dayStreams(frame)
    case "counts": return countStreams(frame)
    case "contacts":
      for key in ["busyness", "weekdays", "dates"] where section.has(key) {
        section[key]?.complain("contacts are replayed exactly as they came, so \(key) cannot apply; remove it")
      }
      return traceStreams(frame)
    default: return []
    }
  }

  private func mix(_ section: Section, kind: String?) -> [ArrivalStream.MixShare] {
    if kind == "contacts", !section.has("contactType"), !section.has("mix") { return [] }
    if section.has("contactType"), section.has("mix") {
      section["mix"]?.complain("contactType and mix are given together; keep one of them")
      return []
    }
    if !section.has("contactType"), !section.has("mix") {
      section.value.complain("neither contactType nor mix is given; add contactType: with the name of a type")
      return []
    }
    if let value = section["mix"] { return mix(value, kind: kind) }
    let index = section["contactType"]?.reference(in: contactTypes, "contact type", definedIn: "contactTypes")
    return index.map { [ArrivalStream.MixShare(contactType: $0, share: 1)] } ?? []
  }

  private func mix(_ value: Value, kind: String?) -> [ArrivalStream.MixShare] {
    if kind == "contacts" {
      value.complain("a replay takes the type of each contact from the file; write contacts: {type: …} or contactType")
      return []
    }
    let entries = value.entries(from: "contact types to shares, such as {chat: 60%, phone: 40%}") ?? []
    let parts = entries.compactMap { key, value -> (Int, Double)? in
      let index = key.reference(in: contactTypes, "contact type", definedIn: "contactTypes")
      guard let share = value.share(), let index else { return nil }
      return (index, share)
    }
    guard !entries.isEmpty, parts.count == entries.count else { return [] }
    let shares = value.normalised(parts.map(\.1), "the shares") ?? []
    return zip(parts, shares).filter { $1 > 0 }.map { ArrivalStream.MixShare(contactType: $0.0, share: $1) }
  }

  private func busyness(_ section: Section, number: Int, _ spread: inout [String: Double]) -> Busyness? {
    guard let value = section["busyness"] else { return nil }
    var name = "stream \(number)"
    var ratio = value
    if value.isMap {
      guard let inner = Section(value, .busyness) else { return nil }
      if let text = inner["name"] { name = text.text("a name") ?? name }
      guard let cv = inner["cv"] else { return nil }
      ratio = cv
    }
    guard let cv = ratio.ratio(atMost: 10) else { return nil }
    if let other = spread[name], other != cv {
      ratio.complain(
        "the busyness \(Value.quoted(name)) has a coefficient of variation of \(other) above and \(cv) here; "
          + "streams that share it must agree")
    }
    spread[name] = cv
    return cv > 0 ? Busyness(name: name, coefficientOfVariation: cv) : nil
  }

  private func factors(_ section: Section) -> DayFactors {
    var factors = DayFactors()
    if let table = section["weekdays"]?.dayTable({ $0.ratio(atMost: 1e6) }) {
      if !table.dates.isEmpty { section["weekdays"]?.complain("a date stands among the weekdays; move it to dates") }
      factors.weekdays = table
    }
    if let table = section["dates"]?.dayTable({ $0.ratio(atMost: 1e6) }) {
      if table.week.contains(where: { $0 != nil }) {
        section["dates"]?.complain("a day of the week stands among the dates; move it to weekdays")
      }
      factors.dates = table
    }
    return factors
  }

  /// The types of a mix in groups with the same opening hours, each with its share of the stream.
  func byHours(_ mix: [ArrivalStream.MixShare]) -> [(hours: OpeningHours, share: Double, mix: [ArrivalStream.MixShare])]
  {
    var parts: [(hours: OpeningHours, share: Double, mix: [ArrivalStream.MixShare])] = []
    for part in mix {
      let hours = contactTypes.items[part.contactType].openingHours
      if let index = parts.firstIndex(where: { $0.hours == hours }) {
        parts[index].share += part.share
        parts[index].mix.append(part)
      } else {
        parts.append((hours, part.share, [part]))
      }
    }
    return parts.map { part in
      let mix = part.mix.map {
        ArrivalStream.MixShare(contactType: $0.contactType, share: part.mix.count == 1 ? 1 : $0.share / part.share)
      }
      return (part.hours, part.share, mix)
    }
  }

  /// A stream of what arrives while it is open.
  func stream(_ mix: [ArrivalStream.MixShare], _ pattern: ArrivalPattern, _ busyness: Busyness?) -> ArrivalStream {
    var stream = ArrivalStream(contactType: mix.first?.contactType ?? 0, pattern: pattern, busyness: busyness)
    stream.mix = mix
    return stream
  }

  /// Advice when contacts are left out because the service is closed when they would come.
  func warnClosed(_ value: Value, dropped: Double, of total: Double) {
    guard dropped > 0, total > 0, dropped / total > 1e-9 else { return }
    value.warn(
      "\(Value.rounded(dropped)) of \(Value.rounded(total)) contacts (\(Value.percent(dropped / total))) fall outside the "
        + "opening hours and are left out; lengthen openingHours if they are to be served")
  }
}

extension Value {
  /// A number with at most one decimal.
  static func rounded(_ number: Double) -> String {
    written(number < 100 ? (number * 10).rounded() / 10 : number.rounded())
  }
}
