import type { Delay } from "@tangguh/plan"
import { centreAndRegency, cost, parameter, type PolicyDefinition } from "../definition.ts"

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
    lead_time: parameter("delay", "7 days", "3 to 14 days", "from order to delivery", "dari pesanan sampai tiba"),
    filled: parameter(
      "share",
      "100 %",
      "50 to 100 %",
      "of an order, what comes: the centre may ration",
      "bagian pesanan yang tiba: pusat bisa menjatah",
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
  costsEach: "up_to",
  use: null,
  mechanism: {
    en: "Orders are placed by the (s, S) rule under continuous review, in place of what the office does today.",
    id: "Pesanan dibuat menurut aturan (s, S) dengan tinjauan terus-menerus, menggantikan kebiasaan sekarang.",
  },
  sideEffects: {
    en: "Money lies in the cupboard, blanks can be hoarded or stolen, and the supplier may send less than was asked.",
    id: "Uang tertanam di lemari, blangko bisa ditimbun atau dicuri, dan pemasok bisa mengirim kurang.",
  },
  limits: {
    en: "Prints nothing while the centre or the power is down; orders nothing that the supplier does not have.",
    id: "Tidak mencetak selama pusat atau listrik mati; tidak menghadirkan yang tak dimiliki pemasok.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) => {
      const stock = parameters["stock"] as number
      return {
        ...arrangement,
        reorder: arrangement.reorder.map((before, store) =>
          stock >= 0 && plan.stores[store].stock !== stock
            ? before
            : {
                review: 0,
                at: parameters["at"] as number,
                order: { kind: "up to", level: parameters["up_to"] as number },
                leadTime: parameters["lead_time"] as Delay,
                filled: { kind: "constant", value: parameters["filled"] as number },
              },
        ),
      }
    },
  }),
}
