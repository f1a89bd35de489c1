import CDuckDB

/// Pieces of SQL, quoted so that names and texts of users cannot become statements.
public enum SQL {
  /// A text as a literal.
  public static func text(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }

  /// The name of a column or table as an identifier.
  public static func name(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// The value of a parameter.
  public enum Value: Hashable, Sendable {
    /// No value.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number.
    case double(Double)
    /// A text.
    case text(String)

    func bind(to statement: cduckdb_statement?, at index: UInt64) -> Bool {
      switch self {
      case .null: return cduckdb_bind_null(statement, index)
      case .integer(let value): return cduckdb_bind_integer(statement, index, value)
      case .double(let value): return cduckdb_bind_double(statement, index, value)
      case .text(var value):
        return value.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            cduckdb_bind_text(statement, index, $0.baseAddress, UInt64($0.count))
          }
        }
      }
    }
  }
}
