import { perOffice } from "../cost-units.ts"
import { cost, office, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "estimate: 0.1–0.3 of a post of Rp 30 million a year; one kelurahan gave its number out (Kompas.com, 6 March 2013)",
  id: "perkiraan: 0,1–0,3 pegawai seharga Rp 30 juta setahun; satu kelurahan membagikan nomornya (Kompas.com, 6 Maret 2013)",
}

/** A phone number that people can call before they come. */
export const hotline: PolicyDefinition = {
  number: 22,
  name: "hotline",
  title: { en: "Call-ahead hotline", id: "Telepon dulu sebelum datang" },
  bundle: "communicate",
  does: { en: "people phone before they come", id: "warga menelepon sebelum datang" },
  parameters: {
    reach: parameter("share", "35 %", "10 to 60 %", "people who know the number", "warga yang tahu nomornya"),
    calls_first: parameter(
      "share",
      "65 %",
      "40 to 90 %",
      "of those, who call before they come",
      "di antaranya, yang menelepon dulu",
    ),
    lead: parameter(
      "duration",
      "30 min",
      "10 min to 2 h",
      "how long before they would arrive: the answer is as old",
      "berapa lama sebelum tiba: setua itulah jawabannya",
    ),
    call: parameter(
      "duration",
      "3 min",
      "1 to 10 min",
      "how long a call holds the only line",
      "lama satu panggilan memakai satu-satunya saluran",
    ),
  },
  evidence,
  cost: cost(evidence, office, office, { yearly: 6_000_000 }),
  costUnit: perOffice,
  use: null,
  mechanism: {
    en: "Who calls and hears that nobody can be served stays at home and tries another day.",
    id: "Yang menelepon dan tahu belum bisa dilayani tinggal di rumah dan mencoba hari lain.",
  },
  sideEffects: {
    en: "The line can be engaged, nobody answers before opening, and an answer can be out of date.",
    id: "Saluran bisa sibuk, sebelum buka tak ada yang menjawab, dan jawaban bisa basi.",
  },
  limits: { en: "Records nobody; it only spares trips.", id: "Tidak merekam siapa pun; hanya menghemat perjalanan." },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement) => ({
      ...arrangement,
      hotline: {
        reach: parameters["reach"] as number,
        callsFirst: parameters["calls_first"] as number,
        lead: parameters["lead"] as number,
        call: parameters["call"] as number,
      },
    }),
  }),
}
