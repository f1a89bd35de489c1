/// Characters of Chinese keyboards that look like those of YAML and mean nothing to it.
enum FullWidth {
  /// The character that was meant; nil for one that is no look-alike.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // The block of full-width forms repeats ASCII at a fixed distance.
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x3000, 0xA0: " "
    case 0x201C, 0x201D: "\""
    case 0x2018, 0x2019: "'"
    case 0x3010: "["
    case 0x3011: "]"
    case 0x3001: ","
    case 0x3002: "."
    case 0x2013, 0x2014, 0x2212: "-"
    default: nil
    }
  }

  /// A text as it is typed with a half-width keyboard; nil when it holds no look-alikes, or other characters beyond ASCII, whose
  /// writer may well have meant them.
  static func plain(_ text: String) -> String? {
    var plain = String.UnicodeScalarView()
    var differs = false
    for scalar in text.unicodeScalars {
      guard let meant = FullWidth.plain(scalar) else {
        guard scalar.isASCII else { return nil }
        plain.append(scalar)
        continue
      }
      differs = true
      plain.append(meant)
      if meant == ":" { plain.append(" ") }
    }
    return differs ? String(plain).replacing(":  ", with: ": ") : nil
  }

  /// What messages call it: a visible character stands for itself.
  static func name(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x3000: "a full-width blank"
    case 0xA0: "a no-break blank"
    default: "the full-width \(scalar)"
    }
  }
}
