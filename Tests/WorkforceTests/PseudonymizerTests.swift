import Testing

@testable import Workforce

@Suite("Pseudonyms")
struct PseudonymizerTests {
  @Test("SipHash-2-4 gives the value of its authors' example")
  func knownAnswer() {
    // Aumasson and Bernstein (2012), appendix A: key 00…0f, input 00…0e.
    let pseudonymizer = Pseudonymizer(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
    let bytes = (0..<15).map { UInt8($0) }
    #expect(bytes.withUnsafeBytes { pseudonymizer.sipHash($0) } == 0xa129_ca61_49be_45e5)
  }

  @Test("Letter case and blanks make no difference, another customer and another key do")
  func sameCustomer() {
    let first = Pseudonymizer(key: (1, 2))
    #expect(first.pseudonym(of: "Anna@Example.com") == first.pseudonym(of: "  anna@example.COM\n"))
    #expect(first.pseudonym(of: "anna@example.com") != first.pseudonym(of: "anne@example.com"))
    #expect(first.pseudonym(of: "anna@example.com") != Pseudonymizer(key: (1, 3)).pseudonym(of: "anna@example.com"))
    #expect(first.pseudonym(of: "   ") == first.pseudonym(of: ""))
  }
}
