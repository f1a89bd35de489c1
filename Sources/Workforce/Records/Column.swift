/// A value that has a bit pattern to spare for "none", so that a column of them needs no optionals.
public protocol ColumnValue: Hashable, Sendable, BitwiseCopyable {
  /// The pattern that stands for no value.
  static var none: Self { get }
  /// Whether this is the pattern that stands for no value.
  var isNone: Bool { get }
}

extension Double: ColumnValue {
  /// Below every figure; not NaN, so that columns can be compared.
  @inlinable public static var none: Double { -.infinity }
  /// Whether this is the spare value.
  @inlinable public var isNone: Bool { self == -.infinity }
}

extension Int32: ColumnValue {
  /// Below every code and count that occurs.
  @inlinable public static var none: Int32 { .min }
  /// Whether this is the spare value.
  @inlinable public var isNone: Bool { self == .min }
}

extension UInt64: ColumnValue {
  /// A pseudonym that is never given.
  @inlinable public static var none: UInt64 { 0 }
  /// Whether this is the spare value.
  @inlinable public var isNone: Bool { self == 0 }
}

extension UInt8: ColumnValue {
  /// Above every code that occurs.
  @inlinable public static var none: UInt8 { .max }
  /// Whether this is the spare value.
  @inlinable public var isNone: Bool { self == .max }
}

/// A column of optional values that takes no memory until one is set.
@frozen
public struct Column<Value: ColumnValue>: Sendable, Hashable {
  @usableFromInline var values: [Value] = []
  /// The number of rows.
  @usableFromInline var rows: Int

  /// A column of rows without values.
  @inlinable public init(count: Int = 0) { rows = count }

  /// The number of rows.
  @inlinable public var count: Int { rows }

  /// Whether no row has a value.
  @inlinable public var isEmpty: Bool { values.isEmpty }

  /// The value of a row, or nil.
  @inlinable
  public subscript(row: Int) -> Value? {
    if values.isEmpty { return nil }
    let value = values[row]
    return value.isNone ? nil : value
  }

  /// Adds a row.
  public mutating func append(_ value: Value?) {
    if let value {
      if values.isEmpty { values = Array(repeating: .none, count: rows) }
      values.append(value)
    } else if !values.isEmpty {
      values.append(.none)
    }
    rows += 1
  }

  /// Adds rows of another column.
  ///
  /// - Parameters:
  ///   - other: The other column.
  ///   - places: Its rows that are added, in ascending order.
  mutating func append(_ other: Column, at places: [Int32]) {
    // A column that lost all its values takes no memory here either.
    if !other.values.isEmpty, !values.isEmpty || places.contains(where: { !other.values[Int($0)].isNone }) {
      if values.isEmpty { values = Array(repeating: .none, count: rows) }
      if places.count == other.rows {
        values.append(contentsOf: other.values)
      } else {
        for place in places { values.append(other.values[Int(place)]) }
      }
    } else if !values.isEmpty {
      values.append(contentsOf: repeatElement(.none, count: places.count))
    }
    rows += places.count
  }

  /// Changes the value of a row.
  @inlinable
  public mutating func set(_ row: Int, _ value: Value) {
    if values.isEmpty { values = Array(repeating: .none, count: rows) }
    values[row] = value
  }

  /// Takes the value of a row away.
  @inlinable
  public mutating func clear(_ row: Int) {
    if !values.isEmpty { values[row] = .none }
  }

  /// Puts the rows into another order; rows that are not in it go.
  ///
  /// - Parameter order: For each new row the old one.
  public mutating func reorder(_ order: [Int32]) {
    rows = order.count
    if values.isEmpty { return }
    values = order.map { values[Int($0)] }
  }
}

extension Column<Double> {
  /// The largest value; below every number when there is none.
  var largest: Double { values.reduce(-.infinity, max) }
}
