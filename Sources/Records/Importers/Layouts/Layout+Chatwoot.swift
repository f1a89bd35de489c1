import Workforce

extension RecordLayouts {
  /// Chatwoot's table of reporting events: waits with their beginning, which is the customer's message, and their end.
  static let chatwootEvents: RecordMapping = {
    var mapping = RecordMapping(name: "chatwoot-events", shape: .events, channel: .chat)
    mapping.events = [
      .conversation: .column("conversation_id", isRequired: true), .event: .column("name", isRequired: true),
      .time: .column("event_end_time", isRequired: true), .agent: .column("user_id", isRequired: true),
      .sequence: .column("id"),
    ]
    mapping.eventKinds = [
      "first_response": [.agentMessage], "reply_time": [.agentMessage], "conversation_resolved": [.resolved],
      "conversation_bot_handoff": [.handedOver], "conversation_bot_resolved": [.resolved],
      "conversation_opened": [.reopened],
    ]
    mapping.began = .column("event_start_time", isRequired: true)
    mapping.beganKinds = ["first_response": .customerMessage, "reply_time": .customerMessage]
    mapping.remarks = [
      "Only waits that were answered are recorded: a customer who was never answered shows in the conversations and "
        + "not here.",
      "Assignments are not recorded: the replier is taken to have held the conversation all along.",
    ]
    return mapping
  }()

  /// Chatwoot's conversations as its API gives them, nested objects taken apart.
  static let chatwootConversations = RecordMapping.contacts(
    "chatwoot-conversations", channel: .chat,
    [
      .contact: .column("id", isRequired: true), .arrived: .column("created_at", isRequired: true),
      .answered: .column("first_reply_created_at", none: ["0"], isRequired: true),
      .resolved: .column(
        "status", values: ["resolved": "true", "open": "false", "pending": "false", "snoozed": "false"],
        isRequired: true),
      .agent: .column("meta.assignee.name", "meta.assignee.email", "meta.assignee.id"),
      .group: .column("meta.team.name"), .customer: .column("meta.sender.id", "meta.sender.email"),
      .channel: .column("meta.channel"),
    ],
    remarks: [
      "The first reply is whoever's came first, at times the bot's; the assignee is the present one.",
      "When a conversation was resolved is not told: its last activity is no resolution.",
      "Rows are sums per conversation: reply rounds and each agent's own clock need the reporting events.",
    ])

  /// Chatwoot's report of agents: durations in words, cut to two units.
  static let chatwootAgents: RecordMapping = {
    var mapping = RecordMapping(name: "chatwoot-agents", shape: .agentDays, channel: .chat)
    mapping.agentDays = [
      .agent: [.column("Agent name", isRequired: true)],
      .handled: [.column("Assigned conversations", isRequired: true)],
      .firstResponseSeconds: [.column("Avg first response time")],
      .responseSeconds: [.column("Avg customer waiting time")], .resolved: [.column("Resolution Count")],
    ]
    mapping.remarks = ["Durations are cut to two units, so that something may be missing: prefer the reporting events."]
    return mapping
  }()

  /// Chatwoot's report of ratings.
  static let chatwootRatings = RecordMapping.contacts(
    "chatwoot-ratings", channel: .chat,
    [
      .contact: .column("Link to the conversation", isRequired: true),
      .customer: .column("Contact Email Address", "Contact Phone Number", "Contact Name"),
      .agent: .column("Agent Name", isRequired: true), .rating: .column("Rating", scale: 1...5, isRequired: true),
      .arrived: .column("Recorded date", isRequired: true),
    ],
    remarks: [
      "Only rated conversations are listed, under the day of the rating: the share of customers who rated cannot be had."
    ])
}
