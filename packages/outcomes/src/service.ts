import { Completed, EventType, type State } from "@tangguh/office"
import { atMoment } from "./at-moment.ts"
import { attainment } from "./attainment.ts"
import type { Asked, Family } from "./asked.ts"
import { beginning } from "./citizens.ts"
import { counting, ratio } from "./counting.ts"
import { leadTime } from "./lead-time.ts"
import { completing, passesOn } from "./passing-on.ts"
import type { Probe } from "./probe.ts"
import { utilisation } from "./utilisation.ts"

/** A count by the hour of the period. */
const perHour = (asked: Asked, probe: Probe): Probe => ({
  ...probe,
  value: () => probe.value() / (asked.windows.length(asked.plan.horizon) / 3600),
})

export const serviceProbes: Family = {
  completed: (asked) => completing(asked, asked.of),
  completed_per_hour: (asked) => perHour(asked, completing(asked, asked.of)),
  visits_per_card: (asked) => ratio(beginning(asked), completing(asked, -1)),
  uploaded: (asked) => ({
    ...counting(asked, [EventType.ServiceCompleted, EventType.ServedAtHome, EventType.RecordUploaded], (event) =>
      event.type === EventType.RecordUploaded || (passesOn(event) && event.value !== Completed.recordWaits) ? 1 : 0,
    ),
    atStep: asked.of,
  }),
  records_waiting: (asked) => atMoment(asked.at ?? { time: asked.plan.horizon }, (state) => recordsAt(asked, state)),
  lead_time: leadTime,
  attainment,
  utilisation,
  ticket_called: (asked) =>
    atMoment(asked.at ?? { time: asked.plan.horizon }, ({ offices: { called } }) =>
      called.reduce((most, each, office) => (asked.meansOffice(office) ? Math.max(most, each) : most), 0),
    ),
}

/** Records of a step that wait for upload. */
function recordsAt({ meansOffice, meansCitizen, of }: Asked, state: State): number {
  const { citizens, offices } = state
  let records = 0
  offices.recordFirst.forEach((first, office) => {
    if (!meansOffice(office)) return
    for (let slot = first; slot >= 0; slot = citizens.next[slot])
      if (citizens.step[slot] === of && meansCitizen(state, slot)) records++
  })
  return records
}
