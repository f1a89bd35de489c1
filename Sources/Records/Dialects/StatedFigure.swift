import Workforce

/// A figure that an export states of each contact although its own moments tell it as well.
public struct StatedFigure: Hashable, Sendable {
  /// The column that states it.
  public let column: String
  /// The column with the moment at which it begins, and other names of it.
  let from: [String]
  /// The column with the moment at which it ends.
  let until: [String]
  /// The seconds that a plain number counts.
  let unit: Double

  /// The figures that a layout states and that can be held against its moments.
  public static func all(of layout: String) -> [StatedFigure] {
    switch layout {
    case "zendesk":
      [
        StatedFigure(
          column: "Full resolution time in minutes", from: ["Created at"], until: ["Solved at"], unit: 60),
        StatedFigure(column: "Resolution time", from: ["Created at"], until: ["Solved at"], unit: 3600),
      ]
    case "freshdesk":
      [
        StatedFigure(
          column: "First response time (in hrs)", from: ["Created time"], until: ["Initial response time"], unit: 3600),
        StatedFigure(
          column: "Resolution time (in hrs)", from: ["Created time"], until: ["Resolved time"], unit: 3600),
      ]
    case "intercom":
      [
        StatedFigure(
          column: "First response time (seconds)", from: started, until: ["Conversation first replied at"], unit: 1),
        StatedFigure(
          column: "Time to first close (seconds)", from: started, until: ["Conversation first closed at"], unit: 1),
        StatedFigure(column: "Time to close (seconds)", from: started, until: ["Conversation last closed at"], unit: 1),
      ]
    case "gorgias":
      [StatedFigure(column: "Resolution time (s)", from: ["Creation date"], until: ["Closed date"], unit: 1)]
    default: []
    }
  }

  private static let started = ["Conversation started at", "Conversation created at"]
}

/// A stated figure held against the moments of the same rows.
public struct StatedComparison: Hashable, Sendable {
  /// In which way a stated figure is not what the moments tell.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// It is blank though both moments are there.
    case blank
    /// It is zero though time passed between the moments.
    case zero
    /// It is shorter than the time between the moments: perhaps nights or waiting are taken out.
    case shorter
    /// It is longer than the time between the moments: perhaps they are of another event.
    case longer
    /// The end comes before the beginning.
    case impossible
    /// A moment is missing though the figure is there.
    case noMoments = "no-moments"
  }

  /// A row in which the two differ.
  public struct Difference: Hashable, Sendable {
    /// The contact's identity.
    public var contact: String
    /// The line in the file.
    public var line: Int?
    /// What the export states, in seconds.
    public var stated: Double?
    /// What its moments tell, in seconds.
    public var computed: Double?
    /// In which way they differ.
    public var reason: Reason
  }

  /// The file.
  public let file: String
  /// The column that states the figure, as the file has it.
  public private(set) var column: String
  /// The columns with the moments, as the file has them.
  public private(set) var moments: String
  /// Rows in which both say the same, within what the column rounds to.
  public private(set) var agreeing = 0
  /// Rows in which they do not.
  public private(set) var differences: [Difference] = []
  /// The seconds to which the column is rounded.
  public private(set) var rounding = 1.0

  /// Holds a column against its moments; nil where the file has not all of the columns or they cannot be read in one way only.
  ///
  /// - Parameters:
  ///   - figure: What is stated.
  ///   - table: The rows.
  ///   - layout: The layout, which names the identity's column.
  ///   - zone: The zone of moments without an offset.
  public init?(_ figure: StatedFigure, of table: some RecordColumns, layout: RecordMapping, zone: String?) {
    let index = HeaderIndex(table.columnNames)
    let column = { (names: [String], unit: Double?) in
      CellColumn(RecordMapping.Source([names], unit: unit), table.columnNames, index)
    }
    guard let cells = column([figure.column], figure.unit), let from = column(figure.from, nil),
      let until = column(figure.until, nil),
      let identity = layout.contacts[.contact].flatMap({ CellColumn($0, table.columnNames, index) }),
      let stated = try? DurationColumn.settle(cells, of: table).get(),
      let start = try? MomentColumn.settle(from, of: table, zone: layout.zone ?? zone).get(),
      let end = try? MomentColumn.settle(until, of: table, zone: layout.zone ?? zone).get()
    else { return nil }
    (file, self.column, moments) = (table.file, cells.name, "\(from.name), \(until.name)")
    rounding = StatedComparison.rounding(of: cells, figure.unit, table)
    for row in 0..<table.rowCount {
      guard let contact = identity.text(row, of: table) else { continue }
      let said = try? stated.seconds(row, of: table).get()
      var told: Double?
      if let from = try? start.moment(row, of: table).get(), let until = try? end.moment(row, of: table).get() {
        told = until.seconds(since: from)
      }
      guard let reason = reason(said, told) else {
        if said != nil { agreeing += 1 }
        continue
      }
      differences.append(
        Difference(contact: contact, line: table.line(row), stated: said, computed: told, reason: reason))
    }
  }

  private func reason(_ stated: Double?, _ computed: Double?) -> Reason? {
    switch (stated, computed) {
    case (nil, nil): nil
    case (_, let computed?) where computed < 0: .impossible
    case (nil, _): .blank
    case (_, nil): .noMoments
    case (let stated?, let computed?) where abs(stated - computed) <= rounding: nil
    case (let stated?, let computed?): stated == 0 ? .zero : stated < computed ? .shorter : .longer
    }
  }

  /// Whole numbers are rounded or cut to the unit; others to a hundredth of it; clock times to the second.
  private static func rounding(of cells: CellColumn, _ unit: Double, _ table: some RecordColumns) -> Double {
    var isWhole = true
    for row in 0..<table.rowCount {
      guard let text = cells.text(row, of: table) else { continue }
      guard let number = Double(text) else { return 1 }
      if number != number.rounded() { isWhole = false }
    }
    return isWhole ? unit : max(1, unit / 100)
  }
}
