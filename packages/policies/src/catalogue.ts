import type { Policy } from "@tangguh/office"
import type { Plan, PolicyChoice } from "@tangguh/plan"
import { backupLink } from "./backup-link.ts"
import type { PolicyDefinition } from "./definition.ts"
import { extraKits } from "./extra-kits.ts"
import { generator } from "./generator.ts"
import { hotline } from "./hotline.ts"
import { offlineCapture } from "./offline-capture.ts"
import { overtime } from "./overtime.ts"
import { publicStatus } from "./public-status.ts"
import { sendHome } from "./send-home.ts"
import { ups } from "./ups.ts"

/** Every mitigation that can be named in a scenario, by its name. */
export const catalogue: ReadonlyMap<string, PolicyDefinition> = new Map(
  [offlineCapture, ups, generator, backupLink, extraKits, overtime, hotline, publicStatus, sendHome].map(
    (definition) => [definition.name, definition],
  ),
)

/** The policy that a scenario has chosen, with its parameters, for a plan. */
export const policyOf = (choice: PolicyChoice, plan: Plan): Policy =>
  catalogue.get(choice.is)!.make(choice.name, choice.parameters, plan)
