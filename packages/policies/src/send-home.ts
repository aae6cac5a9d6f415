import { type Command, EventType, NOWHERE, type OfficeView, type Policy, type PublicEvent } from "@tangguh/office"
import { noCost, office, parameter, type PolicyDefinition } from "./definition.ts"
import { supplyEvents } from "./supply-events.ts"

type Memory = Record<number, { blockedSince: number }>

/** Says “not today” once nobody could be served for a while; a voucher gives priority next time. */
export const sendHome: PolicyDefinition = {
  name: "send-home",
  title: { en: "Send the queue home", id: "Pulangkan antrean" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "whose failure sends people home; any that stops the work, if left out",
      "gangguan mana yang memulangkan; apa pun yang menghentikan pelayanan bila tidak disebut",
    ),
    after: parameter(
      "duration",
      "60 min",
      "0 min to 3 h",
      "how long nobody could be served",
      "berapa lama tak seorang pun dapat dilayani",
    ),
    priority: parameter(
      "boolean",
      "true",
      null,
      "whether those sent home come first next time",
      "apakah yang dipulangkan didahulukan nanti",
    ),
  },
  cost: { ...noCost, once: 0, yearly: 0, decides: office, pays: office, basis: "no cost" },
  mechanism: {
    en: "Those who wait are told that there is no service today and go within minutes, those who come are told at the door; with a voucher they come first next time, before everyone else.",
    id: "Yang menunggu diberi tahu tidak dilayani hari ini dan segera pulang, yang datang diberi tahu di pintu; dengan kupon mereka didahulukan nanti.",
  },
  limits: {
    en: "Records nobody that day; the server may come back just after; the next day is more crowded.",
    id: "Hari itu tak ada yang terekam; pusat bisa pulih sesaat kemudian; esoknya lebih ramai.",
  },
  make: (name, parameters) =>
    sendHomePolicy(
      name,
      parameters["for"] as readonly number[],
      parameters["after"] as number,
      parameters["priority"] as boolean,
    ),
}

/** Looks again, office by office, whenever something fails, recovers or opens; waits out `after` by a timer whose token is the office. */
function sendHomePolicy(
  name: string,
  dependencies: readonly number[],
  after: number,
  voucher: boolean,
): Policy<Memory> {
  const stopped = (view: OfficeView, place: number) =>
    view.isOpen(place) &&
    view.isBlocked(place) &&
    (dependencies.length === 0 || dependencies.some((d) => view.isDown(place, d)))
  return {
    name,
    listensTo: [...supplyEvents, EventType.OfficeOpened, EventType.BreakEnded, EventType.TimerFired],
    initialMemory: () => ({}),
    remember: (memory, event, view) => {
      const next: Memory = { ...memory }
      for (const place of placesOf(event, view)) {
        if (!stopped(view, place)) delete next[place]
        else next[place] ??= { blockedSince: event.time }
      }
      return next
    },
    decide: (memory, event, view) => {
      const commands: Command[] = []
      for (const place of placesOf(event, view)) {
        const since = memory[place]?.blockedSince
        if (since === undefined) continue
        if (event.time >= since + after) commands.push({ kind: "dismiss queue", office: place, voucher })
        else commands.push({ kind: "set timer", at: since + after, token: place })
      }
      return commands
    },
  }
}

const placesOf = (event: PublicEvent, view: OfficeView): readonly number[] =>
  event.type === EventType.TimerFired
    ? [event.value]
    : event.office !== NOWHERE
      ? [event.office]
      : Array.from({ length: view.offices }, (_, place) => place)
