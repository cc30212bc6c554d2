import NetworkGraph
import Testing

@testable import NetworkFiles

/// Tables, matrices and plain lists.
extension HostileFile {
  /// ``hostileNames`` as cells.
  private static let cells = hostileNames.map { "\"\($0.replacing("\"", with: "\"\""))\"" }

  @HostileFiles static var tables: [HostileFile] {
    HostileFile("nothing", "a.csv", .refused(.unknownFormat), says: "is empty", "")
    HostileFile(
      "nothing but line ends", "a.csv", .refused(.unknownFormat), many("\n", hundredThousand))
    HostileFile("nothing but quotes", "a.csv", .refused(.unbalancedQuote), many("\"", 100_001))
    HostileFile(
      "nothing but separators", "a.csv", .read(actors: 0, relations: 0), many(",", hundredThousand))
    HostileFile("nothing but a header", "a.csv", .read(actors: 0, relations: 0), "source,target\n")
    HostileFile(
      "a quote that is not closed", "a.csv", .refused(.unbalancedQuote),
      "source,target\na,\"b\na,b\n")
    HostileFile(
      "a quote that closes within a cell", "a.csv", .refused(.unbalancedQuote),
      "source,target\na,\"b\"c\n")
    HostileFile(
      "ten thousand quotes that are not closed", "a.csv", .refused(.unbalancedQuote),
      "source,target\n" + many("a,\"b\n", 10_001))
    HostileFile("NUL", "a.csv", .refused(.undecodable), says: "NUL", "source,target\na\u{0},b\n")
    HostileFile(
      "bytes that are no UTF-8", "a.csv", .refused(.undecodable),
      bytes: { Array("source,target\né,è\n".utf8) + [0xC0, 0xAF, 0x2C, 0x62, 0x0A] })
    HostileFile(
      "bytes that no encoding has", "a.csv", .refused(.undecodable),
      bytes: { Array("source,target\na".utf8) + [0x81, 0x2C, 0x62, 0x0A] })
    HostileFile(
      "UTF-16 cut off in a character", "a.csv", .refused(.undecodable),
      bytes: { [0xFF, 0xFE] + "source,target\na,b\n".utf8.flatMap { [$0, 0] } + [0x61] })
    HostileFile(
      "UTF-16 with half of a pair", "a.csv", .refused(.undecodable),
      bytes: {
        [0xFE, 0xFF] + "source,target\na,b\n".utf8.flatMap { [0, $0] } + [0xD8, 0, 0, 0x61]
      })
    HostileFile(
      "a program for a table", "a.csv", .refused(.undecodable),
      bytes: { [0x7F, 0x45, 0x4C, 0x46] + Array(repeating: 0, count: 500) + [0x2C, 0x0A] })
    HostileFile(
      "a page of the web", "a.csv", .refused(.unknownFormat),
      "<html><script>alert(1)</script></html>")
    HostileFile(
      "two columns of one name", "a.csv", .read(actors: 2, relations: 1),
      "source,target,source\na,b,c\n")
    HostileFile("a row without a target", "a.csv", .refused(.emptyCell), "source,target\na\n")
    HostileFile("a row that is too long", "a.csv", .refused(.extraCells), "source,target\na,b,c\n")
    HostileFile(
      "a row of a hundred thousand cells", "a.csv", .refused(.extraCells),
      "source,target\n" + many("a,", hundredThousand) + "a\n")
    HostileFile(
      "a hundred thousand columns", "a.csv", .read(actors: 2, relations: 1),
      "source,target,\((0..<hundredThousand).map { "c\($0)" }.joined(separator: ","))\na,b,1\n")
    HostileFile(
      "a hundred thousand columns of one name", "a.csv", .refused(.columnName),
      "source,target\(many(",x", hundredThousand))\na,b,1\n")
    HostileFile(
      "a line of two hundred kilobytes", "a.csv", .read(actors: 2, relations: 1),
      "source,target\n\(many("x", 200_000)),b\n")
    HostileFile(
      "a cell of a hundred thousand lines", "a.csv", .read(actors: 2, relations: 1),
      "source,target\n\"\(many("x\r\n", hundredThousand))\",b\n")
    HostileFile(
      "a weight that is no number", "a.csv", .refused(.badNumber),
      "source,target,weight\na,b,NaN\na,c,1\n")
    HostileFile(
      "a weight without end", "a.csv", .refused(.badNumber), "source,target,weight\na,b,-inf\n")
    HostileFile(
      "a weight beyond all", "a.csv", .refused(.badNumber), "source,target,weight\na,b,1e999\n")
    HostileFile(
      "a weight of thirty digits", "a.csv", .refused(.badNumber),
      "source,target,weight\na,b,\(many("9", 30))\n")
    HostileFile(
      "numbers in two ways", "a.csv", .refused(.contradictingNumber),
      "source;target;weight\na;b;1,5\na;c;2.25\na;d;3,5\n")
    HostileFile(
      "money beyond all", "a.csv", .refused(.badAmount),
      "source,target,amount,currency\na,b,\(many("9", 18)),EUR\n")
    HostileFile(
      "money that is owed", "a.csv", .refused(.badAmount),
      "source,target,amount,currency\na,b,-5,EUR\n")
    HostileFile(
      "money of no country", "a.csv", .refused(.badAmount),
      "source,target,amount,currency\na,b,5,EUR\na,b,5,E\u{200B}R\n")
    HostileFile(
      "a day that is none", "a.csv", .refused(.badDate),
      "source,target,since\na,b,2023-02-30\na,c,2023-02-28\n")
    HostileFile(
      "a time that runs backwards", "a.csv", .refused(.reversed),
      "source,target,since,until\na,b,2023,2022\n")
    HostileFile(
      "an id twice", "a.csv", .refused(.duplicate), "id,source,target\nr,a,b\nr,a,c\n")
    HostileFile(
      "money within itself", "a.csv", .refused(.init(.circularPart)),
      "id,source,target,part_of\nr,a,b,s\ns,a,b,r\n")
    HostileFile(
      "a separator that is NUL", "a.csv", .refused(.undecodable), "sep=\u{0}\nsource\u{0}target\n")
    HostileFile(
      "a separator that is a quote", "a.csv", .read(actors: 2, relations: 1),
      "sep=\"\nsource,target\na,b\n")
    HostileFile(
      "cells that are programs", "a.csv",
      .read(actors: hostileNames.count, relations: hostileNames.count),
      "source,target,kind,note\n" + cells.map { "\($0),\($0),\($0),\($0)\n" }.joined())
    HostileFile(
      "columns that are programs", "a.csv", .read(actors: 2, relations: 1),
      "source,target,\(cells.joined(separator: ","))\na,b\(many(",1", cells.count))\n")
    HostileFile(
      "terminal escapes", "a.csv", .read(actors: 2, relations: 1),
      "source,target\n\u{1B}[2J\u{1B}]0;x\u{7},\u{9B}5n\u{8}\n")
    HostileFile(
      "terminal escapes in what is at fault", "a.csv", .refused(.badNumber),
      "source,target,weight\na,b,\u{1B}[31m\u{202E}5\n")
  }

  // MARK: - Matrices

  @HostileFiles static var matrices: [HostileFile] {
    HostileFile(
      "a row too few", "a.csv", .read(actors: 5, relations: 4), says: "two kinds",
      ",a,b,c\na,0,1,1\nb,1,0,1\n")
    HostileFile(
      "a tie that is no number", "a.csv", .read(actors: 2, relations: 1), says: "nothing is known",
      ",a,b\na,0,NaN\nb,1,0\n")
    HostileFile(
      "a matrix without an end", "a.csv", .refused(.unbalancedQuote), ",a,b\na,0,1\nb,1,\"0\n")
    HostileFile(
      "names that are programs", "a.csv", .read(actors: 3, relations: 1),
      ",=cmd|' /C calc'!A0,\"</script>\",../x\n=cmd|' /C calc'!A0,0,1,0\n\"</script>\",1,0,0\n../x,0,0,0\n"
    )
    HostileFile(
      "sizes of a thousand million", "a.mtx", .refused(.syntax),
      "%%MatrixMarket matrix coordinate real general\n1000000000 1000000000 1\n1 2 1\n")
    HostileFile(
      "a thousand million entries", "a.mtx", .refused(.unknownValue),
      "%%MatrixMarket matrix coordinate real general\n3 3 1000000000\n1 2 1\n")
    HostileFile(
      "sizes of thirty digits", "a.mtx", .refused(.syntax),
      "%%MatrixMarket matrix coordinate real general\n\(many("9", 30)) 3 1\n1 2 1\n")
    HostileFile(
      "sizes below nothing", "a.mtx", .refused(.syntax),
      "%%MatrixMarket matrix coordinate real general\n-3 -3 1\n1 2 1\n")
    HostileFile(
      "a whole matrix of a thousand million", "a.mtx", .refused(.syntax),
      "%%MatrixMarket matrix array real general\n1000000000 1000000000\n1\n")
    HostileFile(
      "a place that is nought", "a.mtx", .refused(.badNumber),
      "%%MatrixMarket matrix coordinate real general\n3 3 1\n0 2 1\n")
    HostileFile(
      "a place beyond the size", "a.mtx", .refused(.badNumber),
      "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 4 1\n")
    HostileFile(
      "a weight that is no number", "a.mtx", .refused(.badNumber),
      "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2 nan\n")
    HostileFile(
      "a header cut off", "a.mtx", .refused(.syntax), "%%MatrixMarket matrix coord")
    HostileFile(
      "NUL", "a.mtx", .refused(.undecodable),
      "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1\u{0}2\n")
  }

  // MARK: - Plain lists

  @HostileFiles static var lists: [HostileFile] {
    HostileFile("a line of one word", "a.edges", .refused(.emptyCell), "a b\nc\n")
    HostileFile(
      "a weight that is no number", "a.edges", .refused(.badNumber), "a b 1\na c NaN\n")
    HostileFile("a weight beyond all", "a.edges", .refused(.badNumber), "a b 1\na c 1e999\n")
    HostileFile("NUL", "a.edges", .refused(.undecodable), "a b\n\u{0} c\n")
    HostileFile(
      "a line of a hundred thousand words", "a.edges", .refused(.badNumber),
      "a b\n" + many("a ", hundredThousand))
    HostileFile(
      "braces without end", "a.edgelist", .refused(.unknownValue),
      "a b {'w': 1}\na c \(many("{", 50_000))\n")
    HostileFile(
      "counts that lie", "a.txt", .read(actors: 2, relations: 1),
      "# Nodes: 1000000000 Edges: -5\n1 2\n")
    HostileFile(
      "names that are programs", "a.edges", .read(actors: 4, relations: 2),
      "$(reboot) `id`\n../../etc/passwd =1+1\n")
    HostileFile(
      "a thousand million problems", "a.col", .refused(.syntax), "p edge 1000000000 1\ne 1 2\n")
    HostileFile(
      "a graph of 2^36 vertices in a few bytes", "a.g6", .refused(.syntax),
      ">>graph6<<~~~~~~~~\n")
    HostileFile("a neighbour of nobody", "a.lgl", .refused(.unknownValue), "b 1\n# a\n")
    HostileFile("a weight that is no number", "a.lgl", .refused(.badNumber), "# a\nb 1\nc NaN\n")
    HostileFile(
      "a weight without end", "a.ncol", .refused(.badNumber), "a b 1\nb c -Infinity\n")
    HostileFile(
      "a line of two hundred kilobytes", "a.adjlist", .read(actors: 1, relations: 0),
      many("x", 200_000) + "\n")
    HostileFile(
      "a hundred thousand neighbours", "a.adjlist", .read(actors: 2, relations: hundredThousand),
      "a" + many(" b", hundredThousand) + "\n")
    HostileFile(
      "a thousand million vertices", "a.graph", .refused(.syntax), "1000000000 1\n2\n1\n")
  }
}
