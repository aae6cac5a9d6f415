import type { Policy } from "@tangguh/office"
import type { Plan, PolicyChoice, Title } from "@tangguh/plan"
import { rationing } from "./buffer/rationing.ts"
import { safetyStock } from "./buffer/safety-stock.ts"
import { transfers } from "./buffer/transfers.ts"
import { extraKits } from "./capacity/extra-kits.ts"
import { extraPrinters } from "./capacity/extra-printers.ts"
import { mobileUnit } from "./capacity/mobile-unit.ts"
import { overtime } from "./capacity/overtime.ts"
import { weekendOpening } from "./capacity/weekend-opening.ts"
import { centralMirror } from "./centre/central-mirror.ts"
import { offHoursMaintenance } from "./centre/off-hours-maintenance.ts"
import { printFailover } from "./centre/print-failover.ts"
import { regionalReplica } from "./centre/regional-replica.ts"
import { vendorSla } from "./centre/vendor-sla.ts"
import { hotline } from "./communicate/hotline.ts"
import { letters } from "./communicate/letters.ts"
import { publicStatus } from "./communicate/public-status.ts"
import { sendHome } from "./communicate/send-home.ts"
import { courier } from "./decouple/courier.ts"
import { digitalId } from "./decouple/digital-id.ts"
import { dropOff } from "./decouple/drop-off.ts"
import { offlineCapture } from "./decouple/offline-capture.ts"
import { temporaryLetter } from "./decouple/temporary-letter.ts"
import type { BundleName, PolicyDefinition } from "./definition.ts"
import { backupLink } from "./power-and-link/backup-link.ts"
import { generator } from "./power-and-link/generator.ts"
import { surgeProtection } from "./power-and-link/surge-protection.ts"
import { ups } from "./power-and-link/ups.ts"
import { appointments } from "./queue/appointments.ts"
import { expressLane } from "./queue/express-lane.ts"
import { redirect } from "./queue/redirect.ts"
import { ticketCap } from "./queue/ticket-cap.ts"

const definitions: readonly PolicyDefinition[] = [
  offlineCapture,
  courier,
  ups,
  generator,
  backupLink,
  centralMirror,
  regionalReplica,
  printFailover,
  vendorSla,
  offHoursMaintenance,
  safetyStock,
  transfers,
  rationing,
  temporaryLetter,
  digitalId,
  overtime,
  weekendOpening,
  extraKits,
  extraPrinters,
  mobileUnit,
  hotline,
  publicStatus,
  letters,
  appointments,
  ticketCap,
  sendHome,
  dropOff,
  redirect,
  expressLane,
  surgeProtection,
]

/** Every mitigation that can be named in a scenario, by its name, in the order of the catalogue. */
export const catalogue: ReadonlyMap<string, PolicyDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)

/** Policies that are best bought together. */
export interface Bundle {
  readonly name: BundleName
  readonly title: Title
  /** Names of policies, in the order in which they are in force. */
  readonly members: readonly string[]
  /** Of the bundle only where a file says how, as they cannot be named without a word; each with the member that it stands before. */
  readonly ifSaid: readonly (readonly [name: string, before: string | null])[]
}

const bundle = (name: BundleName, en: string, id: string): readonly [string, Bundle] => {
  const own = definitions.filter((each) => each.bundle === name)
  return [
    name,
    {
      name,
      title: { en, id },
      members: own.filter(needsNoWord).map((each) => each.name),
      ifSaid: own.flatMap((each, i) =>
        needsNoWord(each) ? [] : [[each.name, own.slice(i).find(needsNoWord)?.name ?? null] as const],
      ),
    },
  ]
}

/** Whether a policy can be named without saying anything of it. */
const needsNoWord = ({ parameters }: PolicyDefinition): boolean =>
  Object.values(parameters).every((each) => each.default !== null)

/** The bundles of the catalogue, by name; what cannot be named without a word is part of them only where a file says how. */
export const bundles: ReadonlyMap<string, Bundle> = new Map([
  bundle("communicate", "Communicate", "Komunikasi"),
  bundle("decouple", "Decouple from the centre", "Lepas dari pusat"),
  bundle("power-and-link", "Power and link", "Listrik dan jaringan"),
  bundle("buffer", "Buffer", "Persediaan"),
  bundle("capacity", "Capacity", "Kapasitas"),
  bundle("centre", "Centre", "Pusat"),
])

/** The policy that a scenario has chosen, with its parameters, for a plan. */
export const policyOf = (choice: PolicyChoice, plan: Plan): Policy =>
  catalogue.get(choice.is)!.make(choice.name, choice.parameters, plan, choice.leftOut ?? [])
