import * as Schema from "effect/Schema"
import { Weekdays } from "../hours.ts"
import { CountLaw, DelayLaw, DurationLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { evidence } from "./evidence.ts"

const optional = Schema.optionalKey

/** When within the year, the week and the day they come. */
const profile = {
  by_hour: optional(recordOf(L.Period, L.Factor)),
  by_weekday: optional(recordOf(Weekdays, L.Factor)),
  by_date: optional(recordOf(L.Dates, L.Factor)),
}

/** How a class comes to an office. */
export const Arrive = described(
  Schema.Union([
    described(Schema.Struct({ rate: L.Rate, batch: optional(CountLaw), ...profile }), "arrival"),
    described(Schema.Struct({ pool: L.Count, each: L.Hazard, grows: optional(L.Rate), ...profile }), "arrival"),
    described(Schema.Struct({ at: Schema.Array(L.Instant) }), "arrival"),
    described(Schema.Struct({ appointments: L.Rate, no_show: optional(L.Share) }), "arrival"),
  ]),
  "arrival",
)

const Balks = described(
  Schema.Struct({
    queue: optional(L.PositiveCount),
    when_down: optional(L.Share),
    hopeless: optional(L.Share),
  }),
  "balking",
)

const Purpose = described(
  Schema.Struct({ title: optional(L.Title), share: L.Share, deadline: DelayLaw, ...evidence }),
  "purpose",
)

export const Citizens = described(
  Schema.Struct({
    title: optional(L.Title),
    wants: L.nameOf("services", "a service"),
    arrive: Arrive,
    patience: optional(Schema.Union([L.word(["endless"]), ...DurationLaw.members])),
    patience_when_told: optional(
      described(
        Schema.Struct({
          wait: optional(L.PercentFactor),
          "not today": optional(L.Duration),
          "back at": optional(L.PercentFactor),
        }),
        "reaction",
      ),
    ),
    balks: optional(Balks),
    returns: optional(
      described(Schema.Struct({ chance: L.Share, after: DelayLaw, at_most: optional(L.Count) }), "return"),
    ),
    purposes: optional(recordOf(L.Name, Purpose)),
  }),
  "class of citizens",
)

/** A scripted citizen. */
export const Person = described(
  Schema.Struct({
    title: optional(L.Title),
    class: L.nameOf("citizens", "a class of citizens"),
    arrives: L.Instant,
    patience: optional(L.PersonPatience),
    office: optional(L.nameOf("offices", "an office")),
    ...evidence,
  }),
  "person",
)
