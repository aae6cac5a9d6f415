import type { TopLevelSpec } from "vega-lite"
import { locales, type Language } from "./locale.ts"
import { plainText } from "./plain-text.ts"
import { wrap, wrapEvenly, type Weight } from "./text-width.ts"

/** A vega-lite specification made of layers: what every chart here returns. */
export type ChartSpec = Extract<TopLevelSpec, { layer: unknown }>
export type Layer = ChartSpec["layer"][number]
export type PositionChannel = NonNullable<NonNullable<Extract<Layer, { mark: unknown }>["encoding"]>["x"]>

/** `.vl.json` files name the font; who has none of it falls back to the next. */
export const fontFamily = '"Source Sans 3", "Source Sans Pro", "Segoe UI", "Noto Sans", Arial, sans-serif'

export const colours = {
  ink: "#1f2937",
  quiet: "#5f6877",
  grid: "#e5e7eb",
  rule: "#9aa2b1",
  /** Today's state. */
  today: "#8b93a1",
  todayText: "#5f6877",
  /** The one accent. */
  accent: "#0072b2",
  /** A change for the worse. */
  worse: "#b34700",
  outage: "#c2561a",
  outageText: "#a03f0e",
  outageShade: "#f6e5db",
  bound: "#4b5563",
} as const

/** Colours for what fails, after Okabe and Ito; vermilion is a little darker, so that white can be read on it. */
export const failureColours = ["#0072b2", "#c44e00", "#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#7a5195"] as const

/** Greys, for the waiting that is there on every day. */
export const ordinaryColours = ["#c9cdd6", "#a4abb8", "#e1e4ea", "#b7bdc8", "#8b93a1"] as const

/** Text sizes in pixels. */
export const sizes = { title: 20, subtitle: 13.5, label: 13, small: 12 } as const

/** The width of a whole picture, without its outer padding, in pixels. */
export const pictureWidth = 820

/** A text that is placed by pixels: data of a text mark, never part of an expression. */
export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface TextStyle {
  readonly size?: number
  readonly weight?: Weight
  readonly colour?: string
  readonly align?: "left" | "center" | "right"
  readonly baseline?: "top" | "middle" | "bottom" | "alphabetic"
  /** Draws a white edge behind the letters. */
  readonly halo?: boolean
}

const placed = (field: string) => ({ field, type: "quantitative", scale: null }) as const

/** Layers that write texts in one style; none when there are no texts. */
export const textLayers = (texts: ReadonlyArray<PlacedText>, style: TextStyle = {}): Layer[] => {
  if (texts.length === 0) return []
  const layer = (mark: object): Layer => ({
    data: { values: texts.map(({ x, y, text }) => ({ x, y, text })) },
    mark: {
      type: "text",
      fontSize: style.size ?? sizes.label,
      fontWeight: style.weight ?? 400,
      align: style.align ?? "left",
      baseline: style.baseline ?? "middle",
      ...mark,
    },
    encoding: { x: placed("x"), y: placed("y"), text: { field: "text", type: "nominal" } },
  })
  const written = layer({ fill: style.colour ?? colours.ink })
  return style.halo
    ? [layer({ fill: "white", stroke: "white", strokeWidth: 4, strokeJoin: "round" }), written]
    : [written]
}

/** The channel of a field that already holds pixels. */
export const pixels = placed

/** Rules placed by pixels, in one style; none when there are none. */
export const ruleLayers = (
  rules: ReadonlyArray<{ readonly x: number; readonly x2: number; readonly y: number; readonly y2: number }>,
  mark: { readonly stroke: string; readonly strokeWidth?: number; readonly strokeDash?: number[] },
): Layer[] =>
  rules.length === 0
    ? []
    : [
        {
          data: { values: rules.map((rule) => ({ ...rule })) },
          mark: { type: "rule", ...mark },
          encoding: { x: placed("x"), x2: { field: "x2" }, y: placed("y"), y2: { field: "y2" } },
        },
      ]

/**
 * The frame around every chart: size, title that states the finding, grey subtitle, alt text, locale and theme.
 *
 * Marks carry no descriptions of their own: vega-lite would make expressions of them.
 */
export const chart = (
  language: Language,
  parts: {
    readonly title: string
    readonly subtitle: string
    readonly description: string
    readonly width: number
    readonly height: number
    readonly layer: Layer[]
  },
): ChartSpec => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  description: plainText(parts.description),
  width: parts.width,
  height: parts.height,
  autosize: { type: "pad", contains: "content" },
  padding: 20,
  background: "white",
  title: {
    text: wrapEvenly(plainText(parts.title), pictureWidth, sizes.title, 600, 4),
    subtitle: wrap(plainText(parts.subtitle), pictureWidth, sizes.subtitle, 400, 6),
  },
  layer: parts.layer,
  config: {
    locale: locales[language],
    font: fontFamily,
    mark: { aria: false },
    view: { stroke: null },
    title: {
      anchor: "start",
      frame: "bounds",
      offset: 18,
      fontSize: sizes.title,
      fontWeight: 600,
      color: colours.ink,
      lineHeight: 25,
      subtitleFontSize: sizes.subtitle,
      subtitleFontWeight: 400,
      subtitleColor: colours.quiet,
      subtitleLineHeight: 18,
      subtitlePadding: 6,
    },
    axis: {
      labelFontSize: sizes.label,
      labelColor: colours.quiet,
      labelLimit: 0,
      labelFlush: false,
      labelPadding: 8,
      titleFontSize: sizes.label,
      titleFontWeight: 400,
      titleColor: colours.quiet,
      gridColor: colours.grid,
      domainColor: colours.rule,
      tickColor: colours.rule,
    },
  },
})
