import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "staff already there; done in Bogor (Liputan6, 2019) and Mimika (APN Timika, 6 January 2022) during outages",
  id: "petugas sudah ada; dilakukan di Bogor (Liputan6, 2019) dan Mimika (APN Timika, 6 Januari 2022) saat gangguan",
}

/** Papers are left at the counter and worked off later. */
export const dropOff: PolicyDefinition = {
  number: 29,
  name: "drop-off",
  title: { en: "Leave the papers, collect later", id: "Berkas ditinggal, diproses kemudian" },
  bundle: "decouple",
  does: { en: "papers are left, the work is done later", id: "berkas ditinggal, dikerjakan kemudian" },
  parameters: {
    for: parameter(
      "step names",
      null,
      null,
      "steps at a counter that need the papers and not the person",
      "langkah loket yang memerlukan berkas, bukan orangnya",
    ),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Whoever cannot be served at once leaves the papers and goes; the work stays in the queue, overnight too.",
    id: "Yang belum bisa dilayani meninggalkan berkas lalu pulang; pekerjaannya tetap dalam antrean, juga semalam.",
  },
  sideEffects: {
    en: "Jobs pile up through an outage and take the counters from those who come after.",
    id: "Berkas menumpuk selama gangguan dan memakai loket yang diperlukan pendatang berikutnya.",
  },
  limits: {
    en: "Not for fingerprints and photographs: those need the person.",
    id: "Bukan untuk sidik jari dan foto: itu memerlukan orangnya.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) => ({
      ...arrangement,
      dropOff: [
        ...new Set([
          ...arrangement.dropOff,
          ...(parameters["for"] as readonly number[]).filter((step) => plan.steps[step].where === "counter"),
        ]),
      ],
    }),
  }),
}
