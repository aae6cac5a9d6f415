import type { Costs } from "@tangguh/plan"
import type { Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"
import type { Sum } from "../quantity.ts"

/** A sum in the currency of the file, whose period is as wanted. */
export const moneyAt = (
  compiling: Compiling,
  currency: string,
  path: Path,
  sum: Sum | undefined,
  yearly = false,
): number | null => {
  if (sum === undefined) return null
  if (sum.currency !== currency)
    compiling.problem(
      path,
      `the currency is ${sum.currency}, and that of the file is ${currency}`,
      `an amount in ${currency === "IDR" ? "Rp" : currency}`,
    )
  if (sum.yearly && !yearly)
    compiling.problem(path, "an amount for each year is not possible here", "an amount without / year")
  return sum.amount
}

export const compileCosts = (compiling: Compiling): Costs => {
  const written = compiling.file.costs
  const currency = written?.currency ?? "IDR"
  if (written !== undefined || compiling.file.policies !== undefined) {
    if (written?.currency === undefined) compiling.assume(["costs", "currency"], "IDR")
    if (written?.years === undefined) compiling.assume(["costs", "years"], "5")
    if (written?.discount === undefined) compiling.assume(["costs", "discount"], "6 %")
  }
  if ((written?.years ?? 5) > 100)
    compiling.problem(["costs", "years"], `${written!.years} years is too long`, "at most 100")
  return {
    currency,
    pricesOf: written?.prices_of ?? null,
    years: written?.years ?? 5,
    discount: written?.discount ?? 0.06,
    hourWaited: moneyAt(compiling, currency, ["costs", "hour_waited"], written?.hour_waited),
    trip: moneyAt(compiling, currency, ["costs", "trip"], written?.trip),
    each: Object.fromEntries(
      Object.entries(written?.each ?? {}).map(([name, sum]) => [
        name,
        moneyAt(compiling, currency, ["costs", "each", name], sum)!,
      ]),
    ),
  }
}
