import Storage
import Workforce

/// Stands for names until somebody has a reason to see them.
///
/// The same name has the same pseudonym under the same key. Who has the key and a list of names can find out who is who: pseudonyms keep
/// names out of sight, they do not make figures anonymous.
public struct Pseudonyms: Sendable {
  /// Whether names are shown.
  public let showsNames: Bool
  private let key: String

  /// Pseudonyms, or none.
  ///
  /// - Parameters:
  ///   - key: What pseudonyms depend on besides the name.
  ///   - showsNames: Whether names are shown instead.
  public init(key: String, showsNames: Bool) {
    self.key = key
    self.showsNames = showsNames
  }

  /// What stands for a name.
  public func callAsFunction(_ name: String) -> String {
    if showsNames { return name }
    let digest = FileDigest(of: Array((key + "\u{0}" + name).utf8)).hexadecimal
    return "P-" + digest.prefix(8)
  }

  /// Names in the order of what stands for them, since the order of names would tell who is who: names with numbers by value, pseudonyms
  /// by their digits.
  public func sorted(_ names: some Sequence<String>) -> [String] {
    names.map { (self($0), $0) }.sorted { left, right in
      if showsNames { return left.0.precedesNaturally(right.0) }
      // Pseudonyms of two names are the same once in four billion pairs; then the names decide.
      return left.0 == right.0
        ? left.1.utf8.lexicographicallyPrecedes(right.1.utf8) : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
    }.map(\.1)
  }
}
