import NetworkGraph

let dataPackageName = "datapackage.json"
let dataPackageProfile = "tabular-data-package"

/// Reads what `datapackage.json` says of the network as a whole, and keeps what else it says.
func readDataPackage(_ text: DecodedText, file: String, into assembly: inout NetworkAssembly) {
  func fail(_ code: Diagnostic.Code, _ line: Int, _ message: String) {
    assembly.diagnostics.append(Diagnostic(.error, code, file: file, line: line, message))
  }
  for fault in text.faults { fail(.undecodable, fault.line, fault.message) }
  guard text.faults.isEmpty else { return }
  let package: JSONValue
  do {
    package = try JSONParser.parse(text.bytes)
  } catch {
    return fail(.syntax, error.line, error.message)
  }
  guard let members = package.members else {
    return fail(.syntax, package.line, "expected an object, found \(package.kindName)")
  }
  var metadata = NetworkMetadata()
  func string(_ member: JSONValue.Member) -> String? {
    if let text = member.value.text { return text }
    fail(
      .syntax, member.value.line,
      "'\(member.name)' must be a string, found \(member.value.kindName)")
    return nil
  }
  for member in members {
    switch member.name {
    case "name": metadata.name = string(member)
    case "title": metadata.title = string(member)
    case "description": metadata.description = string(member)
    case "profile" where member.value.text == dataPackageProfile: break
    case "resources":
      guard member.value.elements != nil else {
        fail(
          .syntax, member.value.line,
          "'resources' must be an array, found \(member.value.kindName)")
        continue
      }
      // What Maillage itself would write need not be kept.
      if member.value != .array(makeResources(of: assembly.contents)) { fallthrough }
    default:
      metadata.furtherProperties.append(
        NetworkMetadata.Property(name: member.name, json: JSONWriter.compact(member.value)))
    }
  }
  assembly.contents.metadata = metadata
}
