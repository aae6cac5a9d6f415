import { breakable, Cause, EventType, type Model } from "@tangguh/office"
import type { Probe } from "@tangguh/outcomes"
import type { Plan, Title } from "@tangguh/plan"

export interface WaitCause {
  readonly name: string
  readonly title: Title
  /** A failure, or what is there on every day. */
  readonly kind: "failure" | "ordinary"
}

/** What people may wait for, in the numbering of the office package; a dependency, or broken units, under their own names. */
export function causesOf(plan: Plan): readonly WaitCause[] {
  const ordinary = (name: string, en: string, id: string): WaitCause => ({ name, title: { en, id }, kind: "ordinary" })
  const causes: WaitCause[] = []
  causes[Cause.closed] = ordinary("closed", "Doors closed", "Pintu tertutup")
  causes[Cause.onBreak] = ordinary("break", "Break", "Istirahat")
  causes[Cause.staff] = ordinary("staff", "No counter staffed", "Tidak ada loket")
  causes[Cause.busy] = ordinary("busy", "Counters busy", "Loket terpakai")
  causes[Cause.stock] = ordinary("stock", "Nothing in stock", "Stok kosong")
  causes[Cause.batch] = ordinary("batch", "Waiting for a full batch", "Menunggu kelompok penuh")
  causes[Cause.limit] = ordinary("limit", "Daily limit reached", "Batas harian tercapai")
  causes[Cause.way] = ordinary("way", "On the way to another office", "Dalam perjalanan ke kantor lain")
  plan.dependencies.forEach((dependency, d) => {
    causes[Cause.dependency + d] = { name: dependency.name, title: dependency.title, kind: "failure" }
  })
  breakable(plan).forEach((resource, r) => {
    const { name, title } = plan.resources[resource]
    causes[Cause.dependency + plan.dependencies.length + r] = {
      name: `${name}-broken`,
      title: { en: `${title.en} broken`, id: `${title.id} rusak` },
      kind: "failure",
    }
  })
  return causes
}

/** Person-seconds waited after warm-up, by cause: their sum is all waiting, exactly, for times lie on a grid. Jobs are not people. */
export function waitCauses({ plan, isJob }: Model): Probe & { readonly seconds: Float64Array } {
  const seconds = new Float64Array(causesOf(plan).length)
  const warmUp = plan.warmUp ?? 0
  return {
    seconds,
    listensTo: [EventType.CitizenRedirected],
    event: ({ time, hidden }) => {
      seconds[Cause.way] += Math.max(0, Math.min(hidden, plan.horizon) - Math.max(time, warmUp))
    },
    stretch: ({ waiting, step, from, until, cause }) => {
      if (waiting > 0 && until > warmUp && isJob[step] === 0)
        seconds[cause] += waiting * (until - Math.max(from, warmUp))
    },
    value: () => seconds.reduce((sum, each) => sum + each, 0),
  }
}
