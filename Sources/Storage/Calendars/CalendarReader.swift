public import Workforce

/// The hours of a service as a file tells them.
public struct CalendarFile: Hashable, Sendable {
  /// The hours of the service.
  public var standard: BusinessCalendar
  /// Hours of channels that differ.
  public var channels: [Channel: BusinessCalendar] = [:]
  /// Hours of teams that differ, by name.
  public var teams: [String: BusinessCalendar] = [:]
  /// Shifts of agents, by name.
  public var shifts: [String: BusinessCalendar] = [:]

  /// Hours that are the same for all.
  public init(standard: BusinessCalendar) { self.standard = standard }
}

/// Reads the hours of a service from a YAML file; ``BusinessCalendar`` shows one.
public enum CalendarReader {
  /// Reads a file.
  ///
  /// - Returns: The hours, the digest of the file, and what is worth knowing about it.
  /// - Throws: ``ScenarioError`` with every problem.
  public static func read(
    _ path: String
  ) throws(ScenarioError) -> (calendar: CalendarFile, digest: FileDigest, warnings: [Warning]) {
    let bytes = try ScenarioReader.contents(of: path)
    let complaints = Complaints(file: path)
    let calendar = try decode(bytes, complaints)
    return (calendar, FileDigest(of: bytes), complaints.warnings)
  }

  /// Decodes a text.
  ///
  /// - Throws: ``ScenarioError`` with every problem.
  public static func decode(_ text: String, name: String) throws(ScenarioError) -> CalendarFile {
    try decode(Array(text.utf8), Complaints(file: name))
  }

  private static func decode(_ bytes: [UInt8], _ complaints: Complaints) throws(ScenarioError) -> CalendarFile {
    let text = try ScenarioReader.text(bytes, of: complaints.file)
    return try SettingsDocument.decode(text, .calendar, complaints) { CalendarDecoder().file($0) }
  }
}
