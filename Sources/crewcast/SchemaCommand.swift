import ArgumentParser
import Storage
import Workbench

/// `crewcast schema`: what editors need to check and complete scenarios while one types.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the scenario format.",
    discussion: """
      Editors with a YAML language server check and complete scenarios with it. Save it beside the scenarios, and begin \
      each file with a line that names it:
        crewcast schema > crewcast.schema.json
        # yaml-language-server: $schema=crewcast.schema.json
      """
  )

  func run() throws {
    try StandardStream.output.write(ScenarioSchema.text)
  }
}
