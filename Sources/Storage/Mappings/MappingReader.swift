internal import Workforce

/// Reads from a YAML file which column of an export is what.
public enum MappingReader {
  /// Reads a file.
  ///
  /// - Throws: ``ScenarioError`` with every problem.
  public static func read(
    _ path: String, words: MappingWords
  ) throws(ScenarioError) -> (mapping: MappingFile, digest: FileDigest) {
    let bytes = try ScenarioReader.contents(of: path)
    return (try decode(bytes, Complaints(file: path), words), FileDigest(of: bytes))
  }

  /// Decodes a text.
  ///
  /// - Throws: ``ScenarioError`` with every problem.
  public static func decode(_ text: String, name: String, words: MappingWords) throws(ScenarioError) -> MappingFile {
    try decode(Array(text.utf8), Complaints(file: name), words)
  }

  private static func decode(
    _ bytes: [UInt8], _ complaints: Complaints, _ words: MappingWords
  ) throws(ScenarioError) -> MappingFile {
    let text = try ScenarioReader.text(bytes, of: complaints.file)
    return try SettingsDocument.decode(text, .mapping, complaints) { MappingDecoder(words: words).mapping($0) }
  }
}

/// Turns the keys of a mapping file into a mapping.
struct MappingDecoder {
  let words: MappingWords

  func mapping(_ root: Value) -> MappingFile? {
    guard let section = Section(root, .recordMapping) else { return nil }
    let source = section["source"]?.choice(words.sources, "a known layout")
    let shape = section["shape"]?.choice(["contacts", "events", "agent-days"], "what a row is")
    let name = section["name"]?.text("what the source is called")
    let given = section.exactlyOne(
      of: ["source", "columns"], else: "say which column is what, or name the known layout that the file adds to",
      because: "a known layout tells already which column is what, and two answers could contradict each other")
    for key in ["name", "shape"] where given == "columns" && !section.has(key) {
      root.complain("\(key) is missing; add \(key): …")
    }
    for key in ["shape", "events", "began"] where given == "source" {
      section[key]?.complain("\(key) does not go with source, whose columns are known; remove one of them")
    }
    // What could not be read has been complained about, and hides nothing of the rest.
    var mapping = MappingFile(name: name ?? source ?? "", shape: shape ?? "")
    mapping.source = source
    mapping.rules = rules(section["rules"])
    mapping.zone = section["zone"].flatMap(zone)
    mapping.channel = section["channel"]?.choice(of: Channel.self, "a channel") ?? .other
    columns(section["columns"], of: &mapping)
    events(section["events"], of: &mapping)
    if let value = section["began"], let inner = Section(value, .recordBeginning) {
      var column = MappingFile.Column(from: texts(inner["from"]))
      column.dates = inner["dates"]?.choice(["ymd", "dmy", "mdy"], "an order of day, month and year")
      mapping.began = column
      for (key, value) in inner["events"]?.entries(from: "texts to events") ?? [] {
        if let event = event(value) { mapping.beganEvents[key.scalar ?? ""] = event }
      }
    }
    mapping.summaries = texts(section["summaries"])
    mapping.people = dictionary(section["people"], "accounts to persons")
    mapping.roster = texts(section["agents"])
    mapping.remarks = texts(section["remarks"])
    return mapping
  }

  private func rules(_ value: Value?) -> MappingFile.Rules {
    var rules = MappingFile.Rules()
    guard let value, let section = Section(value, .recordRules) else { return rules }
    rules.perfunctoryRepliesCount = section["perfunctoryRepliesCount"]?.flag()
    rules.replyTakesOwnership = section["replyTakesOwnership"]?.flag()
    rules.closedWithoutReply = section["closedWithoutReply"]?.choice(
      words.closings, "what becomes of a message closed without a reply")
    rules.thanks = texts(section["thanks"])
    rules.perfunctory = texts(section["perfunctory"])
    rules.automaticSenders = texts(section["automaticSenders"])
    rules.automaticBeginnings = texts(section["automaticBeginnings"])
    return rules
  }

