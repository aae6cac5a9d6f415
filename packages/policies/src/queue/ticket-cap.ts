import { cost, parameter, type PolicyDefinition, regencyAndOffice } from "../definition.ts"

const evidence = {
  en: "no cost; 300 tickets in Tegal (Medcom.id, 20 March 2018), 800 in Bantul of which 400 came (Kedaulatan Rakyat, 13 September 2016), sold by brokers at Rp 200–300 thousand (Ombudsman, October 2016)",
  id: "tanpa biaya; 300 nomor di Tegal (Medcom.id, 20 Maret 2018), 800 di Bantul dan hanya 400 yang datang (Kedaulatan Rakyat, 13 September 2016), dijual calo Rp 200–300 ribu (Ombudsman, Oktober 2016)",
}

/** So many tickets a day. */
export const ticketCap: PolicyDefinition = {
  number: 26,
  name: "ticket-cap",
  title: { en: "Limit of tickets a day", id: "Pembatasan nomor antrean" },
  bundle: null,
  does: { en: "only so many tickets are given out in a day", id: "nomor antrean sehari dibatasi" },
  parameters: {
    most: parameter("count", "300", "20 to 500", "tickets a day at each office", "nomor sehari di tiap kantor"),
    ghosts: parameter(
      "share",
      "20 %",
      "0 to 50 %",
      "tickets with which another is drawn for which nobody will come",
      "nomor yang diambil bersama satu nomor lain yang tak akan dipakai",
    ),
  },
  evidence,
  cost: cost(evidence, regencyAndOffice, regencyAndOffice, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Who comes when the tickets are gone is turned away at the door.",
    id: "Yang datang setelah nomor habis ditolak di pintu.",
  },
  sideEffects: {
    en: "People are turned away whom the counters could have served, for some tickets belong to nobody.",
    id: "Ada yang ditolak padahal loket sanggup, sebab sebagian nomor tak bertuan.",
  },
  limits: {
    en: "Serves nobody more; it turns waiting into trips in vain.",
    id: "Tidak menambah yang dilayani; menukar waktu tunggu dengan kunjungan sia-sia.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement) => ({
      ...arrangement,
      ticketCap: { most: parameters["most"] as number, ghosts: parameters["ghosts"] as number },
    }),
  }),
}
