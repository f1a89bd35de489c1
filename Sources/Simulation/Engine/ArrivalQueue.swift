/// The next arrival of each stream, in a tournament tree.
///
/// Ties go to the stream that stands first. Complexity: O(1) to look, O(log streams) to change.
struct ArrivalQueue: ~Copyable {
  private var times: Column<Double>
  /// Winners of the matches: node 1 is the final, node i is played by the winners of 2i and 2i + 1.
  private var winners: Column<Int32>
  private let leaves: Int

  init(streams: Int) {
    var size = 1
    while size < streams { size *= 2 }
    leaves = size
    times = Column(repeating: .infinity, count: size)
    winners = Column(repeating: 0, count: 2 * size)
    for leaf in 0..<size { winners[size + leaf] = Int32(leaf) }
    for node in stride(from: size - 1, to: 0, by: -1) { winners[node] = winners[2 * node] }
  }

  /// The stream whose arrival is next.
  @inline(__always)
  var nextStream: Int32 { winners[1] }

  /// The time of the next arrival, infinite when there is none.
  @inline(__always)
  var nextTime: Double { times[winners[1]] }

  /// Sets the next arrival of a stream.
  @inline(__always)
  mutating func set(_ stream: Int32, to time: Double) {
    times[stream] = time
    var node = (leaves + Int(stream)) >> 1
    while node >= 1 {
      let left = winners[2 * node]
      let right = winners[2 * node + 1]
      winners[node] = times[right] < times[left] ? right : left
      node >>= 1
    }
  }

  /// Nobody arrives any more.
  mutating func close() {
    for stream in 0..<leaves { times[stream] = .infinity }
  }
}
