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
    guard case .undecided(_, let columns) = error, columns.contains(where: { $0.contains("time zone") }) else {
      self.init(error)
      return
    }
    self.init(.badInput, error.description + "\nA zone for all of them may also be given by --zone Asia/Shanghai.")
  }
}
