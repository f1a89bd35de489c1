public import Workforce

/// Reads events that may cap scores.
public enum RedLineReader {
  static let columns: [FormTable.Column] = [
    .init(name: "agent", others: ["name", "客服", "姓名", "客服姓名"], isRequired: true),
    .init(name: "date", others: ["day", "日期", "发生日期"], isRequired: true),
    .init(name: "kind", others: ["type", "类型", "红线类型"], isRequired: true),
    .init(name: "status", others: ["state", "状态"], isRequired: true),
    .init(name: "confirmed by", others: ["确认人", "核实人"]),
    .init(name: "confirmed on", others: ["确认日期", "核实日期"]),
    .init(name: "appeal until", others: ["objections until", "申诉截止", "申诉截止日期"]),
    .init(name: "note", others: ["remark", "备注", "说明"]),
  ]

  private static let statuses: [String: RedLineEvent.Status] = [
    "reported": .reported, "待核实": .reported, "confirmed": .confirmed, "已确认": .confirmed, "contested": .contested,
    "申诉中": .contested, "withdrawn": .withdrawn, "已撤销": .withdrawn,
  ]

  /// Reads a table with the columns agent, date, kind, status, confirmed by, confirmed on, appeal until and note.
  ///
  /// What is confirmed must say by whom, when, and until when the employee can object.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - kinds: The kinds that the policy knows; nil where no policy is at hand, and any kind will do.
  /// - Throws: ``StorageError`` with every problem of every row.
  public static func read(
    _ path: String, kinds: [String]?
  ) throws(StorageError) -> (events: [RedLineEvent], digest: FileDigest) {
    let digest = try FileDigest(ofFile: path)
    var form = try FormTable(path, columns: columns)
    var events: [RedLineEvent] = []
    for row in form.rows {
      let agent = form.required(row, "agent", "the agent's name, as the records have it")
      let day = form.requiredDay(row, "date")
      let kind = form.required(row, "kind", kinds.map { "one of \($0.joined(separator: ", "))" } ?? "what happened")
      if let kind, let kinds, !kinds.contains(kind) {
        form.complain(
          row, "kind",
          kinds.isEmpty
            ? "the policy has no redLines; add the kind there, with its cap"
            : "expected a kind of the policy's redLines: \(kinds.joined(separator: ", "))")
      }
      let status = form.required(row, "status", "reported, confirmed, contested or withdrawn").flatMap { text in
        statuses[text.lowercased()]
      }
      if status == nil, form.text(row, "status") != nil {
        form.complain(row, "status", "expected reported, confirmed, contested or withdrawn (待核实, 已确认, 申诉中, 已撤销)")
      }
      let told = confirmation(row, status, agent: agent, day: day, &form)
      guard let agent, let day, let kind, let status else { continue }
      var event = RedLineEvent(agent: agent, day: day, kind: kind, status: status)
      event.note = form.text(row, "note")
      (event.confirmedBy, event.confirmedOn, event.appealUntil) = (told.by, told.on, told.until)
      events.append(event)
    }
    try form.check()
    return (events, digest)
  }

  /// Who confirmed an event, when, and until when the employee can object; whatever else is wrong with the row.
  private static func confirmation(
    _ row: Int, _ status: RedLineEvent.Status?, agent: String?, day: CalendarDate?, _ form: inout FormTable
  ) -> (by: String?, on: CalendarDate?, until: CalendarDate?) {
    guard status == .confirmed else {
      return (form.text(row, "confirmed by"), form.day(row, "confirmed on"), form.day(row, "appeal until"))
    }
    let name = form.required(row, "confirmed by", "who confirmed it: only a human may")
    let confirmed = form.requiredDay(row, "confirmed on")
    let until = form.requiredDay(row, "appeal until", ", the last day on which the employee can object")
    if let confirmed, let day, confirmed < day {
      form.complain(row, "confirmed on", "lies before the event, \(day); expected that day or a later one")
    }
    if let confirmed, let until, until < confirmed {
      form.complain(row, "appeal until", "lies before the confirmation, \(confirmed); expected that day or a later one")
    }
    if let name, let agent, PersonName.plain(name) == PersonName.plain(agent) {
      form.complain(row, "confirmed by", "is the agent; expected somebody else")
    }
    return (name, confirmed, until)
  }
}
