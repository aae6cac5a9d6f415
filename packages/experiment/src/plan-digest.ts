import { createHash } from "node:crypto"
import type { Plan } from "@tangguh/plan"

const known = new WeakMap<Plan, string>()

/** A digest of a plan: what its logs are about. */
export function planDigest(plan: Plan): string {
  const digest = known.get(plan) ?? digestOf(plan)
  known.set(plan, digest)
  return digest
}

const digestOf = (plan: Plan): string =>
  createHash("sha256")
    .update(
      JSON.stringify(plan, (_, value: unknown) =>
        ArrayBuffer.isView(value)
          ? Array.from(value as Float64Array, String)
          : typeof value === "number"
            ? String(value)
            : value,
      ),
    )
    .digest("hex")
