import Workforce

extension RecordLayouts {
  /// Zendesk's CSV of tickets: sums per ticket, moments on the account's clock.
  static let zendesk = wallClock(
    .contacts(
      "zendesk", channel: .ticket,
      [
        .contact: .column("Id", isRequired: true), .customer: .column("Requester id", "Requester email", "Requester"),
        .agent: .column("Assignee", isRequired: true), .group: .column("Group"), .channel: .column("Via"),
        .type: .column("Ticket type"), .arrived: .column("Created at", isRequired: true),
        .assigned: .column("Initially assigned at", isRequired: true), .resolvedAt: .column("Solved at"),
        .due: .column("Due date"), .firstResponseSeconds: .column("First reply time in minutes", unit: 60),
        .reopens: .column("Reopens"), .replies: .column("Replies"), .rating: .column("Satisfaction Score"),
        .transfers: .column("Assignee stations", values: changesOfHands),
      ],
      remarks: [
        "Rows are sums per ticket: reply rounds need the events, and so does each agent's own clock where hands changed.",
        "The first reply time runs from creation, the bot's time included; the assignee is the last one.",
        "\"Reopens\" counts every reopening, a bare thanks included.",
      ]))

  /// A ticket that has been with three agents has changed hands twice.
  private static let changesOfHands = Dictionary(
    uniqueKeysWithValues: (0...999).map { (String($0), String(max(0, $0 - 1))) })

  private static func wallClock(_ mapping: RecordMapping) -> RecordMapping {
    var mapping = mapping
    mapping.statesWallClock = true
    return mapping
  }

  /// Zendesk's ticket_metric_events: when a clock of a ticket was set going, stopped and fulfilled.
  static let zendeskMetricEvents: RecordMapping = {
    var mapping = RecordMapping(name: "zendesk-metric-events", shape: .events, channel: .ticket)
    mapping.events = [
      .conversation: .column("ticket_id", isRequired: true), .time: .column("time", isRequired: true),
      .event: RecordMapping.Source([["metric"], ["type"]], isRequired: true), .sequence: .column("id"),
    ]
    let metrics = [
      "reply_time", "requester_wait_time", "resolution_time", "agent_work_time", "pausable_update_time",
      "periodic_update_time", "group_ownership_time", "on_hold_time",
    ]
    let types = [
      "activate", "pause", "fulfill", "apply_sla", "apply_group_sla", "breach", "update_status", "measure",
    ]
    // Events that say nothing of messages and states are known and pass by.
    for metric in metrics { for type in types { mapping.eventKinds["\(metric) \(type)"] = [] } }
    mapping.eventKinds["reply_time activate"] = [.customerMessage]
    mapping.eventKinds["reply_time fulfill"] = [.agentMessage]
    mapping.eventKinds["requester_wait_time pause"] = [.pending]
    mapping.eventKinds["requester_wait_time activate"] = [.continued]
    mapping.eventKinds["resolution_time fulfill"] = [.resolved]
    mapping.eventKinds["resolution_time activate"] = [.reopened]
    mapping.remarks = ["These events name no agents: figures are the team's."]
    return mapping
  }()

  /// Freshdesk's and Freshservice's CSV of tickets.
  ///
  /// Its times in "hrs" are at times blank or zero though the moments are there, so they are taken from these.
  static let freshdesk = RecordMapping.contacts(
    "freshdesk", channel: .ticket,
    [
      .contact: .column("Ticket ID", isRequired: true), .customer: .column("Contact ID", "Email", "Full name"),
      .agent: .column("Agent", isRequired: true), .group: .column("Group"), .channel: .column("Source"),
      .type: .column("Type"), .arrived: .column("Created time", isRequired: true), .due: .column("Due by Time"),
      .resolvedAt: .column("Resolved time"), .ended: .column("Closed time"),
      .answered: .column("Initial response time"), .replies: .column("Agent interactions"),
      .workSeconds: .column("Time tracked", unit: 3600),
    ],
    remarks: [
      "Rows are sums per ticket: reply rounds and each agent's own clock cannot be had from them.",
      "The agent is the present one, whoever replied.",
      "The columns \"(in hrs)\" are left aside, being blank or zero at times: times come from the moments; --reconcile "
        + "compares them.",
    ])

  /// Intercom's CSV of conversations; the zone stands in the names of the columns.
  static let intercom = RecordMapping.contacts(
    "intercom", channel: .chat,
    [
      .contact: .column("Conversation ID", isRequired: true),
      .arrived: .column("Conversation started at", "Conversation created at", isRequired: true),
      .agent: .column("Teammate currently assigned", "Teammate first replied"),
      .group: .column("Team currently assigned"), .channel: .column("Channel"), .type: .column("Topics"),
      .assigned: .column("First assignment at"), .answered: .column("Conversation first replied at"),
      .firstResolved: .column("Conversation first closed at"), .resolvedAt: .column("Conversation last closed at"),
      .firstResponseSeconds: .column(
        "First response time excluding time spent in bot inbox (seconds)", "First response time (seconds)", unit: 1),
      .workSeconds: .column("Handling time (seconds)", unit: 1), .transfers: .column("Number of reassignments"),
      .replies: .column("Replies to close a conversation"),
      .rating: .column("Last teammate rating", "Conversation rating", scale: 1...5),
    ],
    remarks: [
      "Rows are sums per conversation: reply rounds and each agent's own clock cannot be had from them."
    ])

  /// Gorgias' CSV of tickets.
  static let gorgias = wallClock(
    .contacts(
      "gorgias", channel: .ticket,
      [
        .contact: .column("Ticket id", isRequired: true), .customer: .column("Customer email", "Customer name"),
        .agent: .column("Assignee email", "Assignee name", isRequired: true),
        .channel: .column("Initial channel", isRequired: true), .arrived: .column("Creation date", isRequired: true),
        .resolvedAt: .column("Closed date"), .rating: .column("Survey score", scale: 1...5),
        .startedByAgent: .column("Created by an agent"),
        .firstResponseSeconds: .column("First response time (s)", unit: 1),
        .resolutionSeconds: .column("Resolution time (s)", unit: 1), .replies: .column("Number of agent messages"),
      ],
      remarks: [
        "Rows are sums per ticket: reply rounds and each agent's own clock cannot be had from them.",
        "The assignee is the present one. Messages are counted one by one, not by turns.",
      ]))
}
