extension Character {
  /// How many columns a terminal needs for this character: 0, 1 or 2.
  ///
  /// Clusters count once: a base letter with its accents, an emoji joined from several, a flag. East Asian *ambiguous*
  /// characters (for example `±`) count one column, as terminals outside East Asian legacy encodings draw them.
  ///
  /// Source: Unicode Standard Annex #11, East Asian Width, recommendations of section 5.
  public var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      // The variation selector that asks for emoji presentation makes a narrow sign wide.
      if scalar.value == 0xFE0F, width == 1 { return 2 }
      width = max(width, scalar.displayWidth)
      if width == 2 { return 2 }
    }
    return width
  }
}

extension Unicode.Scalar {
  /// How many columns this scalar takes when it stands alone.
  fileprivate var displayWidth: Int {
    if value < 0x20 { return 0 }
    if value < 0x7F { return 1 }
    if value < 0xA0 { return 0 }
    if value == 0xAD { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // Hangul vowels and finals join the syllable before them.
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  /// Whether the scalar lies in one of the wide ranges, by binary search.
  private var isWide: Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = WideScalars.ranges.count
    while low < high {
      let middle = (low + high) / 2
      let range = WideScalars.ranges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}

extension StringProtocol {
  /// How many terminal columns the text takes on one line.
  ///
  /// Assumption: no line breaks, tabs or escape sequences; those count nothing.
  public var displayWidth: Int {
    // Nearly all cells are plain ASCII: count bytes.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}
