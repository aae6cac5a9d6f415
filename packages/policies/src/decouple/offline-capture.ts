import type { Delay } from "@tangguh/plan"
import { firstSteps, namedOr, ofScope } from "../chosen.ts"
import { perOffice } from "../cost-units.ts"
import { centreAndRegency, cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { withWorkaround } from "../workarounds.ts"

const evidence = {
  en: "estimate, disk and set-up too; the centre told regions to record and back up (Radar Banten and Kontan, March 2017); nobody could check for duplicates (Kompas.com, 13 September 2016)",
  id: "perkiraan, juga untuk cakram dan penyiapan; pusat meminta daerah merekam dan mencadangkan (Radar Banten dan Kontan, Maret 2017); rekaman ganda tak dapat dicek (Kompas.com, 13 September 2016)",
}

/** Capture now, upload later. */
export const offlineCapture: PolicyDefinition = {
  number: 1,
  name: "offline-capture",
  title: { en: "Offline capture, later upload", id: "Perekaman luring, unggah susulan" },
  bundle: "decouple",
  does: { en: "records without the centre and uploads later", id: "merekam tanpa pusat, diunggah kemudian" },
  parameters: {
    steps: parameter(
      "step names",
      "none",
      null,
      "what can be done offline; the first step of each service, if left out",
      "langkah yang dapat luring; langkah pertama tiap layanan bila tidak disebut",
    ),
    without: parameter(
      "dependency names",
      "none",
      null,
      "what it can do without; all that is not of the office itself, if left out",
      "apa yang tidak diperlukan; semua yang bukan milik kantor bila tidak disebut",
    ),
    buffer: parameter(
      "count",
      "300",
      "100 to 1000",
      "records that an office can keep",
      "rekaman yang dapat disimpan kantor",
    ),
    upload: parameter(
      "rate",
      "60 / h",
      "20 / h to 200 / h",
      "records sent once the centre is back",
      "rekaman terkirim setelah pusat pulih",
    ),
    loss: parameter(
      "share",
      "0.5 %",
      "0.1 to 1 %",
      "records lost before they are sent: those people are called back",
      "rekaman hilang sebelum terkirim: warganya dipanggil lagi",
    ),
    duplicate: parameter(
      "share",
      "1 %",
      "0 to 5 %",
      "records rejected at upload because nobody could check",
      "rekaman ditolak saat unggah karena tak dapat dicek",
    ),
    surge: parameter(
      "factor",
      "1.1",
      "1 to 1.5",
      "service takes so many times as long while the backlog goes up",
      "pelayanan jadi sekian kali lebih lama selama unggahan susulan",
    ),
    recall: parameter(
      "delay",
      "2 working days",
      "1 to 10 working days",
      "until someone whose record was lost comes again",
      "sampai warga yang rekamannya hilang datang lagi",
    ),
  },
  evidence,
  cost: cost(evidence, centreAndRegency, regency, { once: 10_000_000, lasts: 5 }),
  costUnit: perOffice,
  use: null,
  mechanism: {
    en: "While the centre is out, people are recorded into a buffer that is uploaded when it is back.",
    id: "Selama pusat mati warga direkam ke penyangga dan diunggah setelah pulih.",
  },
  sideEffects: {
    en: "The buffer can fill, records are lost or turn out to be duplicates, and the catch-up slows the counters.",
    id: "Penyangga bisa penuh, rekaman bisa hilang atau ternyata ganda, dan unggahan susulan memperlambat loket.",
  },
  limits: {
    en: "Needs power; recorded is not yet print-ready.",
    id: "Tetap perlu listrik; terekam belum berarti siap cetak.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      namedOr(parameters, "steps", () => firstSteps(plan)).reduce(
        (before, step) =>
          withWorkaround(before, {
            step,
            without: namedOr(parameters, "without", () => ofScope(plan, "region", "nation")),
            upload: {
              buffer: parameters["buffer"] as number,
              each: 1 / (parameters["upload"] as number),
              courier: Infinity,
              loss: parameters["loss"] as number,
              duplicate: parameters["duplicate"] as number,
              surge: parameters["surge"] as number,
              recall: parameters["recall"] as Delay,
            },
            stale: 0,
          }),
        arrangement,
      ),
  }),
}
