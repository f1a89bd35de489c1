import Dispatch
import Workforce

/// Puts conversations into the columns of a table on a thread of its own, while the next rows are being read.
///
/// Rows come in stretches that are appended in the order in which they were given. The table belongs to the appender until
/// ``finish()``.
final class ConversationAppender: @unchecked Sendable {
  // Only the queue, which does one thing after the other, touches the table until `finish` has waited for it.
  private var table: ConversationTable
  private let queue = DispatchQueue(label: "conversations")
  /// How many stretches may lie waiting.
  private let room = DispatchSemaphore(value: 0)
  private static let capacity = 4

  /// An appender that goes on with a table.
  init(_ table: ConversationTable) {
    self.table = table
    for _ in 0..<ConversationAppender.capacity { room.signal() }
  }

  /// Appends some rows, those at some places only.
  func append(_ rows: [Conversation], at places: [Int32]) {
    room.wait()
    queue.async { [self] in
      for place in places { table.append(rows[Int(place)]) }
      room.signal()
    }
  }

  /// The table, once everything is in it.
  func finish() -> ConversationTable {
    queue.sync {}
    return table
  }
}
