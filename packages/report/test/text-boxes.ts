export interface TextBox {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' }

const attributesOf = (tag: string) =>
  new Map(Array.from(tag.matchAll(/([\w-]+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]))

const shift = (attributes: ReadonlyMap<string, string>) => {
  const [, x = "0", y = "0"] = /translate\(([-\d.e]+)[ ,]([-\d.e]+)\)/.exec(attributes.get("transform") ?? "") ?? []
  return { x: Number(x), y: Number(y) }
}

/**
 * The box of each line of text in an SVG as vega writes it, in the picture's own pixels. White edges behind letters
 * are left out: the letters themselves follow.
 */
export const textBoxes = (svg: string, width: (text: string, size: number, weight: number) => number): TextBox[] => {
  const boxes: TextBox[] = []
  const groups: Array<{ x: number; y: number }> = []
  let text: { attributes: Map<string, string>; x: number; y: number; line: number } | undefined
  for (const [, tag = "", content = ""] of svg.matchAll(/<([^>]+)>([^<]*)/g)) {
    const at = groups.at(-1) ?? { x: 0, y: 0 }
    if (/^g\b/.test(tag)) {
      const by = shift(attributesOf(tag))
      groups.push({ x: at.x + by.x, y: at.y + by.y })
      if (tag.endsWith("/")) groups.pop()
    } else if (tag === "/g") groups.pop()
    else if (tag === "/text") text = undefined
    else if (/^text\b/.test(tag)) {
      const attributes = attributesOf(tag)
      const by = shift(attributes)
      text = { attributes, x: at.x + by.x, y: at.y + by.y, line: 0 }
    } else if (/^tspan\b/.test(tag) && text) text.line += Number(attributesOf(tag).get("dy") ?? 0)
    const shown = content.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    if (!text || shown.trim() === "" || text.attributes.get("stroke") === "white") continue
    const size = Number.parseFloat(text.attributes.get("font-size") ?? "11")
    const weight = Number(text.attributes.get("font-weight") ?? 400)
    const wide = width(shown, size, weight)
    const anchor = text.attributes.get("text-anchor") ?? "start"
    const left = text.x - (anchor === "middle" ? wide / 2 : anchor === "end" ? wide : 0)
    const base = text.y + text.line
    boxes.push({ text: shown, left, right: left + wide, top: base - size * 0.72, bottom: base + size * 0.2 })
  }
  return boxes
}
