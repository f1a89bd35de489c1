public import Workforce

/// Reads the roster: who does what, in which team, since when, how much of the time.
public enum RosterReader {
  static let columns: [FormTable.Column] = [
    .init(name: "agent", others: ["name", "客服", "姓名", "客服姓名"], isRequired: true),
    .init(name: "role", others: ["job", "岗位", "角色", "职位"]),
    .init(name: "team", others: ["group", "团队", "组别", "班组", "部门"]),
    .init(name: "hired on", others: ["hired", "hire date", "joined", "入职日期", "入职时间"]),
    .init(name: "left on", others: ["left", "leaving date", "离职日期", "离职时间"]),
    .init(name: "part time", others: ["full time share", "fte", "工时比例", "出勤比例"]),
  ]

  /// Reads a table with the columns agent, role, team, hired on, left on and part time (80% or 0.8); only the first is needed.
  ///
  /// Other columns are not looked at. An agent may have several rows of different days, as when role or hours change.
  ///
  /// - Returns: The rows with the lines they stand on, and the digest of the file.
  /// - Throws: ``StorageError`` with every problem of every row.
  public static func read(
    _ path: String
  ) throws(StorageError) -> (members: [StaffMember], lines: [Int], digest: FileDigest) {
    let digest = try FileDigest(ofFile: path)
    var form = try FormTable(path, columns: columns)
    var members: [StaffMember] = []
    var lines: [Int] = []
    var places: [String: [Int]] = [:]
    for row in form.rows {
      guard let agent = form.required(row, "agent", "the agent's name, as the records have it") else { continue }
      var member = StaffMember(agent: agent, role: form.text(row, "role"), team: form.text(row, "team"))
      var term = StaffMember.Term(from: form.day(row, "hired on"), until: form.day(row, "left on"))
      if let hired = term.from, let left = term.until, left < hired {
        form.complain(row, "left on", "lies before the day of hiring, \(hired); expected that day or a later one")
        term.until = nil
      }
      member.terms = [term]
      if let text = form.text(row, "part time") {
        if let share = try? ShareText.parse(text), share > 0 {
          member.fullTimeShare = share
        } else {
          form.complain(row, "part time", "expected a share of full time such as 50% or 0.5")
        }
      }
      if let other = places[agent, default: []].first(where: { members[$0].terms[0].overlaps(term) }) {
        form.complain(
          row, "agent",
          "stands on line \(lines[other]) already, employed on the same days; keep one row, or, where role or hours change, give "
            + "each row its own days by ‘hired on’ and ‘left on’")
      }
      places[agent, default: []].append(members.count)
      members.append(member)
      lines.append(form.table.line(row) ?? row + 1)
    }
    try form.check()
    return (members, lines, digest)
  }
}
