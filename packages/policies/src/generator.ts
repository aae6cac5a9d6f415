import { carriedBy, withBackup } from "./backups.ts"
import { noCost, parameter, type PolicyDefinition, regency } from "./definition.ts"

/** A generator that staff start when the mains fail. */
export const generator: PolicyDefinition = {
  name: "generator",
  title: { en: "Generator", id: "Genset" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it carries; if left out `power`, or else all of the office",
      "apa yang ditopang; bila tidak disebut `power`, atau semua yang lingkupnya kantor",
    ),
    start: parameter("duration", "5 min", "1 to 15 min", "from the cut until it carries", "dari padam sampai menopang"),
    start_failure: parameter(
      "share",
      "15 %",
      "5 to 30 %",
      "cuts at which it does not start, or nobody dares to",
      "padam yang gensetnya gagal hidup atau tidak berani dihidupkan",
    ),
    fuel: parameter("duration", "8 h", "4 to 24 h", "running time of a full tank", "lama hidup dengan tangki penuh"),
    refuel: parameter(
      "working days",
      "1 working day",
      null,
      "until an empty tank is full",
      "sampai tangki kosong terisi",
    ),
    damage: parameter(
      "share",
      "1 %",
      "0 to 5 %",
      "starts whose voltage damages the equipment",
      "penyalaan yang merusak perangkat",
    ),
    repair: parameter(
      "working days",
      "5 working days",
      null,
      "until damaged equipment works",
      "sampai perangkat rusak berfungsi",
    ),
  },
  cost: {
    ...noCost,
    once: 45_000_000,
    yearly: 1_000_000,
    perUse: 67_000,
    lasts: 8,
    decides: regency,
    pays: regency,
    basis: "estimate, Rp 15–90 million a unit; 15 litres a day at Rp 67 thousand (Kalimantan, 2012)",
  },
  mechanism: {
    en: "Started by staff, so it runs in office hours only; sometimes it does not start, and rarely it damages what it feeds.",
    id: "Dihidupkan petugas, jadi hanya pada jam kerja; kadang gagal hidup, sesekali merusak perangkat.",
  },
  limits: { en: "Useless while the centre or the link is down.", id: "Tidak berguna selama pusat atau jaringan mati." },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) =>
      withBackup(arrangement, plan, carriedBy(parameters, plan, "power", "office"), "office", {
        kind: "generator",
        start: parameters["start"] as number,
        startFailure: parameters["start_failure"] as number,
        fuel: parameters["fuel"] as number,
        refuelWorkingDays: parameters["refuel"] as number,
        damage: parameters["damage"] as number,
        repairWorkingDays: parameters["repair"] as number,
      }),
  }),
}
