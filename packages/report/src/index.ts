export { csv, type Cell } from "./csv.ts"
export { densityAt, pngWithDensity } from "./png.ts"
export { compileChart, pngScale, renderChart, type RenderedChart } from "./render.ts"
export { fontFiles, measuredWidth, measureWithBundledFont } from "./text-metrics.ts"
