import Statistics
import Workforce

/// A type's present state and its luck.
struct TypeState: BitwiseCopyable {
  let model: SimulationModel.TypeModel
  var first: Int32 = -1
  var last: Int32 = -1
  var waiting: Int32 = 0
  var isOpen = false
  /// Customers who would have come back while the type was closed, chained; they come when it opens.
  var firstDeferred: Int32 = -1
  var lastDeferred: Int32 = -1
  var handling: Sampler
  var patience: Sampler
  var handlingLuck: RandomStream
  var afterWorkLuck: RandomStream
  var patienceLuck: RandomStream
  var balkingLuck: RandomStream
  var botLuck: RandomStream
}

/// An arrival stream's present state and its luck.
struct StreamState: BitwiseCopyable {
  var luck: RandomStream
  var mixLuck: RandomStream
  /// The piece or traced contact that comes next, and how far it has been used.
  var place: Int32
  var position = 0.0
  var left = 0
}

/// A bot's present state and its luck.
struct BotState: BitwiseCopyable {
  var isOn = false
  var sessions = 0
  var counts = BotCounts()
  var sessionLuck: RandomStream
  var recontactLuck: RandomStream
}

extension Replication {
  static func typeStates(of model: SimulationModel, seed: UInt64, number: Int) -> [TypeState] {
    zip(model.scenario.contactTypes, model.types).map { type, compiled in
      let luck = { RandomStream(seed: seed, replication: number, purpose: $0, entity: type.name) }
      return TypeState(
        model: compiled, handling: compiled.handling, patience: compiled.patience, handlingLuck: luck("handling time"),
        afterWorkLuck: luck("after-contact work"), patienceLuck: luck("patience"), balkingLuck: luck("balking"),
        botLuck: luck("bot"))
    }
  }

  static func streamStates(of model: SimulationModel, seed: UInt64, number: Int) -> [StreamState] {
    // Streams have no names of their own; those that bring the same types are told apart by their order among them.
    var seen: [String: Int] = [:]
    return zip(model.scenario.arrivals, model.streams).map { stream, compiled in
      let types = stream.mix.map { model.scenario.contactTypes[$0.contactType].name }.joined(separator: "\u{1F}")
      let order = seen[types, default: 0]
      seen[types] = order + 1
      let luck = {
        RandomStream(seed: seed, replication: number, purpose: $0, entity: "\(types)\u{1F}\(order)")
      }
      return StreamState(luck: luck("arrivals"), mixLuck: luck("mix of types"), place: compiled.pieces.start)
    }
  }

  static func botStates(of model: SimulationModel, seed: UInt64, number: Int) -> [BotState] {
    model.scenario.bots.map { bot in
      let luck = { RandomStream(seed: seed, replication: number, purpose: $0, entity: bot.name) }
      return BotState(sessionLuck: luck("bot session"), recontactLuck: luck("recontact"))
    }
  }

  /// The busyness of every day: for each factor, one number of mean one per day.
  static func dayFactors(of model: SimulationModel, seed: UInt64, number: Int) -> [Double] {
    model.busyness.flatMap { factor in
      var luck = RandomStream(seed: seed, replication: number, purpose: "busyness", entity: factor.name)
      return (0..<model.days).map { _ in luck.gamma(shape: factor.shape) / factor.shape }
    }
  }
}
