import { EventType } from "@tangguh/office"
import { withBackup } from "../backups.ts"
import { calledOr, namedOr } from "../chosen.ts"
import { perOfficeCarried } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency, regencyAndOffice } from "../definition.ts"

const evidence = {
  en: "estimate, Rp 15–90 million a unit; 15 litres a day at Rp 67 thousand (Antara Kalimantan Timur, 2012); owned but not dared on (Antara Jawa Timur, on Bojonegoro; Berita Sampit, 29 January 2020); two servers lost to its voltage (Republika, 10 October 2011); local servers were out for 2.5 to 40 working days (Bojonegoro, 2017; Antara, on OKU, 2021)",
  id: "perkiraan, Rp 15–90 juta seunit; 15 liter sehari seharga Rp 67 ribu (Antara Kalimantan Timur, 2012); dimiliki tetapi tak berani dihidupkan (Antara Jawa Timur, tentang Bojonegoro; Berita Sampit, 29 Januari 2020); dua server rusak karena tegangannya (Republika, 10 Oktober 2011); server lokal mati 2,5 sampai 40 hari kerja (Bojonegoro, 2017; Antara, tentang OKU, 2021)",
}

/** A generator that staff start when the mains fail. */
export const generator: PolicyDefinition = {
  number: 4,
  name: "generator",
  title: { en: "Generator", id: "Genset" },
  bundle: "power-and-link",
  does: { en: "carries long power cuts in working hours", id: "menopang padam lama pada jam kerja" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it carries; if left out `power`, or else whatever the office has of its own",
      "apa yang ditopang; bila tidak disebut `power`, atau apa pun milik kantor itu sendiri",
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
      "1 to 3 working days",
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
      "2 to 40 working days",
      "until damaged equipment works",
      "sampai perangkat rusak berfungsi",
    ),
  },
  evidence,
  cost: cost(evidence, regencyAndOffice, regency, {
    once: 45_000_000,
    yearly: 1_000_000,
    perUse: 67_000,
    lasts: 8,
  }),
  costUnit: perOfficeCarried,
  use: {
    perUse: EventType.BackupTookOver,
    backup: "generator",
    is: { en: "a run, priced as a day's fuel", id: "sekali hidup, seharga bahan bakar sehari" },
  },
  mechanism: {
    en: "Takes over some minutes after a cut, until the mains are back or the tank is empty; started by staff, so it runs in office hours only.",
    id: "Mengambil alih beberapa menit setelah padam sampai listrik pulih atau tangki kosong; dihidupkan petugas, jadi hanya pada jam kerja.",
  },
  sideEffects: {
    en: "Sometimes it does not start, and rarely it damages what it feeds.",
    id: "Kadang gagal hidup, sesekali merusak perangkat.",
  },
  limits: {
    en: "Useless while the centre or the link is down.",
    id: "Tidak berguna selama pusat atau jaringan mati.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withBackup(
        arrangement,
        plan,
        namedOr(parameters, "for", () => calledOr(plan, "power", "office")),
        ["office"],
        {
          kind: "generator",
          start: parameters["start"] as number,
          startFailure: parameters["start_failure"] as number,
          fuel: parameters["fuel"] as number,
          refuelWorkingDays: parameters["refuel"] as number,
          damage: parameters["damage"] as number,
          repairWorkingDays: parameters["repair"] as number,
        },
      ),
  }),
}
