import type { OutcomeDeclaration, Parameter, PolicyDeclaration, Qualifier, Take } from "@tangguh/plan"

/* A small catalogue and registry that stand in for the real ones. */

const cost: PolicyDeclaration["cost"] = {
  once: null,
  yearly: null,
  perUse: null,
  lasts: null,
  decides: { en: "regency", id: "kabupaten" },
  pays: { en: "regency", id: "kabupaten" },
  basis: "estimate",
}

const parameter = (kind: Parameter["kind"], value: string | null, range: string | null = null): Parameter => ({
  kind,
  default: value,
  range,
  about: { en: "about", id: "tentang" },
})

const policy = (name: string, parameters: Record<string, Parameter>): readonly [string, PolicyDeclaration] => [
  name,
  { name, title: { en: name, id: name }, parameters, cost },
]

export const policies: ReadonlyMap<string, PolicyDeclaration> = new Map([
  policy("offline-capture", {
    steps: parameter("step names", "all"),
    without: parameter("dependency names", "none"),
    buffer: parameter("count", "300", "100 to 1000"),
    upload: parameter("rate", "60 / h"),
    loss: parameter("share", "0.5 %", "0.1 to 1 %"),
    duplicate: parameter("share", "0 %"),
  }),
  policy("ups", { battery: parameter("duration", "30 min", "15 to 60 min"), recharge: parameter("duration", "4 h") }),
  policy("generator", {
    start: parameter("duration", "2 min"),
    start_failure: parameter("share", "15 %"),
    fuel: parameter("duration", "8 h"),
    refuel: parameter("working days", "1 working day"),
    damage: parameter("share", "0 %"),
    repair: parameter("working days", "5 working days"),
  }),
  policy("backup-link", {
    for: parameter("dependency names", "all"),
    failover: parameter("law", "5 min"),
    slow: parameter("factor", "1"),
  }),
  policy("extra-kits", { resource: parameter("resource name", null), count: parameter("count", "1") }),
  policy("overtime", { hours: parameter("duration", "3 h"), fatigue: parameter("factor", "1") }),
  policy("hotline", {
    reach: parameter("share", "30 %"),
    calls_first: parameter("share", "65 %"),
    lead: parameter("duration", "1 h"),
    call: parameter("duration", "3 min"),
  }),
  policy("public-status", {
    reach: parameter("share", "50 %"),
    delay: parameter("duration", "30 min"),
    false_up: parameter("share", "5 %"),
    false_up_after: parameter("duration", "1 h"),
  }),
  policy("send-home", { after: parameter("duration", "60 min"), priority: parameter("boolean", "false") }),
  policy("letters", { reach: parameter("share", "70 %"), lag: parameter("delay", "{ uniform: 1 to 7 days }") }),
  policy("redirect", { to: parameter("office name", "none"), travel: parameter("duration", "30 min") }),
  policy("central-mirror", { for: parameter("dependency names", "none"), failover: parameter("law", "1 h") }),
  policy("regional-replica", { for: parameter("step names", "none"), stale: parameter("share below 100 %", "2 %") }),
  policy("off-hours-maintenance", { for: parameter("dependency names", "none") }),
  policy("transfers", { stock: parameter("stock name", "none"), lend_above: parameter("count", "200") }),
  policy("safety-stock", {
    stock: parameter("stock name", "none"),
    at: parameter("count", "500"),
    up_to: parameter("count", "2000"),
    lead_time: parameter("delay", "7 days"),
  }),
  policy("express-lane", { classes: parameter("class names", null), steps: parameter("step names", "none") }),
  policy("temporary-letter", { uptake: parameter("share", "60 %"), valid: parameter("duration", "180 days") }),
  policy("extra-printers", { resource: parameter("resource name", "none"), count: parameter("count", "1") }),
  policy("appointments", { quota: parameter("rate", "60 / working day") }),
  policy("call-back", { message: parameter("message", "wait"), recall: parameter("delay", "1 working day") }),
])

const people: readonly Qualifier[] = ["office", "class", "service", "purpose", "during", "at", "since"]
const takes: readonly Take[] = ["total", "mean", "min", "max", "change"]

/** An outcome that may be narrowed to some people and times, and as it is said besides. */
const outcome = (
  name: string,
  quantity: OutcomeDeclaration["quantity"],
  of: OutcomeDeclaration["of"] = null,
  ...more: readonly Qualifier[]
): readonly [string, OutcomeDeclaration] => [name, { name, quantity, of, qualifiers: [...people, ...more], takes }]

export const outcomes: ReadonlyMap<string, OutcomeDeclaration> = new Map([
  outcome("ticket_called", "count"),
  outcome("attainment", "share", "promise"),
  outcome("completed", "count", "step"),
  outcome("leaves_at", "instant", "citizen"),
  outcome("ending", "ending", "citizen"),
  outcome("waited", "seconds", null, "citizen", "quantile"),
  outcome("ahead", "count", "citizen"),
  outcome("unserved", "count"),
  outcome("queue", "count", null, "step"),
  outcome("hours_waited", "seconds"),
  outcome("visits", "count"),
  outcome("first_visits", "count"),
  outcome("time_to_clear", "seconds", "step", "working days"),
  outcome("wasted_trips", "count"),
  outcome("wait", "seconds", null, "step", "quantile"),
  outcome("utilisation", "share", "resource"),
  outcome("availability", "share", "dependency"),
  outcome("abandoned_share", "share"),
  outcome("completed_per_hour", "per hour", "step"),
  outcome("time_to_make_good", "working days", "step"),
  outcome("outages", "count", "dependency"),
  outcome("backlog", "count", "step"),
  outcome("pending_days", "seconds", "step"),
  outcome("deadlines_missed", "count"),
  outcome("lead_time", "seconds", null, "quantile", "working days"),
  outcome("on_hand", "count", "stock"),
  outcome("fill_rate", "share", "stock"),
  outcome("time_until_empty", "seconds", "stock", "working days"),
  outcome("orders_per_day", "per hour", "stock"),
])
