import Foundation

/// Times what has to be fast, through the public API: `Benchmarks [NAME …]`, `Benchmarks once NAME` for instruction counts.
@main
enum Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "once", let name = arguments.dropFirst().first {
      guard let benchmark = Catalogue.all.first(where: { $0.name == name }) else { throw UnknownBenchmark(name: name) }
      _ = try await benchmark.run()
      return
    }
    for name in arguments where !Catalogue.all.contains(where: { $0.name == name }) { throw UnknownBenchmark(name: name) }
    print("name                      user CPU, median (least–most) of \(Measurement.repetitions)")
    for benchmark in Catalogue.all where arguments.isEmpty || arguments.contains(benchmark.name) {
      print(try await Measurement.line(for: benchmark))
    }
  }
}

/// A name on the command line that no benchmark has.
struct UnknownBenchmark: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "no benchmark is called \(name); there are \(Catalogue.all.map(\.name).joined(separator: ", "))."
  }
}
