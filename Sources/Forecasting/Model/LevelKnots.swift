import Glibc

/// The level of the past weeks, as effects that follow each other in time and fade towards the mean.
///
/// Weeks are counted backwards from the origin; those older than half a year are taken four at a time.
struct LevelKnots: Sendable {
  /// Days before the origin at which each block begins and ends, oldest first.
  private let blocks: [Range<Int>]
  /// Days in which a deviation of the level falls to 1/e.
  let memory: Double

  init(historyDays: Int, memory: Double) {
    self.memory = memory
    var blocks: [Range<Int>] = []
    var age = 0
    while age < historyDays {
      let length = age < 182 ? 7 : 28
      blocks.append(age..<(age + length))
      age += length
    }
    self.blocks = blocks.reversed()
  }

  var count: Int { blocks.count }

  /// Correlations of neighbouring blocks.
  var chain: [Double] {
    zip(blocks, blocks.dropFirst()).map { older, newer in
      exp(-(LevelKnots.middle(older) - LevelKnots.middle(newer)) / memory)
    }
  }

  /// Column and value for a day so many days after the origin (negative before it).
  func place(_ lead: Int) -> (column: Int, value: Double) {
    guard lead < 0 else { return (count - 1, exp(-(Double(lead) + 3.5) / memory)) }
    let age = -lead - 1
    return (blocks.firstIndex { $0.contains(age) } ?? 0, 1)
  }

  private static func middle(_ block: Range<Int>) -> Double { Double(block.lowerBound + block.upperBound) / 2 }
}
