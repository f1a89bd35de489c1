internal import Yams

/// One YAML document, read within bounds, so that no text can exhaust memory or the stack.
struct YAMLDocument {
  /// What stands in it; nil when nothing can be read.
  var root: YAMLNode?
  /// What is wrong with it as YAML, in the order found; nothing behind a syntax error can be trusted, so there is one at the most.
  var faults: [YAMLFault] = []

  /// Parses a text that holds one document.
  ///
  /// Anchors and aliases are resolved, merge keys (`<<`) are applied; own keys win over merged ones. Of a key that stands twice the
  /// first counts, and the second is a fault beside which the rest is read.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kind: What the document should be, such as `a policy`.
  init(_ text: String, of kind: String = "a scenario") {
    // The library takes a byte-order mark for text.
    self.init(
      TypedText(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text), of: kind)
  }

  /// Parses a text that may have been mended.
  init(_ typed: TypedText, of kind: String) {
    var typed = typed
    faults = typed.slips
    do throws(YAMLFault) {
      try YAMLBounds.check(typed.text)
      guard let node = try YAMLDocument.compose(&typed) else {
        throw YAMLFault(line: 1, column: 1, text: "the file is empty; write \(kind) into it")
      }
      var conversion = YAMLConversion(typed)
      root = try conversion.convert(node, depth: 0)
      faults += conversion.repeated
    } catch {
      faults.append(error)
    }
  }

  /// The library's node of a text; keys that stand twice, which it refuses, are set aside one by one.
  private static func compose(_ typed: inout TypedText) throws(YAMLFault) -> Node? {
    let attempts = max(2, min(50, 16_000_000 / max(1, typed.text.utf8.count)))
    var fault: YAMLFault?
    for _ in 0...attempts {
      do {
        return try Parser(yaml: typed.text, encoding: .utf8).singleRoot()
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        fault = YAMLFault(
          YamlError.duplicatedKeysInMapping(duplicates: names, context: context), in: typed.text)
        guard let name = names.first,
          typed.setAside(name, line: context.mark.line, column: context.mark.column)
        else { break }
      } catch {
        var fault = YAMLFault(error, in: typed.text)
        (fault.line, fault.column) = typed.place(line: fault.line, column: fault.column)
        throw fault
      }
    }
    throw fault ?? YAMLFault(line: 1, column: 1, text: "cannot be read as YAML")
  }
}
