import * as Schema from "effect/Schema"
import { Hours } from "../hours.ts"
import * as L from "../leaves.ts"
import { Anything, described, recordOf } from "../read.ts"
import { Announcement } from "./announcements.ts"
import { Check } from "./checks.ts"
import { Citizens, Person } from "./citizens.ts"
import { Dependency } from "./dependencies.ts"
import { Figure, Source } from "./evidence.ts"
import { Office, Region } from "./offices.ts"
import { Costs, Promise } from "./policies.ts"
import { Resource } from "./resources.ts"
import { Run } from "./run.ts"
import { Service } from "./services.ts"
import { Stock } from "./stocks.ts"

/* The scenario file, section by section. */

const optional = Schema.optionalKey

/** The whole file. Policies are read by the catalogue's own declarations. */
export const ScenarioFile = described(
  Schema.Struct({
    tangguh: L.Version,
    title: L.Title,
    about: optional(L.Title),
    illustrative: optional(L.Flag),
    run: Run,
    hours: optional(Hours),
    regions: optional(recordOf(L.Name, Region)),
    offices: optional(recordOf(L.Name, Office)),
    resources: optional(recordOf(L.Name, Resource)),
    dependencies: optional(recordOf(L.Name, Dependency)),
    stocks: optional(recordOf(L.Name, Stock)),
    services: recordOf(L.Name, Service),
    citizens: recordOf(L.Name, Citizens),
    people: optional(recordOf(L.Name, Person)),
    announcements: optional(Schema.Array(Announcement)),
    today: optional(Anything),
    policies: optional(Anything),
    bundles: optional(recordOf(L.Name, Schema.Array(L.PolicyName))),
    promises: optional(recordOf(L.Name, Promise)),
    costs: optional(Costs),
    sources: optional(recordOf(L.Label, Source)),
    facts: optional(recordOf(L.Name, Figure)),
    assumptions: optional(recordOf(L.Name, Figure)),
    checks: optional(recordOf(L.Label, Check)),
  }),
  "scenario",
)

export type ScenarioFile = (typeof ScenarioFile)["Type"]
