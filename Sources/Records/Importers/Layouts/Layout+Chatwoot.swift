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
