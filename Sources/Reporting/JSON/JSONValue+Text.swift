extension JSONValue {
  /// The document as text, indented by two spaces, ended by a line feed.
  ///
  /// Objects and lists of plain values that fit on one line of 100 characters stay on one line.
  public var text: String {
    var output = ""
    write(to: &output, indent: 0)
    return output + "\n"
  }

  /// The document on one line, without a line feed: for streams of one object a line.
  public var compactText: String {
    var output = ""
    writeCompact(to: &output, separator: ",", colon: ":")
    return output
  }

  private func write(to output: inout String, indent: Int) {
    if isFlat {
      var line = ""
      writeCompact(to: &line, separator: ", ", colon: ": ")
      if line.count + indent <= 100 {
        output += line
        return
      }
    }
    let pad = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .array(let elements) where !elements.isEmpty:
      output += "["
      for (index, element) in elements.enumerated() {
        output += (index > 0 ? ",\n" : "\n") + pad
        element.write(to: &output, indent: indent + 2)
      }
      output += end + "]"
    case .object(let members) where !members.isEmpty:
      output += "{"
      for (index, member) in Self.explained(members).enumerated() {
        output += (index > 0 ? ",\n" : "\n") + pad
        Self.writeString(member.key, to: &output)
        output += ": "
        member.value.write(to: &output, indent: indent + 2)
      }
      output += end + "}"
    default: writeCompact(to: &output, separator: ", ", colon: ": ")
    }
  }

  private func writeCompact(to output: inout String, separator: String, colon: String) {
    switch self {
    case .null, .unavailable: output += "null"
    case .boolean(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += value.isFinite ? Self.shortest(value) : "null"
    case .string(let value): Self.writeString(value, to: &output)
    case .array(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += separator }
        element.writeCompact(to: &output, separator: separator, colon: colon)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in Self.explained(members).enumerated() {
        if index > 0 { output += separator }
        Self.writeString(member.key, to: &output)
        output += colon
        member.value.writeCompact(to: &output, separator: separator, colon: colon)
      }
      output += "}"
    }
  }

  /// Whether nothing inside has an inside of its own.
  private var isFlat: Bool {
    switch self {
    case .array(let elements): elements.allSatisfy(\.isPlain)
    case .object(let members): members.allSatisfy(\.value.isPlain)
    default: true
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  /// The members with a reason beside every figure that does not exist.
  private static func explained(_ members: [Member]) -> [Member] {
    precondition(Set(members.map(\.key)).count == members.count, "an object has a key twice: \(members.map(\.key))")
    return members.flatMap { member -> [Member] in
      switch member.value {
      case .unavailable(let reason): [member, Member(member.key + "Reason", .string(reason))]
      case .number(let value) where !value.isFinite:
        [member, Member(member.key + "Reason", .string(value.isNaN ? "not defined" : "not finite"))]
      default: [member]
      }
    }
  }

  /// The shortest text that reads back to the same finite number; whole numbers without a decimal point.
  static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func writeString(_ value: String, to output: inout String) {
    output += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      // JavaScript in HTML pages and old parsers trip over these.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": output += escape(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
