import Records
import Storage

extension Failure {
  /// Runs what may fail at a file or database.
  static func stored<Result>(_ body: () throws(StorageError) -> Result) throws(Failure) -> Result {
    do throws(StorageError) {
      return try body()
    } catch {
      if case .notFound(let path) = error { throw Failure(.notFound, "\(path): no such file; check the path.") }
      throw Failure(error)
    }
  }

  /// Runs what may fail at the columns of a table.
  static func importing<Result>(_ body: () throws(RecordsError) -> Result) throws(Failure) -> Result {
    do throws(RecordsError) { return try body() } catch { throw Failure(importing: error) }
  }

  /// A failure at the columns of a table.
  init(importing error: RecordsError) {
    guard case .undecided(_, let columns) = error else {
      self.init(error)
      return
    }
    var text = error.description
    if columns.contains(where: { $0.contains("time zone") }) {
      text += "\nA zone for all of them may also be given by --zone Asia/Shanghai."
    }
    if columns.contains(where: { $0.contains("name the days") }) {
      text += "\nThe days of all rows may also be given by --days 2025-10."
    }
    if text == error.description { self.init(error) } else { self.init(.badInput, text) }
  }
}
