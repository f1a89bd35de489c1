public import Workforce

/// How a file of past contacts is to be read, as far as that is not to be found out from the file.
public struct HistoryOptions: Hashable, Sendable {
  /// The column with date and time, or with the time of day when the date has a column of its own; nil to find it.
  public var time: String?
  /// The column with the date, when the time of day has a column of its own or there is none; nil to find it.
  public var date: String?
  /// The columns with numbers of contacts, each a queue when there are several; empty to find it.
  public var counts: [String] = []
  /// The column that names the queue, or `none` when all rows are of one queue; nil to find it.
  public var queue: String?
  /// Whether every row is one contact; a file of contact records is recognised.
  public var isContacts = false
  /// What is divided by the contacts, when a quantity per contact is to be forecast as well.
  public var ratio: Ratio?
  /// How dates are written, such as `dd/mm/yyyy`; nil for year, month and day in this order.
  public var dateFormat: String?
  /// The sheet of a workbook, or the table of a database; nil for the only one.
  public var sheet: String?
  /// The clock whose days and hours are meant; nil when the file's times are taken as they stand.
  public var clock: LocalClock?
  /// The interval of the forecast in minutes; nil for that of the file.
  public var intervalMinutes: Int?

  /// A quantity per contact that has a column.
  public enum Ratio: Hashable, Sendable {
    /// Mean seconds per contact in the row.
    case meanSeconds(String)
    /// Seconds of all contacts of the row.
    case totalSeconds(String)
    /// How many contacts of the row a bot settled; for single contacts, whether it did.
    case deflected(String)

    var column: String {
      switch self {
      case .meanSeconds(let name), .totalSeconds(let name), .deflected(let name): name
      }
    }

    var isShare: Bool { if case .deflected = self { true } else { false } }
  }

  /// Options that leave everything to be found out.
  public init() {}
}
