import { measure } from "./measure.ts"

/** `pnpm bench [--format json]`: every figure with its ratio, in the same run, to what it is held against. */
const lines = await measure(process.argv.includes("--quick") ? 3 : 7)
if (process.argv.includes("json")) console.log(JSON.stringify(lines, null, 2))
else {
  for (const { name, rate, unit, ratio, reference, bar } of lines) {
    const held =
      ratio === null ? "" : `${ratio.toFixed(2)} of ${reference}${bar === null ? "" : `   (at least ${bar})`}`
    console.log(
      `${name.padEnd(44)} ${rate.toLocaleString("en", { maximumSignificantDigits: 3 }).padStart(12)} ${unit.padEnd(15)} ${held}`,
    )
  }
}
