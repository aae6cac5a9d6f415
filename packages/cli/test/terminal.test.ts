import { describe, expect, test } from "vitest"
import { ascii } from "../src/terminal/ascii.ts"
import { displayWidth, padStart } from "../src/terminal/display-width.ts"
import { printable } from "../src/terminal/printable.ts"
import { Progress } from "../src/terminal/progress.ts"
import { terminalOf } from "../src/terminal/terminal.ts"
import { wrap } from "../src/terminal/wrap.ts"

const tty = { isTTY: true, columns: 120 }

describe("what a terminal can show", () => {
  test("is 100 columns in UTF-8 without colour where output is piped", () =>
    expect(terminalOf({ LANG: "en_GB.UTF-8" }, {}, {}, null)).toEqual({
      language: "en",
      width: 100,
      unicode: true,
      colour: false,
      progress: "none",
    }))
  test.each([
    [{ LANG: "id_ID.UTF-8" }, { language: "id", width: 100, colour: true, progress: "bar" }],
    [
      { LANG: "id_ID.UTF-8", LC_ALL: "C" },
      { language: "en", unicode: false },
    ],
    [{ LC_ALL: "POSIX" }, { unicode: false }],
    [{ LC_CTYPE: "C.UTF-8", LANG: "C" }, { unicode: true }],
    [{ COLUMNS: "60" }, { width: 60 }],
    [{ COLUMNS: "3" }, { width: 20 }],
    [{ COLUMNS: "many" }, { width: 100 }],
    [{ NO_COLOR: "1" }, { colour: false }],
    [{ TERM: "dumb" }, { colour: false, progress: "lines" }],
    [{ ACCESSIBLE: "1" }, { progress: "lines" }],
  ] as const)("%j", (environment, shown) => expect(terminalOf(environment, tty, tty, null)).toMatchObject(shown))
  test("is in the language that is asked for", () =>
    expect(terminalOf({ LANG: "id_ID.UTF-8" }, tty, tty, "en").language).toBe("en"))
})

describe("texts", () => {
  test("of others are printed with what cannot be seen written out", () =>
    expect(printable(" a\u001b[2J\n\u202eb\u200bc\ud800 ")).toBe(String.raw`a\u{1b}[2J \u{202e}b\u{200b}c\u{d800}`))
  test("in ASCII keep their signs and letters", () => expect(ascii("“−3 … 5” × é 漢")).toBe('"-3 ... 5" x e ?'))
  test("are as wide as they look", () => {
    expect([
      displayWidth("abc"),
      displayWidth("e\u0301"),
      displayWidth("漢字"),
      displayWidth("\u001b[1ma\u001b[22m"),
    ]).toEqual([3, 1, 4, 1])
    expect(padStart("漢", 4)).toBe("  漢")
  })
  test.each([20, 33, 80])("are broken into lines of at most %i columns, and nothing is lost", (width) => {
    const text =
      "  Hours waited by citizens, (−1,630 to −1,568) averyveryverylongwordthatfitsnowhereatallinthewholewideworld and 漢字漢字漢字"
    const lines = wrap(text, width, 4)
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""))
    expect(lines[0].startsWith("  H")).toBe(true)
  })
})

test("progress is silent where nobody looks", () => {
  const written: string[] = []
  const progress = new Progress(
    { language: "en", width: 80, unicode: true, colour: false, progress: "none" },
    "x",
    (text) => void written.push(text),
  )
  progress.report(0.5)
  progress.end()
  expect(written).toEqual([])
  expect(progress.share).toBe(0.5)
})
