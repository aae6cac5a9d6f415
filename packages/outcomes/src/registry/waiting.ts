import { citizens, define, fewer, hours, levels, minutes, neither, percent, shorter, whom } from "./define.ts"

/** How long people wait, and how many of them. */
export const waitingOutcomes = [
  define(
    "hours_waited",
    null,
    hours,
    shorter,
    { may: [...whom, "during"] },
    [
      "Hours waited by citizens",
      "All waiting of all who came: until service, until they left, while interrupted, at the closed door.",
    ],
    [
      "Jam tunggu warga",
      "Seluruh waktu tunggu: sampai dilayani, sampai pulang, saat terputus, di depan pintu tertutup.",
    ],
  ),
  define(
    "hours_blocked",
    null,
    hours,
    shorter,
    { may: ["office", "step", "during"] },
    [
      "Hours waited while service was impossible",
      "Waiting in opening hours while something that the step needs was down, or too many of its units were broken.",
    ],
    ["Jam tunggu saat layanan mustahil", "Menunggu pada jam buka ketika prasyarat layanan mati atau alatnya rusak."],
  ),
  define(
    "wait",
    null,
    minutes,
    shorter,
    { may: [...whom, "step", "during", "quantile"] },
    [
      "Mean wait of those served",
      "From arrival to the first start of service, over visits whose service started; of a step, from coming to it. For whoever is sent to another office it is one visit, the way included. Stands beside the share not served.",
    ],
    [
      "Rata-rata tunggu yang dilayani",
      "Dari datang sampai mulai dilayani, untuk kunjungan yang dilayani; untuk satu langkah, sejak tiba di langkah itu. Bagi yang dialihkan ke kantor lain tetap satu kunjungan, termasuk perjalanannya. Dibaca bersama bagian yang tidak dilayani.",
    ],
  ),
  define(
    "wait_p90",
    null,
    minutes,
    shorter,
    { may: [...whom, "step", "during"] },
    ["P90 of their wait", "Nine in ten of the visits served waited less."],
    ["Persentil ke-90 tunggu", "Sembilan dari sepuluh kunjungan yang dilayani menunggu kurang dari ini."],
  ),
  define(
    "waited",
    null,
    minutes,
    shorter,
    { may: [...whom, "citizen", "during", "quantile"] },
    [
      "Mean waiting in a visit",
      "All waiting of an admitted visit, interruptions included, over visits that have ended, with service or without.",
    ],
    [
      "Rata-rata tunggu sekali kunjungan",
      "Seluruh tunggu satu kunjungan yang diterima, termasuk saat terputus, untuk kunjungan yang berakhir, dilayani atau tidak.",
    ],
  ),
  define(
    "sojourn",
    null,
    minutes,
    shorter,
    { may: [...whom, "during", "quantile"] },
    ["Mean length of a visit", "From arrival to leaving, over admitted visits that have ended."],
    ["Rata-rata lama kunjungan", "Dari datang sampai pulang, untuk kunjungan yang diterima dan berakhir."],
  ),
  define(
    "queue",
    null,
    citizens,
    fewer,
    { may: [...whom, "step", "during", "at"], takes: levels },
    [
      "Mean queue",
      "People present and not in active service, averaged over time; called and interrupted ones too. Of one step: jobs, too.",
    ],
    [
      "Rata-rata antrean",
      "Orang yang hadir dan tidak sedang dilayani, rata-rata waktu. Untuk satu langkah: berkas juga.",
    ],
  ),
  define(
    "queue_peak",
    null,
    citizens,
    fewer,
    { may: [...whom, "step", "during"] },
    ["Longest queue", "The most people who waited at one time."],
    ["Antrean terpanjang", "Terbanyak orang menunggu pada satu saat."],
  ),
  define(
    "present",
    null,
    citizens,
    neither,
    { may: [...whom, "step", "during", "at"], takes: levels },
    ["Mean number present", "Everybody in the office, averaged over time: waiting, called, interrupted, in service."],
    ["Rata-rata yang hadir", "Semua warga di kantor, rata-rata waktu: menunggu, dipanggil, terputus, dilayani."],
  ),
  define(
    "worst_office_wait",
    null,
    minutes,
    shorter,
    { may: [...whom, "during"] },
    ["Waiting at the worst office", "Waiting for each visit, at the office where it is most."],
    ["Tunggu di kantor terburuk", "Tunggu tiap kunjungan, di kantor yang paling lama."],
  ),
  define(
    "gini",
    null,
    percent,
    fewer,
    { may: [...whom, "during"] },
    [
      "Inequality of waiting between offices",
      "Gini coefficient, over offices, of the waiting for each visit: 0 % where all are the same.",
    ],
    ["Ketimpangan tunggu antarkantor", "Koefisien Gini atas kantor dari tunggu tiap kunjungan: 0 % bila semua sama."],
  ),
]
