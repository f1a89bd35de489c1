import Workforce

extension RecordLayouts {
  /// Our own layout, which a simulation writes: columns by the names of fields, of which only three must be there.
  static let crewcast: RecordMapping = {
    var fields: [ContactField: RecordMapping.Source] = [:]
    for field in ContactField.allCases {
      fields[field] = RecordMapping.Source(
        [[field.rawValue]], unit: field.rawValue.hasSuffix("Seconds") ? 1 : nil,
        isRequired: [.contact, .arrived, .outcome].contains(field))
      if field == .rating { fields[field]?.assumedScale = 0...1 }
    }
    return .contacts("crewcast", channel: .other, fields)
  }()
}
