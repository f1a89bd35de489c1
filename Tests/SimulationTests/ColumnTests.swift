import Statistics
import Testing

@testable import Simulation

@Suite("Columns")
struct ColumnTests {
  @Test("elements are kept, written through both kinds of index, and survive growth")
  func growth() {
    var column = Column([3.0, 1, 4])
    column[1] = 10
    column[Int32(2)] += 0.5
    column.at(0).pointee = -3
    #expect(column.elements == [-3, 10, 4.5])
    column.grow(to: 6, filling: 7)
    #expect(column.count == 6 && column.elements == [-3, 10, 4.5, 7, 7, 7])
    // Never shrinks.
    column.grow(to: 2, filling: 0)
    #expect(column.count == 6)
  }

  @Test func empty() {
    let column = Column<Int32>([])
    #expect(column.count == 0 && column.elements.isEmpty)
  }

  @Test("an index outside ends the program, whichever side it lies on", arguments: [-1, 3, Int(Int32.max)])
  func outside(index: Int) async {
    await #expect(processExitsWith: .failure) { [index] in
      let column = Column<Double>(repeating: 0, count: 3)
      print(column[index])
    }
    await #expect(processExitsWith: .failure) { [index] in
      let column = Column<Double>(repeating: 0, count: 3)
      print(column.at(Int32(index)).pointee)
    }
  }
}

@Suite("Arrival queue")
struct ArrivalQueueTests {
  @Test("agrees with a search through all streams", arguments: [1, 2, 3, 7, 8, 33])
  func againstSearch(streams: Int) {
    var luck = Luck(seed: 7, "arrival queue", streams)
    var queue = ArrivalQueue(streams: streams)
    var times = Array(repeating: Double.infinity, count: streams)
    #expect(queue.nextTime == .infinity)
    for step in 0..<2000 {
      let stream = luck.index(below: streams)
      // Whole numbers, so that ties are common.
      let time = luck.happens(withProbability: 0.1) ? .infinity : Double(luck.index(below: 20))
      queue.set(Int32(stream), to: time)
      times[stream] = time
      let least = times.min() ?? .infinity
      #expect(queue.nextTime == least, "step \(step)")
      if least < .infinity { #expect(Int(queue.nextStream) == times.firstIndex(of: least), "step \(step)") }
    }
    queue.close()
    #expect(queue.nextTime == .infinity)
  }

  @Test func noStreams() {
    let queue = ArrivalQueue(streams: 0)
    #expect(queue.nextTime == .infinity)
  }
}
