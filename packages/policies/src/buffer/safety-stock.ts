import type { Delay, Reorder } from "@tangguh/plan"
import { perPiece } from "../cost-units.ts"
import { asToday, centreAndRegency, cost, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "about Rp 10 thousand a blank card (Radio Idola, 2023; tender ceiling Rp 11.7 thousand, JPNN, 27 March 2017), tied up in the stock; lead times are an estimate",
  id: "sekitar Rp 10 ribu selembar blangko (Radio Idola, 2023; pagu lelang Rp 11,7 ribu, JPNN, 27 Maret 2017), tertanam dalam persediaan; waktu tunggu perkiraan",
}

/** A stock is ordered before it runs out. */
export const safetyStock: PolicyDefinition = {
  number: 11,
  name: "safety-stock",
  title: { en: "Safety stock of blanks", id: "Stok pengaman blangko" },
  bundle: "buffer",
  does: { en: "orders before the stock runs out", id: "memesan sebelum persediaan habis" },
  parameters: {
    stock: parameter(
      "stock name",
      "none",
      null,
      "which stock; all of them, if left out",
      "persediaan mana; semua bila tidak disebut",
    ),
    at: parameter(
      "count",
      "500",
      "100 to 5000",
      "an order goes out when on hand and on order, less what people wait for, are this or less",
      "pesan bila yang ada dan dipesan, dikurangi yang ditunggu warga, tinggal sekian",
    ),
    up_to: parameter("count", "2000", "500 to 20_000", "it is filled up to this", "diisi sampai sekian"),
    lead_time: asToday(
      parameter(
        "delay",
        "7 days",
        "3 to 14 days",
        "from order to delivery; if left out as the file has it for what is ordered today",
        "dari pesanan sampai tiba; bila tidak disebut seperti pesanan sekarang di berkas",
      ),
    ),
    filled: asToday(
      parameter(
        "share",
        "100 %",
        "50 to 100 %",
        "of an order, what comes: the centre may ration; if left out as the file has it",
        "bagian pesanan yang tiba: pusat bisa menjatah; bila tidak disebut seperti di berkas",
      ),
    ),
    review: asToday(
      parameter(
        "duration",
        "0 min",
        "0 min to 30 days",
        "from one look at the stock to the next, 0: all the time; if left out as the file has it",
        "jarak antarpemeriksaan stok, 0: terus-menerus; bila tidak disebut seperti di berkas",
      ),
    ),
  },
  evidence,
  cost: cost(
    evidence,
    { en: "centre allocates, regency asks", id: "pusat mengalokasikan, kabupaten meminta" },
    centreAndRegency,
    {
      once: 10_000,
    },
  ),
  costUnit: perPiece,
  use: null,
  mechanism: {
    en: "Orders are placed by the (s, S) rule, in place of the rule of today; lead time, share filled and review stay as they are unless they are said.",
    id: "Pesanan dibuat menurut aturan (s, S), menggantikan aturan sekarang; waktu tunggu, bagian yang tiba, dan peninjauan tetap bila tidak disebut.",
  },
  sideEffects: {
    en: "Money lies in the cupboard, blanks can be hoarded or stolen, and the supplier may send less than was asked.",
    id: "Uang tertanam di lemari, blangko bisa ditimbun atau dicuri, dan pemasok bisa mengirim kurang.",
  },
  limits: {
    en: "Prints nothing while the centre or the power is down; orders nothing that the supplier does not have.",
    id: "Tidak mencetak selama pusat atau listrik mati; tidak menghadirkan yang tak dimiliki pemasok.",
  },
  make: (name, parameters, _, leftOut) => {
    const stock = parameters["stock"] as number
    /** What the file has today of what is not said, or else the parameter. */
    const orUsual = <A>(parameter: string, today: A | undefined, said: A): A =>
      today !== undefined && leftOut.includes(parameter) ? today : said
    const ruleFor = (before: Reorder | null): Reorder => ({
      review: orUsual("review", before?.review, parameters["review"] as number),
      at: parameters["at"] as number,
      order: { kind: "up to", level: parameters["up_to"] as number },
      leadTime: orUsual("lead_time", before?.leadTime, parameters["lead_time"] as Delay),
      filled: orUsual("filled", before?.filled, { kind: "constant", value: parameters["filled"] as number }),
    })
    return {
      name,
      installable: true,
      prepare: (arrangement, plan) => ({
        ...arrangement,
        reorder: arrangement.reorder.map((before, store) =>
          stock >= 0 && plan.stores[store].stock !== stock ? before : ruleFor(before),
        ),
      }),
    }
  },
}
