/// A kind of fact that records may or may not hold, and without which some indicators cannot be computed.
public enum RecordFacet: String, CaseIterable, Hashable, Sendable, Comparable {
  case rounds, ownership
  case firstResponse = "first-response"
  case resolution, deadlines
  case assignment
  case reopens, replies, departures, identities, ratings, surveys, complaints, returns, quality, transfers, handling
  case costs, wages, languages
  case servedLanguages = "served-languages"
  case unrated, bot, staffing
  case schedules
  case conversations
  case volumes
  case responseAverages = "response-averages"
  case unanswered

  /// What is missing where this is missing, in words.
  public var meaning: String {
    switch self {
    case .rounds: "the times of single messages"
    case .ownership: "who held each conversation when"
    case .firstResponse: "the time of the first reply"
    case .resolution: "whether and when conversations were resolved"
    case .deadlines: "by when conversations were promised to be resolved"
    case .assignment: "when conversations were first assigned"
    case .reopens: "how often conversations were reopened for another reply"
    case .replies: "how many replies each conversation took"
    case .departures: "messages, replies or outcomes that tell who was never answered"
    case .identities: "which customer or which matter a conversation belongs to"
    case .ratings: "customers' ratings"
    case .unrated: "contacts that were not rated"
    case .surveys: "which customers were asked for a rating"
    case .complaints: "complaints and whether they were the agent's doing"
    case .returns: "which goods were returned or exchanged"
    case .quality: "marks from quality reviews"
    case .transfers: "how often conversations changed hands"
    case .handling: "how long agents worked on conversations"
    case .costs: "what was paid for conversations or for the work on them"
    case .wages: "what the agents' time costs"
    case .languages: "the customer's language"
    case .servedLanguages: "the language in which customers were served"
    case .bot: "which conversations a bot met and how that ended"
    case .staffing: "how long agents were logged in and how long busy"
    case .schedules: "what was planned for each agent"
    case .conversations: "single conversations instead of sums per agent and day"
    case .volumes: "how many conversations each agent served"
    case .responseAverages: "average reply times with their weights"
    case .unanswered: "how many customers got no reply"
    }
  }

  /// In the order of their declaration.
  public static func < (left: RecordFacet, right: RecordFacet) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
