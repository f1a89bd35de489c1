import Synchronization
import Workforce

/// The cases of one indicator, kept while they are gone through several times.
///
/// Making a case means judging a record by clocks, targets and shares; looking at one that is kept costs a tenth of it. A case of a
/// conversation takes sixteen bytes: what else there is to know of it follows from the conversation. Tables outlive the comparison for
/// whoever asks for single records, so the memory is given back by ``release()``, and cases are made anew from then on.
final class CaseMemory: Sendable {
  /// The cases in the order of the records.
  struct Rows: Sendable {
    private var agents: [Int32] = []
    private var conversations: [Int32] = []
    private var values: [Double] = []
    /// Empty while all are 1.
    private var weights: [Double] = []
    /// The sums per agent and day, which follow the conversations.
    private var sums: [Contribution] = []

    /// The number of cases.
    var count: Int { agents.count + sums.count }
    /// How long all sums are together.
    var sumTime: Double { sums.reduce(0) { $0 + $1.denominator } }
    /// The number of sums.
    var sumCount: Int { sums.count }
    /// The largest value; 0 when there is none above it.
    private(set) var largest = 0.0

    /// No cases yet, with room for one of each conversation: memory that nothing is written to is never taken.
    init(conversations count: Int) {
      agents.reserveCapacity(count)
      conversations.reserveCapacity(count)
      values.reserveCapacity(count)
    }

    mutating func append(_ item: Contribution) {
      let value = item.numerator / item.denominator
      largest = max(largest, value)
      guard item.origin != .agentDay else { return sums.append(item) }
      agents.append(item.agent)
      conversations.append(item.conversation)
      values.append(value)
      if weights.isEmpty, item.denominator != 1 { weights = Array(repeating: 1, count: agents.count - 1) }
      if !weights.isEmpty || item.denominator != 1 { weights.append(item.denominator) }
    }

    /// Hands over the conversations and then the sums.
    func forEach(
      _ take: (_ agent: Int32, _ conversation: Int32, _ value: Double, _ weight: Double) -> Void,
      sum: (Contribution) -> Void
    ) {
      for place in agents.indices {
        take(agents[place], conversations[place], values[place], weights.isEmpty ? 1 : weights[place])
      }
      for item in sums { sum(item) }
    }
  }

  /// Of how many indicators cases are kept at once: as many as take a gibibyte, so that memory does not grow with the machine's cores.
  ///
  /// - Parameter conversations: How many conversations there are.
  static func indicatorsAtOnce(conversations: Int) -> Int {
    let bytesOfCase = 2 * MemoryLayout<Int32>.size + 2 * MemoryLayout<Double>.size
    return max(2, (1 << 30) / max(1, conversations * bytesOfCase))
  }

  private let kept: Mutex<Rows?>

  /// A memory of some cases.
  init(_ rows: Rows) { kept = Mutex(rows) }

  /// The cases; nil once they were given back.
  var rows: Rows? { kept.withLock { $0 } }

  /// Gives the memory back.
  func release() { kept.withLock { $0 = nil } }
}
