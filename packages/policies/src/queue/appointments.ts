import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "estimate for an application; quotas of 200 a day (Antara, on Bogor) and 400 (Bangsa Online, on Blitar, where those invited came on the wrong days)",
  id: "perkiraan untuk aplikasi; kuota 200 sehari (Antara, tentang Bogor) dan 400 (Bangsa Online, tentang Blitar, yang undangannya datang pada hari yang salah)",
}

const DAY = 86_400

/** First visits by appointment. */
export const appointments: PolicyDefinition = {
  number: 25,
  name: "appointments",
  title: { en: "Appointments", id: "Antrean daring dengan janji" },
  bundle: null,
  does: { en: "people come at an appointed time", id: "warga datang pada jam yang dijanjikan" },
  parameters: {
    quota: parameter(
      "rate",
      "60 / working day",
      "20 / working day to 400 / working day",
      "appointments at each office",
      "janji di tiap kantor",
    ),
    no_show: parameter(
      "share",
      "20 %",
      "10 to 50 %",
      "who make one and do not come",
      "yang berjanji tetapi tidak datang",
    ),
    reach: parameter(
      "share",
      "60 %",
      "30 to 90 %",
      "who can make one; the others come as before",
      "yang bisa membuat janji; yang lain datang seperti biasa",
    ),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 50_000_000, yearly: 10_000_000 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Those whom it reaches take the next free appointment, evenly spaced over opening time, instead of coming when they like.",
    id: "Yang terjangkau mengambil janji kosong berikutnya, merata sepanjang jam buka, alih-alih datang sekehendaknya.",
  },
  sideEffects: {
    en: "Some do not come, and stand in the old queue on another day; some wait days for an appointment; those without a phone stay in the old queue.",
    id: "Sebagian tidak datang dan antre di antrean lama pada hari lain; sebagian menunggu berhari-hari; yang tak punya ponsel tetap di antrean lama.",
  },
  limits: {
    en: "Serves nobody more; an outage hits those who have come by appointment all the same.",
    id: "Tidak menambah yang dilayani; gangguan tetap menimpa yang datang sesuai janji.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement) => ({
      ...arrangement,
      appointments: {
        perDay: (parameters["quota"] as number) * DAY,
        noShow: parameters["no_show"] as number,
        reach: parameters["reach"] as number,
      },
    }),
  }),
}
