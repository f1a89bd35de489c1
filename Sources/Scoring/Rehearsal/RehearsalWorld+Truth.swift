import Workforce

extension RehearsalWorld {
  /// The score that a skill earns: points of its expected figures over the whole team's contacts, without chance.
  ///
  /// Replies come after the waits that enough people would leave, since what too few of them add is nobody's of those who serve. What
  /// customers make of a wait, and when a matter is settled, come after the wait that was: no indicator of these says how much of it
  /// was the wait's, so they are compared among cases of like load and carried to the team's own.
  ///
  /// - Parameters:
  ///   - skill: The agent's skill.
  ///   - writes: Whether the agent has written contacts; who has none is scored as an average agent on reply times.
  ///   - sample: Some of the team's answered contacts.
  func trueScore(_ skill: AgentSkill, writes: Bool, over sample: [Int], of contacts: RehearsalContacts) -> Double {
    policy.items.reduce(0) { sum, item in
      var skill = skill
      if !writes, IndicatorFamily.name(of: item.indicator) == "response" { skill.speed = 0 }
      let figure = truth(item.indicator, skill, over: sample, of: contacts)
      return sum + PointScale(item.targets).points(figure) * Double(item.weightPermille) / 1000
    }
  }

  /// The expected figure of a skill over contacts.
  func truth(_ indicator: String, _ skill: AgentSkill, over sample: [Int], of contacts: RehearsalContacts) -> Double {
    func mean(_ value: (Int) -> Double) -> Double {
      sample.reduce(0) { $0 + value($1) } / Double(max(1, sample.count))
    }
    switch indicator {
    case "first-response", "average-response", "first-reply-within", "replied-within":
      return response(indicator, skill, sample.filter(contacts.isWritten), contacts)
    case "satisfaction":
      // The wait that customers see contains the agent's own time.
      let own = ownReply(skill)
      return mean {
        satisfied(skill, ease: contacts.ease($0), wait: contacts.wait($0) + (contacts.isWritten($0) ? own : 0))
      }
    case "resolution-rate", "first-contact-resolution": return mean { resolved(skill, ease: contacts.ease($0)) }
    case "on-time":
      return mean { row in
        let left = max(0, targetSeconds - elapsed(row, skill, contacts))
        return resolved(skill, ease: contacts.ease(row)) * (1 - MathFunctions.exp(-left / settling(skill)))
      }
    case "resolution-time", "resolution-time-first", "resolution-time-last":
      let weight = mean { resolved(skill, ease: contacts.ease($0)) }
      return mean { resolved(skill, ease: contacts.ease($0)) * elapsed($0, skill, contacts) } / weight + settling(skill)
    case "complaint-rate": return mean { complained(skill, ease: contacts.ease($0)) }
    case "handling-time": return mean { (contacts.rows[$0].handlingSeconds ?? 0) * pace(skill) }
    default:
      guard let aspect = QualityMark.Aspect.allCases.first(where: { indicator == "quality-\($0.rawValue)" }) else {
        preconditionFailure("a rehearsal is asked for indicators that it can draw")
      }
      return mean { mark(aspect, skill, ease: contacts.ease($0)) }
    }
  }

  /// Seconds from arrival to the end of the conversation.
  private func elapsed(_ row: Int, _ skill: AgentSkill, _ contacts: RehearsalContacts) -> Double {
    let item = contacts.rows[row]
    let seconds = item.ended.map { $0.seconds(since: item.arrived) } ?? 0
    return seconds + (contacts.isWritten(row) ? ownReply(skill) : 0)
  }

  private func response(
    _ indicator: String, _ skill: AgentSkill, _ sample: [Int], _ contacts: RehearsalContacts
  ) -> Double {
    let own = ownReply(skill)
    let (limit, target) = (settings.replyLimitSeconds, settings.replyTargetSeconds)
    let isTime = indicator == "first-response" || indicator == "average-response"
    /// The mean of an own time that comes after a wait: cut at the limit, or whether it ends by the target.
    func value(_ wait: Double) -> Double {
      if isTime {
        return min(wait, limit) + own * (1 - MathFunctions.exp(-max(0, limit - wait) / own))
      }
      return wait >= target ? 0 : 1 - MathFunctions.exp(-(target - wait) / own)
    }
    let first = sample.reduce(0) { $0 + value(contacts.adequateWait($1)) } / Double(max(1, sample.count))
    guard indicator == "average-response" || indicator == "replied-within" else { return first }
    return (first + RehearsalWorld.furtherRounds * value(0)) / (1 + RehearsalWorld.furtherRounds)
  }
}
