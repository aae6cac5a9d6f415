import { parameter, noCost, type PolicyDefinition, regency } from "./definition.ts"

/** More units of a resource at every office. */
export const extraKits: PolicyDefinition = {
  name: "extra-kits",
  title: { en: "Extra kits", id: "Alat tambahan" },
  costsEach: "count",
  parameters: {
    resource: parameter("resource name", "all", null, "what there is more of", "apa yang ditambah"),
    count: parameter("count", "1", "1 to 2", "how many more at each office", "berapa tambahannya di tiap kantor"),
  },
  cost: {
    ...noCost,
    once: 120_000_000,
    lasts: 5,
    decides: regency,
    pays: regency,
    basis: "Rp 96–150 million a set (East Java 2016, Bali 2019)",
  },
  mechanism: { en: "More people are served at the same time.", id: "Lebih banyak warga dilayani pada saat yang sama." },
  limits: {
    en: "Stands still with everything else when the power or the centre is out.",
    id: "Ikut berhenti ketika listrik atau pusat mati.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement) => ({
      ...arrangement,
      capacity: arrangement.capacity.map((units) =>
        units.map((count, resource) =>
          resource === parameters["resource"] ? count + (parameters["count"] as number) : count,
        ),
      ),
    }),
  }),
}
