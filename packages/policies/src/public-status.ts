import { noCost, office, parameter, type PolicyDefinition } from "./definition.ts"

/** The state of the service, published by message or on a page. */
export const publicStatus: PolicyDefinition = {
  name: "public-status",
  title: { en: "Public status by message", id: "Status layanan diumumkan" },
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
      null,
      "how long after the announcement",
      "berapa lama setelah pengumuman",
    ),
  },
  cost: { ...noCost, yearly: 3_000_000, decides: office, pays: office, basis: "estimate" },
  mechanism: {
    en: "Those who see that the service is down stay at home and try another day; a wrong “up” sends them out in vain.",
    id: "Yang melihat layanan mati tinggal di rumah; kabar “pulih” yang keliru membuat mereka datang sia-sia.",
  },
  limits: { en: "Records nobody; it only spares trips.", id: "Tidak merekam siapa pun; hanya menghemat perjalanan." },
  make: (name, parameters) => ({
    name,
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
