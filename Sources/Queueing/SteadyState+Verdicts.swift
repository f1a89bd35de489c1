extension SteadyState {
  /// Every stated target beside what these agents achieve.
  ///
  /// - Throws: ``QueueingError`` when no target is stated or one is absurd.
  public func verdicts(against targets: StaffingTargets) throws(QueueingError) -> [StaffingTargets.Verdict] {
    try targets.validate()
    return StaffingSearch(demand: demand, targets: targets).verdicts(system, agents: agents)
  }
}
