/// Beginnings of values, and texts in quotation marks.
extension SlipScan {
  /// Goes over the beginning of a value behind a key; where it goes on, if that needs a closer look.
  mutating func value(_ number: Int, _ start: Int) -> Int? {
    let written = typed.lines[number]
    var index = start
    while true {
      index = written[index...].firstIndex { $0 != " " && $0 != "\t" } ?? written.count
      guard index < written.count, written[index] != "#" else {
        last.isOpen = true
        return nil
      }
      // Anchors and tags stand before the value itself.
      guard written[index] == "&" || written[index] == "!" else { break }
      index = written[index...].firstIndex { $0 == " " } ?? written.count
    }
    switch written[index] {
    case "|", ">":
      blockIndent = written.firstIndex { $0 != " " } ?? 0
      return nil
    case "“": return curly(number, index)
    default: return open(number, index)
    }
  }

  /// Opens what begins here; nil for a plain text.
  mutating func open(_ number: Int, _ index: Int) -> Int? {
    let scalar = typed.lines[number][index]
    switch scalar {
    case "\"", "'":
      quote = scalar
      return index + 1
    case "{", "[": return push(number, index, scalar)
    case "｛", "［":
      // Meant as a bracket when the line ends with its mate; a heading may begin with one.
      let end = SlipScan.comment(typed.lines[number], from: index) ?? typed.lines[number].count
      let tail = typed.lines[number][..<end].last { !SlipScan.isBlank($0) }
      let mates: [Unicode.Scalar] = scalar == "｛" ? ["｝", "}"] : ["］", "]"]
      guard let tail, mates.contains(tail) else { return nil }
      let plain: Unicode.Scalar = scalar == "｛" ? "{" : "["
      typed.mend(number, index, with: plain, "found the full-width \(scalar); type a half-width \(plain) instead")
      return push(number, index, plain)
    default: return nil
    }
  }

  /// Opens a bracket.
  mutating func push(_ number: Int, _ index: Int, _ bracket: Unicode.Scalar) -> Int {
    brackets.append(bracket)
    hasColon = false
    return index + 1
  }

  /// A value in curly quotation marks: a text like any other, unless it holds what only real quotation marks protect.
  private mutating func curly(_ number: Int, _ index: Int) -> Int? {
    let rest = typed.lines[number][(index + 1)...]
    guard let close = rest.firstIndex(of: "”"), SlipScan.text(rest[..<close]).contains(": ") else { return nil }
    typed.mend(
      number, index, with: "\"", "found the curly quotation marks “ ”; type \" before and after the text instead")
    typed.mend(number, close, with: "\"", nil)
    quote = "\""
    return index + 1
  }

  /// Goes on to the end of a text in quotation marks.
  mutating func quoted(_ number: Int, _ start: Int, _ mark: Unicode.Scalar) -> Int {
    let written = typed.lines[number]
    var index = start
    while index < written.count {
      if written[index] == "\\" && mark == "\"" {
        index += 2
      } else if written[index] == mark {
        if mark == "'" && index + 1 < written.count && written[index + 1] == "'" {
          index += 2
          continue
        }
        quote = nil
        return index + 1
      } else {
        index += 1
      }
    }
    return written.count
  }
}
