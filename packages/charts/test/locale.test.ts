import { describe, expect, test } from "vitest"
import { decimalsFor, formatChange, formatNumber, formatShare, insideSentence, listOf } from "../src/locale.ts"
import { clockLabel, dayLabel, hoursOf } from "../src/local-time.ts"
import { plainText } from "../src/plain-text.ts"

describe("numbers", () => {
  test("English and Indonesian", () => {
    expect(formatNumber(1234567.891, "en", 1)).toBe("1,234,567.9")
    expect(formatNumber(1234567.891, "id", 1)).toBe("1.234.567,9")
    expect(formatNumber(-1234.5, "id", 1)).toBe("\u22121.234,5")
  })

  test("a change has a sign, and none when it is shown as zero", () => {
    expect(formatChange(3.2, "id", 1)).toBe("+3,2")
    expect(formatChange(-3.2, "en", 1)).toBe("\u22123.2")
    expect(formatChange(0.01, "en", 1)).toBe("0.0")
    expect(formatChange(-0.01, "en", 1)).toBe("0.0")
  })

  test("shares, lists and decimals", () => {
    expect(formatShare(0.312, "id")).toBe("31\u00a0%")
    expect(formatShare(0.001, "en")).toBe("less than 1\u00a0%")
    expect(listOf(["A", "B", "C"], "id")).toBe("A, B dan C")
    expect([decimalsFor([0]), decimalsFor([-140, 3]), decimalsFor([14]), decimalsFor([0.5])]).toEqual([0, 0, 1, 2])
  })
})

describe("times", () => {
  test("are local and have no zone", () => {
    expect(hoursOf("2016-09-15T07:30") - hoursOf("2016-09-14T07:00")).toBe(24.5)
    expect(dayLabel("2016-08-15", "id")).toBe("Sen\u00a015\u00a0Agu")
    expect(clockLabel("2016-09-15T07:30", "id")).toBe("07.30")
    expect(() => hoursOf("2016-09-15T07:30Z")).toThrow("not a local date and time")
  })
})

describe("texts", () => {
  test("stand inside a sentence with a small letter, unless they begin with an abbreviation", () => {
    expect(insideSentence("Hours waited")).toBe("hours waited")
    expect(insideSentence("KTP-el issued")).toBe("KTP-el issued")
  })

  test("show what cannot be seen", () => {
    expect(plainText("a\u202eb\u0000c\nd")).toBe("a\\u{202e}b\\u{0}c d")
  })
})