  private func zone(_ value: Value) -> String? {
    guard let name = value.text("the IANA name of a time zone such as Asia/Shanghai") else { return nil }
    if LocalClock(zone: name) != nil { return name }
    if value.blamesWidth() { return nil }
    value.complain("\(Value.quoted(name)) is no time zone; expected an IANA name such as Asia/Shanghai or UTC")
    return nil
  }

  private func columns(_ value: Value?, of mapping: inout MappingFile) {
    // Where the shape could not be read nobody knows which fields there are.
    let fields = words.fields[mapping.shape]
    let known = fields ?? []
    let entries = value?.entries(from: "fields to columns") ?? []
    let written = Set(entries.map { $0.key.scalar ?? "" })
    for (key, inner) in entries {
      var field = key.scalar ?? ""
      if fields != nil, !known.contains(field) {
        let nearest = Spelling.nearest(to: field, among: known)
        key.complain(
          "there is no field \(Value.quoted(field)) for \(mapping.shape); "
            + (nearest.map { "did you mean \($0)?" } ?? "the fields are \(Value.alternatives(known, "and"))"))
        // Read as if it were spelt right, so that it is not missing as well.
        guard let nearest, !written.contains(nearest) else { continue }
        field = nearest
      }
      let isList = inner.isList && inner.items().contains(where: \.isMap)
      let sources = (isList ? inner.items() : [inner]).compactMap(column)
      if sources.count > 1, !words.repeatable.contains(field) {
        inner.complain("\(field) comes from several columns; keep one, or join them with from: [first, second]")
      }
      mapping.columns[field] = sources
    }
    for field in words.required[mapping.shape] ?? [] where value != nil && mapping.columns[field] == nil {
      value?.complain("\(field) is missing; say which column it is, such as \(field): { from: … }")
    }
  }

  /// A column: its name, or a mapping that says more.
  private func column(_ value: Value) -> MappingFile.Column? {
    guard value.isMap else {
      let from = texts(value)
      return from.isEmpty ? nil : MappingFile.Column(from: from)
    }
    guard let section = Section(value, .recordColumn) else { return nil }
    var column = MappingFile.Column(from: texts(section["from"]))
    column.dates = section["dates"]?.choice(["ymd", "dmy", "mdy"], "an order of day, month and year")
    column.unitSeconds = section["unit"]?.duration(positive: true)
    column.values = dictionary(section["values"], "texts to what they stand for")
    column.none = texts(section["none"])
    column.withinSeconds = section["within"]?.duration(positive: true)
    let lowest = section["lowest"]?.number(-1e6...1e6, of: "the worst rating")
    let highest = section["highest"]?.number(-1e6...1e6, of: "the best rating")
    if let lowest, let highest, lowest < highest {
      column.scale = lowest...highest
    } else if section.has("lowest") || section.has("highest") {
      value.complain("a scale needs lowest and highest, lowest below highest; write lowest: 1, highest: 5")
    }
    return column
  }

  private func events(_ value: Value?, of mapping: inout MappingFile) {
    for (key, inner) in value?.entries(from: "texts to events") ?? [] {
      mapping.events[key.scalar ?? ""] = inner.items().compactMap(event)
    }
    if mapping.shape == "events", value == nil, let columns = mapping.columns["event"], !columns.isEmpty {
      // Then the texts must be our own names of events.
      for word in words.events { mapping.events[word] = [word] }
    }
  }

  private func event(_ value: Value) -> String? { value.choice(words.events, "an event") }

  private func texts(_ value: Value?) -> [String] { (value?.items() ?? []).compactMap { $0.text() } }

  private func dictionary(_ value: Value?, _ what: String) -> [String: String] {
    var result: [String: String] = [:]
    for (key, inner) in value?.entries(from: what) ?? [] {
      if let text = inner.text() { result[key.scalar ?? ""] = text }
    }
    return result
  }
}
