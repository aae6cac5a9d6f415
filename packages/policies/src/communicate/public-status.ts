import { perOffice } from "../cost-units.ts"
import { cost, office, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "estimate; a regency paced its invitations at 100 a day by message (Medcom.id, 18 April 2017)",
  id: "perkiraan; satu kabupaten mengundang 100 orang sehari lewat pesan (Medcom.id, 18 April 2017)",
}

/** The state of the service, published by message or on a page. */
export const publicStatus: PolicyDefinition = {
  number: 23,
  name: "public-status",
  title: { en: "Public status by message", id: "Status layanan diumumkan" },
  bundle: "communicate",
  does: { en: "outages are published by message or on a page", id: "gangguan diumumkan lewat pesan atau laman" },
  parameters: {
    reach: parameter(
      "share",
      "50 %",
      "20 to 80 %",
      "people who see it before they leave home",
      "warga yang melihatnya sebelum berangkat",
    ),
    delay: parameter(
      "duration",
      "30 min",
      "10 min to 4 h",
      "from a failure or a recovery until it is published",
      "dari gangguan atau pulih sampai diumumkan",
    ),
    false_up: parameter(
      "share",
      "10 %",
      "0 to 30 %",
      "outages that are published as over when they are not",
      "gangguan yang keliru diumumkan pulih",
    ),
    false_up_after: parameter(
      "duration",
      "2 h",
      "30 min to 8 h",
      "how long after the announcement",
      "berapa lama setelah pengumuman",
    ),
  },
  evidence,
  cost: cost(evidence, office, office, { yearly: 3_000_000 }),
  costUnit: perOffice,
  use: null,
  mechanism: {
    en: "Those who see that the service is down stay at home and try another day.",
    id: "Yang melihat layanan mati tinggal di rumah dan mencoba hari lain.",
  },
  sideEffects: {
    en: "It is late, also when service is back; a wrong “up” sends people out in vain.",
    id: "Terlambat, juga saat pulih; kabar “pulih” yang keliru membuat warga datang sia-sia.",
  },
  limits: { en: "Records nobody; it only spares trips.", id: "Tidak merekam siapa pun; hanya menghemat perjalanan." },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement) => ({
      ...arrangement,
      publicStatus: {
        reach: parameters["reach"] as number,
        delay: parameters["delay"] as number,
        falseUp: parameters["false_up"] as number,
        falseUpAfter: parameters["false_up_after"] as number,
      },
    }),
  }),
}
