import * as Schema from "effect/Schema"
import { DelayLaw, DurationLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { evidence } from "./evidence.ts"

const optional = Schema.optionalKey

const byHour = optional(recordOf(L.Period, L.Factor))

const arriveNotYet = ["by_weekday", "by_date", "appointments", "no_show", "batch", "grows", "across"]

export const Arrive = described(
  Schema.Union([
    described(Schema.Struct({ rate: L.Rate, by_hour: byHour }), "arrival", arriveNotYet),
    described(Schema.Struct({ pool: L.Count, each: L.Hazard, by_hour: byHour }), "arrival", arriveNotYet),
  ]),
  "arrival",
  arriveNotYet,
)

/** What an office may say of a class: less than the class itself, since the rest is taken over. */
export const ArriveHere = described(
  Schema.Struct({ rate: optional(L.Rate), pool: optional(L.Count), each: optional(L.Hazard), by_hour: byHour }),
  "arrival",
  arriveNotYet,
)

export const Citizens = described(
  Schema.Struct({
    title: optional(L.Title),
    wants: L.nameOf("services", "a service"),
    arrive: Arrive,
    patience: optional(Schema.Union([L.word(["endless"]), ...DurationLaw.members])),
    patience_when_told: optional(
      described(Schema.Struct({ wait: optional(L.PercentFactor), "not today": optional(L.Duration) }), "reaction", [
        "back at",
        "up",
      ]),
    ),
    returns: optional(
      described(Schema.Struct({ chance: L.Share, after: DelayLaw, at_most: optional(L.Count) }), "return"),
    ),
  }),
  "class of citizens",
  ["balks", "purposes", "like", "abandons"],
)

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
