import { Resvg } from "@resvg/resvg-js"
import type { ChartSpec } from "@tangguh/charts"
import * as vega from "vega"
import { compile } from "vega-lite"
import { densityAt, pngWithDensity } from "./png.ts"
import { fontFiles, measureWithBundledFont } from "./text-metrics.ts"

/** One chart in its three forms. */
export interface RenderedChart {
  /** The specification, complete with data, locale and theme: opens in any vega-lite viewer. */
  readonly vegaLite: string
  readonly svg: string
  /** Twice the size of the SVG. */
  readonly png: Uint8Array
}

/** How many pixels of the PNG there are to one of the SVG. */
export const pngScale = 2

/** Compiles a specification; what vega-lite warns of is returned, not printed. */
export const compileChart = (spec: ChartSpec): { readonly vega: vega.Spec; readonly warnings: string[] } => {
  const warnings: string[] = []
  const warn = (...messages: readonly unknown[]) => {
    warnings.push(messages.join(" "))
    return logger
  }
  const nothing = () => logger
  const logger = { level: () => logger, error: warn, warn, info: nothing, debug: nothing }
  const compiled = compile(spec, { logger: logger as never })
  return { vega: compiled.spec, warnings }
}

const refuse = () => Promise.reject(new Error("a chart reads nothing but its own data"))

/** Vega asks this for files and addresses; a chart of ours has none. */
const closedLoader = { options: {}, load: refuse, sanitize: refuse, http: refuse, file: refuse }

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** The SVG with the alt text of the specification as its title, which screen readers and browsers show. */
const withTitle = (svg: string, description: string | undefined) =>
  description === undefined
    ? svg
    : svg.replace(/^<svg[^>]*>/, (head) => `${head}<title>${escaped(description)}</title>`)

const draw = async (spec: ChartSpec): Promise<string> => {
  measureWithBundledFont()
  const runtime = vega.parse(compileChart(spec).vega)
  const view = new vega.View(runtime, { renderer: "none", loader: closedLoader, logLevel: vega.Error })
  try {
    return withTitle(await view.toSVG(), spec.description)
  } finally {
    view.finalize()
  }
}

const rasterised = (svg: string): Uint8Array => {
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: pngScale },
    background: "white",
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "Source Sans 3" },
  })
  return pngWithDensity(resvg.render().asPng(), densityAt(pngScale))
}

/**
 * Draws a chart: its specification as text, an SVG and a PNG. Nothing is written to disk, and no network is used.
 * What is drawn is a copy, read back from the text, because vega writes into the data that it is given.
 */
export const renderChart = async (spec: ChartSpec): Promise<RenderedChart> => {
  const vegaLite = `${JSON.stringify(spec, undefined, 2)}\n`
  const svg = await draw(JSON.parse(vegaLite) as ChartSpec)
  return { vegaLite, svg, png: rasterised(svg) }
}
