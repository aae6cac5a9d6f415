import type { Law } from "@tangguh/engine"

/** How long until something happens, in seconds or in opening dates of the office: N working days later is the same clock time. */
export type Delay =
  | { readonly law: Law; readonly unit: "seconds" | "working days" }
  | { readonly mixture: readonly { readonly share: number; readonly of: Delay }[] }
