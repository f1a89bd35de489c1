/// Bounds checked on the bare text, before the YAML library recurses over it.
///
/// The library builds nested values by recursion and compares keys by value, so that depth and repeated aliases are bounded here.
enum YAMLBounds {
  /// Bytes of the longest document.
  static let bytes = 8_000_000
  /// Nested brackets and braces.
  static let brackets = 40
  /// Columns a line may be indented by, dashes of nested lists included; it bounds the depth of nested blocks.
  static let indentation = 120
  /// Aliases in a document that uses lists or mappings as keys; more could be made to expand without end.
  static let aliasesBesideComplexKeys = 30
  /// Values in a document once aliases are written out.
  static let values = 500_000

  /// Checks a text against the bounds.
  static func check(_ text: String) throws(YAMLFault) {
    let count = text.utf8.count
    guard count <= bytes else {
      throw YAMLFault(
        line: 1, column: 1,
        text:
          "the file has \(count) bytes, more than the \(bytes) that such a file may have; move long lists into CSV files"
      )
    }
    var scan = Scan()
    for byte in text.utf8 {
      scan.take(byte)
      if scan.depth > brackets {
        throw YAMLFault(
          line: scan.line, column: 1, text: "more than \(brackets) brackets are nested here; close some of them")
      }
      if scan.indentation > indentation {
        throw YAMLFault(
          line: scan.line, column: 1,
          text: "the line is indented by more than \(indentation) columns; nest less deeply")
      }
    }
    if scan.complexKeyLine != nil, scan.aliases > aliasesBesideComplexKeys {
      throw YAMLFault(
        line: scan.complexKeyLine ?? 1, column: 1,
        text: "a list or mapping is used as a key, or looks like one, beside more than \(aliasesBesideComplexKeys) "
          + "aliases; write keys as plain names")
    }
  }

  /// What is seen while walking over the bytes; strings and comments count too, which errs on the careful side.
  private struct Scan {
    var line = 1
    var depth = 0
    var indentation = 0
    var aliases = 0
    var complexKeyLine: Int?
    private var inIndentation = true
    private var inAlias = false
    private var previous: UInt8 = 10
    /// The last byte that was no blank, and whether it closed a collection or belonged to an alias.
    private var closesPart = false

    mutating func take(_ byte: UInt8) {
      defer { previous = byte }
      if byte == 10 || byte == 13 {
        if byte == 10 { line += 1 }
        (indentation, inIndentation, inAlias) = (0, true, false)
        return
      }
      if inIndentation {
        if byte == UInt8(ascii: "?") { complexKeyLine = complexKeyLine ?? line }
        if " -?:\t".utf8.contains(byte) { indentation += 1 } else { inIndentation = false }
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        (closesPart, inAlias) = (true, false)
        return
      case UInt8(ascii: "*") where !isName(previous):
        aliases += 1
        inAlias = true
      case UInt8(ascii: "?") where !isName(previous):
        complexKeyLine = complexKeyLine ?? line
      case UInt8(ascii: ":"):
        if closesPart || inAlias { complexKeyLine = complexKeyLine ?? line }
      default: break
      }
      if byte == 32 || byte == 9 { return }
      if !isName(byte) && byte != UInt8(ascii: "*") { inAlias = false }
      closesPart = false
    }

    private func isName(_ byte: UInt8) -> Bool {
      byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }
}
