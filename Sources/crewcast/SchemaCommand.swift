import ArgumentParser
import Storage
import Workbench

/// `crewcast schema`: what editors need to check and complete scenarios while one types.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a file format: scenarios, policies, calendars, or mappings of records.",
    discussion: """
      Editors with a YAML language server check and complete scenarios with it. Save it beside the scenarios, and begin \
      each file with a line that names it:
        crewcast schema > crewcast.schema.json
        crewcast schema policy > policy.schema.json
        # yaml-language-server: $schema=crewcast.schema.json
      """
  )

  /// The formats that have a schema.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case scenario, policy, calendar, mapping
  }

  @Argument(help: "Which format.")
  var format = Format.scenario

  func run() throws {
    switch format {
    case .scenario: try StandardStream.output.write(ScenarioSchema.text)
    case .policy: try StandardStream.output.write(PolicySchema.text)
    case .calendar: try StandardStream.output.write(ScenarioSchema.calendarText)
    case .mapping: try StandardStream.output.write(ScenarioSchema.mappingText)
    }
  }
}
