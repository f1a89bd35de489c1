/// Guessing which word was meant.
package enum Spelling {
  /// The known word nearest to a written one, when it is near enough to be what was meant.
  package static func nearest(to written: String, among words: some Sequence<String>) -> String? {
    let target = Array(written.lowercased().unicodeScalars.prefix(80))
    let tolerance = max(1, min(4, (target.count + 1) / 3))
    var best: (distance: Int, word: String)?
    for word in words {
      let distance = editDistance(target, Array(word.lowercased().unicodeScalars.prefix(80)))
      // Short words differ in everything at a distance of their own length.
      guard distance <= tolerance, distance < max(target.count, 2) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, word) }
    }
    return best?.word
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into another.
  ///
  /// Source: Damerau (1964), "A technique for computer detection and correction of spelling errors", doi 10.1145/363958.363994.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var earlier: [Int] = []
    var previous = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + Array(repeating: 0, count: right.count)
      for j in 1...right.count {
        let change = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], earlier[j - 2] + 1)
        }
      }
      (earlier, previous) = (previous, row)
    }
    return previous[right.count]
  }
}
