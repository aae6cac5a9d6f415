import { EventType } from "@tangguh/office"
import { issuingStep, namedOr } from "../chosen.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "estimate for paper; valid for six months (circular of the directorate general, 29 September 2016; Radar Semarang, 16 May 2017), no longer wanted by 2022 (civil registry of Pati, 15 November 2022)",
  id: "perkiraan untuk kertas; berlaku enam bulan (edaran Ditjen Dukcapil, 29 September 2016; Radar Semarang, 16 Mei 2017), tak lagi dikehendaki pada 2022 (Disdukcapil Pati, 15 November 2022)",
}

/** A letter that serves until the card comes. */
export const temporaryLetter: PolicyDefinition = {
  number: 14,
  name: "temporary-letter",
  title: { en: "Temporary letter (suket)", id: "Surat keterangan (suket)" },
  bundle: "decouple",
  does: { en: "a letter serves until the card comes", id: "surat berlaku sampai kartu jadi" },
  parameters: {
    for: parameter(
      "step names",
      "none",
      null,
      "those who wait for this step may take one; if left out the step that uses a stock, or the last in the back office",
      "yang menunggu langkah ini boleh mengambilnya; bila tidak disebut yang memakai persediaan, atau langkah dalam yang terakhir",
    ),
    uptake: parameter("share", "60 %", "30 to 90 %", "who take one", "yang mengambilnya"),
    valid: parameter(
      "duration",
      "180 days",
      "90 to 365 days",
      "until it has to be renewed",
      "sampai harus diperpanjang",
    ),
  },
  evidence,
  cost: cost(
    evidence,
    { en: "centre permits, regency issues", id: "pusat mengizinkan, kabupaten menerbitkan" },
    regency,
    { perUse: 500 },
  ),
  costUnit: null,
  use: { perUse: EventType.LetterIssued, is: { en: "a letter issued", id: "surat yang terbit" } },
  mechanism: {
    en: "Who waits for a card may take a letter that meets the deadline meanwhile; the card is still made.",
    id: "Yang menunggu kartu boleh mengambil surat untuk keperluan mendesak; kartunya tetap dibuat.",
  },
  sideEffects: {
    en: "Each letter that runs out brings another visit; banks and insurers may refuse it.",
    id: "Setiap surat yang habis masa berlakunya menambah satu kunjungan; bank dan BPJS bisa menolaknya.",
  },
  limits: {
    en: "Prints no card and shortens no list; who is not recorded gets none.",
    id: "Tidak mencetak kartu, tidak memendekkan daftar; yang belum terekam tidak mendapatnya.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) => {
      const [step] = namedOr(parameters, "for", () => issuingStep(plan))
      if (step === undefined) return arrangement
      return {
        ...arrangement,
        temporaryLetter: { step, uptake: parameters["uptake"] as number, valid: parameters["valid"] as number },
      }
    },
  }),
}
