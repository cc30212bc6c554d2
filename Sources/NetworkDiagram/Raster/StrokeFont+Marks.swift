extension StrokeFont {
  /// What is added to a base letter. The raw value is the sign in the tables below.
  enum Mark: Character {
    case grave = "`"
    case acute = "'"
    case circumflex = "^"
    case tilde = "~"
    case diaeresis = ":"
    case ring = "o"
    case macron = "-"
    case breve = "u"
    case dot = "."
    case caron = "v"
    case doubleAcute = "\""
    case cedilla = ","
    case ogonek = ";"
    case commaBelow = "c"
    case commaAbove = "p"
    case apostrophe = "d"
    case bar = "t"
    case slash = "/"
    case middleDot = "m"
    case none = " "

    /// The pen's way, with *x* from the middle of the letter. Marks above have *y* from the lowest
    /// place of marks; those below and through have it from the baseline.
    var way: String {
      switch self {
      case .grave: "m -60 115 l 50 0"
      case .acute: "m 60 115 l -50 0"
      case .circumflex: "m -105 0 l 0 115 l 105 0"
      case .caron: "m -105 115 l 0 0 l 105 115"
      case .tilde: "m -120 20 c -85 100 -40 100 0 60 c 40 20 85 20 120 100"
      case .diaeresis: "d -88 50 d 88 50"
      case .ring: "e 0 70 62 62"
      case .macron: "m -110 45 l 110 45"
      case .breve: "m -105 105 c -85 -20 85 -20 105 105"
      case .dot: "d 0 50"
      case .doubleAcute: "m -35 115 l -110 0 m 105 115 l 30 0"
      case .commaAbove: "d -8 30 m -16 38 l 28 150"
      case .apostrophe: "d 0 668 m 8 660 l -36 545"
      case .cedilla: "m 5 30 l -15 -40 c 85 -40 105 -100 60 -140 c 20 -170 -40 -165 -80 -145"
      case .ogonek: "m 40 40 c -60 -30 -70 -150 65 -160"
      case .commaBelow: "d 0 -90 m 8 -98 l -30 -195"
      case .bar, .slash, .middleDot, .none: ""
      }
    }

    /// Whether it stands above the letter, and so takes the dot of i and j.
    var isAbove: Bool {
      switch self {
      case .grave, .acute, .circumflex, .tilde, .diaeresis, .ring, .macron, .breve, .dot, .caron,
        .doubleAcute, .commaAbove:
        true
      default: false
      }
    }
  }

  /// The base letter and the mark of each letter from U+00C0 to U+017F; a base of `=` stands for a
  /// letter with a way of its own.
  static let marked: [(base: Character, mark: Mark)] = {
    let bases =
      "AAAAAA=CEEEEIIII=NOOOOO=OUUUUY==aaaaaa=ceeeeiiii=nooooo=ouuuuy=y"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiI===JjKk=LlLlLlLlLlNnNnNn===OoOoOo=="
      + "RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz="
    let marks =
      "`'^~:o ,`'^:`'^: ~`'^~: /`'^:'  `'^~:o ,`'^:`'^: ~`'^~: /`'^:' :"
      + "--uu;;''^^..vvvdtt--uu..;;vv^^uu..cp^^tt~~--uu;;.   ^^cc ''ccddmm//''ccvv   --uu\"\"  "
      + "''ccvv''^^,,vv,,vdtt~~--uuoo\"\";;^^^^:''..vv "
    return zip(bases, marks).map { ($0, Mark(rawValue: $1) ?? .none) }
  }()

  /// Letters with marks beyond that block: those of Romanian and Welsh, and a few more.
  static let otherMarked: [Character: (base: Character, mark: Mark)] = [
    "Ș": ("S", .commaBelow), "ș": ("s", .commaBelow), "Ț": ("T", .commaBelow),
    "ț": ("t", .commaBelow), "Ǎ": ("A", .caron), "ǎ": ("a", .caron), "Ǧ": ("G", .caron),
    "ǧ": ("g", .caron), "Ẁ": ("W", .grave), "ẁ": ("w", .grave),
    "Ẃ": ("W", .acute), "ẃ": ("w", .acute), "Ẅ": ("W", .diaeresis), "ẅ": ("w", .diaeresis),
    "Ỳ": ("Y", .grave), "ỳ": ("y", .grave), "Ẽ": ("E", .tilde), "ẽ": ("e", .tilde),
    "Ỹ": ("Y", .tilde), "ỹ": ("y", .tilde),
  ]

  /// The mark that a combining character draws over the letter before it.
  static func mark(of scalar: Unicode.Scalar) -> Mark? {
    switch scalar.value {
    case 0x300: .grave
    case 0x301: .acute
    case 0x302: .circumflex
    case 0x303: .tilde
    case 0x304: .macron
    case 0x306: .breve
    case 0x307: .dot
    case 0x308: .diaeresis
    case 0x30A: .ring
    case 0x30B: .doubleAcute
    case 0x30C: .caron
    case 0x312: .commaAbove
    case 0x326: .commaBelow
    case 0x327: .cedilla
    case 0x328: .ogonek
    default: nil
    }
  }
}
