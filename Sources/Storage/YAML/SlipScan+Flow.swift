/// Slips between brackets and braces.
extension SlipScan {
  /// How far to look for what an entry goes on with.
  private static let horizon = 400

  /// Goes over one piece between brackets; where the next one begins.
  mutating func flow(_ number: Int, _ index: Int) -> Int {
    let written = typed.lines[number]
    switch written[index] {
    case " ", "\t": return index + 1
    case "#" where index == 0 || written[index - 1] == " " || written[index - 1] == "\t": return written.count
    case "\"", "'":
      quote = written[index]
      return index + 1
    case "{", "[": return push(number, index, written[index])
    case "}", "]":
      brackets.removeLast()
      // What stood before the bracket was opened had its colon.
      hasColon = true
      return index + 1
    case ",":
      hasColon = false
      return index + 1
    case ":":
      hasColon = true
      return index + 1
    default: return word(number, index)
    }
  }

  /// Goes over a plain word or text between brackets.
  private mutating func word(_ number: Int, _ start: Int) -> Int {
    var index = start
    while index < typed.lines[number].count {
      let written = typed.lines[number]
      let scalar = written[index]
      let next = index + 1 < written.count ? written[index + 1] : " "
      switch scalar {
      case ",", "[", "]", "{", "}": return index
      case ":":
        if isPlain(next) {
          let word = SlipScan.text(written[start..<index])
          guard brackets.last == "{", !hasColon, keys.contains(word) else { break }
          _ = mendColon(number, index, after: word)
        }
        return index
      case "#" where written[index - 1] == " ": return written.count
      case "：":
        if brackets.last == "{", !hasColon, isColon(number, index, after: start) {
          let behind = mendColon(number, index, after: SlipScan.text(written[start..<index]))
          hasColon = true
          return behind
        }
      case "，", "、":
        if isComma(number, index, after: start) {
          typed.mend(number, index, with: ",", "found the full-width comma \(scalar); type a half-width , instead")
          return index
        }
      case "｝", "］":
        let opening: Unicode.Scalar = scalar == "｝" ? "｛" : "［"
        if brackets.last == (scalar == "｝" ? "{" : "["), !written[start..<index].contains(opening) {
          let plain: Unicode.Scalar = scalar == "｝" ? "}" : "]"
          typed.mend(number, index, with: plain, "found the full-width \(scalar); type a half-width \(plain) instead")
          return index
        }
      default: break
      }
      index += 1
    }
    return index
  }

  /// Whether a character goes on with a word behind a colon, so that YAML takes the colon for a part of it.
  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    !SlipScan.isBlank(scalar) && !",[]{}".unicodeScalars.contains(scalar) || scalar == "\u{3000}" || scalar == "\u{A0}"
  }

  /// Whether a full-width colon was meant to end a key: it is one of the formats', or no other colon comes before the entry ends.
  private func isColon(_ number: Int, _ index: Int, after start: Int) -> Bool {
    let written = typed.lines[number]
    if keys.contains(SlipScan.text(written[start..<index])) { return true }
    for place in (index + 1)..<max(index + 1, min(written.count, index + SlipScan.horizon)) {
      switch written[place] {
      case ",", "，", "}", "]", "{", "[", "｛", "［": return true
      case ":" where place + 1 == written.count || !isPlain(written[place + 1]): return false
      default: continue
      }
    }
    return true
  }

  /// Whether a full-width comma was meant to end an entry: another entry with its colon follows or, in a list, words of ASCII stand on
  /// both sides.
  ///
  /// A text such as 停电，原因：未知 is left alone.
  private func isComma(_ number: Int, _ index: Int, after start: Int) -> Bool {
    let written = typed.lines[number]
    let before = written[start..<index]
    var behind: [Unicode.Scalar] = []
    for place in (index + 1)..<max(index + 1, min(written.count, index + SlipScan.horizon)) {
      switch written[place] {
      case ":" where place + 1 == written.count || !isPlain(written[place + 1]): return hasColon
      case "：": return hasColon && (before.allSatisfy(\.isASCII) || keys.contains(SlipScan.text(behind[...])))
      case ",", "，", "、", "}", "]", "｝", "］":
        return brackets.last == "[" && before.allSatisfy(\.isASCII) && behind.allSatisfy(\.isASCII)
          && behind.contains { $0 != " " }
      default: behind.append(written[place])
      }
    }
    return hasColon && before.allSatisfy(\.isASCII)
  }
}
