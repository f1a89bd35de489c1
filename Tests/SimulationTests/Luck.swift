import Statistics

/// The random numbers of a test.
typealias Luck = RandomStream

extension Luck {
  /// The numbers of a test, told apart by what it is about.
  init(seed: UInt64, _ purpose: String, _ entity: Int = 0) {
    self.init(seed: seed, replication: 0, purpose: purpose, entity: entity)
  }

  /// One of several values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[index(below: values.count)] }
}
