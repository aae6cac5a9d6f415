import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csv } from "../src/index.ts"

describe("csv", () => {
  test("quotes what RFC 4180 asks for and ends lines with CRLF", () => {
    expect(csv(["name", "note"], [{ name: 'a "b"', note: "c,d\ne" }, ["plain", null]])).toBe(
      'name,note\r\n"a ""b""","c,d\ne"\r\nplain,\r\n',
    )
  })

  test("makes text of what a spreadsheet would run, and leaves numbers alone", () => {
    expect(
      csv(["=a"], [["=1+1"], ["+1"], ["-1"], ["@x"], ["\tx"], ["\rx"], [-1.5], [1e21], [Number.NaN], [true]]),
    ).toBe("'=a\r\n'=1+1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n\"'\rx\"\r\n-1.5\r\n1e+21\r\n\r\ntrue\r\n")
  })

  test("takes no value from a prototype", () => {
    expect(csv(["constructor", "__proto__"], [{}])).toBe("constructor,__proto__\r\n,\r\n")
  })

  test("gives back every text that is no formula", () => {
    const text = fc.string().filter((each) => !/^[=+\-@\t\r]/.test(each))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const line = csv(["a", "b"], [[a, b]]).slice("a,b\r\n".length, -2)
        const cells = Array.from(`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/gs), ([, cell = ""]) =>
          cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
        )
        expect(cells).toEqual([a, b])
      }),
    )
  })
})
