import Storage

/// Whether tables can be read here: DuckDB comes with Tools/set-up.
enum Tables {
  static let areReadable: Bool = {
    do {
      _ = try Database()
      return true
    } catch {
      return false
    }
  }()
}
