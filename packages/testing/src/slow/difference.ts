import { eventNames, type OfficeEvent } from "@tangguh/office"

const line = (event: OfficeEvent | undefined): string => {
  if (event === undefined) return "(nothing more)"
  const { number, time, type, office, subject, value, hidden, cause } = event
  const day = Math.floor(time / 86_400)
  const clock = new Date((time % 86_400) * 1000).toISOString().slice(11, 19)
  return `${number} day ${day} ${clock} (${time}) ${eventNames[type]} office ${office} of ${subject} value ${value} hidden ${hidden} cause ${cause}`
}

const isSame = (one: OfficeEvent | undefined, other: OfficeEvent | undefined): boolean =>
  one?.time === other?.time &&
  one?.type === other?.type &&
  one?.office === other?.office &&
  one?.subject === other?.subject &&
  one?.value === other?.value &&
  one?.hidden === other?.hidden &&
  one?.cause === other?.cause

/** Where two logs first differ, with what came before; null: nowhere. */
export function difference(one: readonly OfficeEvent[], other: readonly OfficeEvent[]): string | null {
  const length = Math.max(one.length, other.length)
  for (let i = 0; i < length; i++) {
    if (isSame(one[i], other[i])) continue
    const before = one.slice(Math.max(0, i - 10), i).map(line)
    const after = (log: readonly OfficeEvent[], name: string) =>
      Array.from({ length: 10 }, (_, k) => `${name} ${line(log[i + k])}`)
    return [...before, ...after(one, "fast"), ...after(other, "slow")].join("\n")
  }
  return null
}
