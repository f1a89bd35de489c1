import CDuckDB
import Dispatch
import Synchronization

/// Fetches the chunks of a result on a thread of its own, some ahead of whoever takes them.
final class ChunkPipe: @unchecked Sendable {
  // The result is used by the fetching thread alone until `forEach` has waited for that thread to end.
  private let result: UnsafeMutablePointer<cduckdb_result>
  private let state = Mutex(State())
  private let room: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  private struct State: @unchecked Sendable {
    var chunks: [cduckdb_chunk] = []
    var isAbandoned = false
  }

  /// A pipe that holds so many chunks at most.
  init(_ result: UnsafeMutablePointer<cduckdb_result>, capacity: Int = 32) {
    self.result = result
    // Counted up from none: a semaphore may not end below where it began, as it would when chunks are left untaken.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<capacity { room.signal() }
  }

  /// Hands over every chunk in order; whoever takes one destroys it.
  func forEach(_ body: (cduckdb_chunk) throws(StorageError) -> Void) throws(StorageError) {
    DispatchQueue.global().async { self.fetchAll() }
    defer { abandon() }
    while let chunk = next() { try body(chunk) }
  }

  private func next() -> cduckdb_chunk? {
    filled.wait()
    let chunk = state.withLock { $0.chunks.isEmpty ? nil : $0.chunks.removeFirst() }
    room.signal()
    return chunk
  }

  private func fetchAll() {
    while !state.withLock({ $0.isAbandoned }), let chunk = cduckdb_fetch(result) {
      room.wait()
      state.withLock { $0.chunks.append(chunk) }
      filled.signal()
    }
    // An empty pipe says that there are no more.
    filled.signal()
    ended.signal()
  }

  /// Stops fetching, waits until the result is free again and destroys what nobody took.
  private func abandon() {
    state.withLock { $0.isAbandoned = true }
    room.signal()
    ended.wait()
    for chunk in state.withLock({ $0.chunks }) {
      var chunk: cduckdb_chunk? = chunk
      cduckdb_destroy_chunk(&chunk)
    }
  }
}
