/** Outcomes of the format that no registry defines yet. */
export const outcomesNotYet: readonly string[] = [
  "lead_time",
  "backlog",
  "outages",
  "deadlines_missed",
  "on_hand",
  "fill_rate",
  "time_until_empty",
  "orders_per_day",
  "present",
  "sojourn",
  "turned_away_share",
  "stockout_share",
  "overtime",
  "days_to_clear",
]

/** Policies of the format that no catalogue holds yet. */
export const policiesNotYet: readonly string[] = [
  "letters",
  "redirect",
  "central-mirror",
  "regional-replica",
  "off-hours-maintenance",
  "transfers",
  "express-lane",
  "safety-stock",
  "temporary-letter",
  "extra-printers",
  "appointments",
  "weekend-opening",
  "mobile-unit",
  "ticket-cap",
]
