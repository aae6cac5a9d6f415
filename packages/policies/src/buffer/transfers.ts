import { type Command, EventType, type OfficeView, type Policy } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { cost, parameter, type PolicyDefinition, province, regency } from "../definition.ts"

const evidence = {
  en: "estimate for the courier; the directorate general asks provinces to level (civil registry of Pati, 15 November 2022), and 500 blanks were lent (Tribun Kaltim, 7 August 2023)",
  id: "perkiraan untuk kurir; Ditjen meminta provinsi meratakan (Disdukcapil Pati, 15 November 2022), dan 500 blangko pernah dipinjamkan (Tribun Kaltim, 7 Agustus 2023)",
}

/** Offices lend each other what they have too much of. */
export const transfers: PolicyDefinition = {
  number: 12,
  name: "transfers",
  title: { en: "Transfers between offices", id: "Saling pinjam antar-kantor" },
  bundle: "buffer",
  does: { en: "an office that runs low borrows from one that has", id: "yang hampir habis meminjam dari yang punya" },
  parameters: {
    stock: parameter(
      "stock name",
      "none",
      null,
      "which stock; the first of the file, if left out",
      "persediaan mana; yang pertama di berkas bila tidak disebut",
    ),
    lend_above: parameter(
      "count",
      "200",
      "50 to 1000",
      "an office lends what it has above this",
      "kantor meminjamkan yang di atas sekian",
    ),
    ask_at: parameter(
      "count",
      "20",
      "0 to 100",
      "an office asks at this or less",
      "kantor meminta bila tinggal sekian",
    ),
    amount: parameter("count", "100", "20 to 500", "so many at a time, at most", "sekian sekali pinjam, paling banyak"),
    takes: parameter("duration", "1 day", "2 h to 7 days", "on the way", "lama di jalan"),
  },
  evidence,
  cost: cost(evidence, province, regency, { perUse: 100_000 }),
  costUnit: null,
  use: { perUse: EventType.StockSent, is: { en: "a transfer", id: "sekali kirim" } },
  mechanism: {
    en: "At each opening, and when its stock runs out, an office that is low gets some from the office that has most, if that has more than it needs itself.",
    id: "Setiap buka, dan saat persediaan habis, kantor yang hampir habis diberi oleh kantor yang paling banyak punya, bila lebih dari kebutuhannya sendiri.",
  },
  sideEffects: { en: "The lender runs low sooner.", id: "Yang meminjamkan lebih cepat habis." },
  limits: {
    en: "Does nothing where there is one office, or where all are short at once.",
    id: "Tidak berguna bila kantornya hanya satu, atau bila semua kekurangan.",
  },
  make: (name, parameters, plan) =>
    transfersPolicy(name, plan, {
      stock: Math.max(0, parameters["stock"] as number),
      lendAbove: parameters["lend_above"] as number,
      askAt: parameters["ask_at"] as number,
      amount: parameters["amount"] as number,
      takes: parameters["takes"] as number,
    }),
}

interface Rule {
  readonly stock: number
  readonly lendAbove: number
  readonly askAt: number
  readonly amount: number
  readonly takes: number
}

/** When what a store has asked for arrives. */
type Awaited = Readonly<Record<number, number>>

/** Commands are carried out one by one, so that the next office to ask sees what is left. */
function transfersPolicy(name: string, plan: Plan, rule: Rule): Policy<Awaited> {
  if (plan.stocks.length === 0) return { name }
  const storeOf = (office: number) => plan.offices[office].stores[rule.stock]
  /** One office for each store, for a store that offices share is looked at once. */
  const offices = new Map(plan.offices.map((_, office) => [storeOf(office), office]))
  const spare = (view: OfficeView, to: number) =>
    [...offices]
      .filter(([store]) => store !== to)
      .map(([store, office]) => ({ store, amount: view.onHand(office, rule.stock) - rule.lendAbove }))
      .reduce((most, each) => (each.amount > most.amount ? each : most), { store: -1, amount: 0 })
  const asked = (to: number, awaited: Awaited, time: number, view: OfficeView): readonly Command[] => {
    const office = offices.get(to)
    if (office === undefined || view.onHand(office, rule.stock) > rule.askAt) return []
    if ((awaited[to] ?? 0) > time) return []
    const { store: from, amount } = spare(view, to)
    return from < 0 ? [] : [{ kind: "transfer", from, to, amount: Math.min(amount, rule.amount), takes: rule.takes }]
  }
  return {
    name,
    listensTo: [EventType.OfficeOpened, EventType.StockDepleted, EventType.StockShipped, EventType.PoliciesChanged],
    initialMemory: () => ({}),
    remember: (awaited, { type, subject, time }) =>
      type === EventType.StockShipped ? { ...awaited, [subject]: time + rule.takes } : awaited,
    decide: (awaited, event, view): readonly Command[] => {
      if (event.type === EventType.StockShipped) return []
      if (event.type === EventType.PoliciesChanged)
        return [...offices.keys()].flatMap((to) => asked(to, awaited, event.time, view))
      return asked(
        event.type === EventType.OfficeOpened ? storeOf(event.office) : event.subject,
        awaited,
        event.time,
        view,
      )
    },
  }
}
