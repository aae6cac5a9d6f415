import { measure } from "./measure.ts"

/** `pnpm bench [--quick] [--format json]`: every figure with its ratio, in the same run, to what it is held against. */
const quick = process.argv.includes("--quick")
const lines = await measure(quick ? 3 : 7, quick ? 7 : 365)
if (process.argv.includes("json")) console.log(JSON.stringify(lines, null, 2))
else {
  for (const { name, rate, unit, ratio, reference, bar, most } of lines) {
    const held =
      ratio === null
        ? most === null
          ? ""
          : `(at most ${most.toLocaleString("en")})`
        : `${ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)} of ${reference}${bar === null ? "" : `   (at least ${bar})`}`
    console.log(
      `${name.padEnd(44)} ${rate.toLocaleString("en", { maximumSignificantDigits: 3 }).padStart(12)} ${unit.padEnd(15)} ${held}`,
    )
  }
}
