import { createHash } from "node:crypto"
import type { Plan } from "@tangguh/plan"

/** A digest of a plan: what its logs are about. */
export const planDigest = (plan: Plan): string =>
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
