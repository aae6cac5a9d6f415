import { readFileSync } from "node:fs"
import { Resvg } from "@resvg/resvg-js"
import { plainText, textWidth } from "@tangguh/charts"
import { create } from "fontkit"
import { describe, expect, test } from "vitest"
import { gallery, hostile } from "@tangguh/charts/gallery"
import { compileChart, fontFiles, measuredWidth, renderChart } from "../src/index.ts"
import { textBoxes } from "./text-boxes.ts"

const sizeOf = (svg: string) => {
  const [, width = "", height = ""] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}

describe.each(gallery)("%s", (name, draw) => {
  test("has every text inside the picture, and none on another", async () => {
    const { svg } = await renderChart(draw())
    const { width, height } = sizeOf(svg)
    const boxes = textBoxes(svg, measuredWidth)
    expect(boxes.length).toBeGreaterThan(4)
    for (const [index, a] of boxes.entries()) {
      expect(a.left, a.text).toBeGreaterThanOrEqual(0)
      expect(a.top, a.text).toBeGreaterThanOrEqual(0)
      expect(a.right, a.text).toBeLessThanOrEqual(width)
      expect(a.bottom, a.text).toBeLessThanOrEqual(height)
      for (const b of boxes.slice(index + 1)) {
        const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
        expect(meet, `${JSON.stringify(a)} on ${JSON.stringify(b)}`).toBe(false)
      }
    }
  })

  test("is drawn twice as large in the PNG, which is not blank and says its density", async () => {
    const { svg, png } = await renderChart(draw())
    const { width, height } = sizeOf(svg)
    const view = Buffer.from(png)
    expect([view.readUInt32BE(16), view.readUInt32BE(20)]).toEqual([width * 2, height * 2])
    expect(view.subarray(37, 41).toString("latin1")).toBe("pHYs")
    expect([view.readUInt32BE(41), view.readUInt32BE(45), view.readUInt8(49)]).toEqual([7559, 7559, 1])
    const { pixels } = new Resvg(svg, {
      background: "white",
      font: { loadSystemFonts: false, fontFiles: [...fontFiles] },
    }).render()
    let inked = 0
    for (let at = 0; at < pixels.length; at += 4)
      if ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255) < 750) inked += 1
    expect(inked / (pixels.length / 4)).toBeGreaterThan(0.02)
  })

  test("is the same whenever it is drawn, and keeps its specification", async () => {
    const spec = draw()
    const [first, second] = [await renderChart(spec), await renderChart(draw())]
    expect(second.svg).toBe(first.svg)
    expect(Buffer.compare(first.png, second.png)).toBe(0)
    expect(JSON.parse(first.vegaLite)).toEqual(spec)
    expect(compileChart(spec).warnings).toEqual([])
    expect(first.svg).toContain("Source Sans 3")
    expect(first.svg).not.toContain("<script")
    if (name.includes("hostile"))
      expect(
        textBoxes(first.svg, measuredWidth).some(({ text }) => text.includes(plainText(hostile).slice(0, 12))),
      ).toBe(true)
  })
})

describe("numbers in the chosen language", () => {
  test("are written by the locale inside the specification", async () => {
    const shown = async (name: string) => {
      const drawn = gallery.find(([each]) => each === name)
      if (!drawn) throw new Error(`no chart is called ${name}`)
      return textBoxes((await renderChart(drawn[1]())).svg, measuredWidth).map(({ text }) => text)
    }
    expect(await shown("forest, rupiah (id)")).toContain("−100.000.000")
    expect(await shown("forest, rupiah (en)")).toContain("−100,000,000")
  })
})

describe("widths", () => {
  test.each([
    [0, 400],
    [1, 600],
  ] as const)("that charts reckon with are those of font file %i", (file, weight) => {
    const font = create(readFileSync(fontFiles[file] ?? ""))
    const printable = Array.from({ length: 0x17f }, (_, code) => String.fromCodePoint(code)).filter((character) =>
      /[\p{L}\p{N}\p{P}\p{S} ]/u.test(character),
    )
    for (const character of [...printable, "−", "–", "“", "”", "…", "←", "→", "×"]) {
      if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) continue
      expect(textWidth(character, 1000, weight), character).toBe(font.layout(character).advanceWidth)
    }
    const text = "Waktu tunggu AVATAR: 1.234,5 jam"
    const ratio = textWidth(text, 13, weight) / measuredWidth(text, 13, weight)
    expect(ratio).toBeGreaterThan(0.98)
    expect(ratio).toBeLessThan(1.04)
  })
})
