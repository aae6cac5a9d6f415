import { Cause, type Model } from "@tangguh/office"
import type { Probe } from "@tangguh/outcomes"
import type { Plan, Title } from "@tangguh/plan"

export interface WaitCause {
  readonly name: string
  readonly title: Title
  /** A failure, or what is there on every day. */
  readonly kind: "failure" | "ordinary"
}

/** What people may wait for, in the numbering of the office package; a dependency under its own name. */
export function causesOf(plan: Plan): readonly WaitCause[] {
  const ordinary = (name: string, en: string, id: string): WaitCause => ({ name, title: { en, id }, kind: "ordinary" })
  const causes: WaitCause[] = []
  causes[Cause.closed] = ordinary("closed", "Doors closed", "Pintu tertutup")
  causes[Cause.onBreak] = ordinary("break", "Break", "Istirahat")
  causes[Cause.staff] = ordinary("staff", "No counter staffed", "Tidak ada loket")
  causes[Cause.busy] = ordinary("busy", "Counters busy", "Loket terpakai")
  plan.dependencies.forEach((dependency, d) => {
    causes[Cause.dependency + d] = { name: dependency.name, title: dependency.title, kind: "failure" }
  })
  return causes
}

/** Person-seconds waited after warm-up, by cause: their sum is all waiting, exactly, for times lie on a grid. */
export function waitCauses(model: Model): Probe & { readonly seconds: Float64Array } {
  const seconds = new Float64Array(causesOf(model.plan).length)
  const { warmUp } = model.plan
  return {
    seconds,
    stretch: (stretch) => {
      if (stretch.waiting > 0 && stretch.until > warmUp)
        seconds[stretch.cause] += stretch.waiting * (stretch.until - Math.max(stretch.from, warmUp))
    },
    value: () => seconds.reduce((sum, each) => sum + each, 0),
  }
}
