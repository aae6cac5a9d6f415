import type { Title } from "@tangguh/plan"
import type { OutcomeDefinition } from "./definition.ts"

type Kind = Pick<OutcomeDefinition, "quantity" | "scale" | "unit">
const citizens: Kind = { quantity: "count", scale: 1, unit: "citizens" }
const trips: Kind = { quantity: "count", scale: 1, unit: "trips" }
const visits: Kind = { quantity: "count", scale: 1, unit: "visits" }
const hours: Kind = { quantity: "seconds", scale: 1 / 3600, unit: "hours" }
const minutes: Kind = { quantity: "seconds", scale: 1 / 60, unit: "minutes" }
const percent: Kind = { quantity: "share", scale: 100, unit: "%" }
const times: Kind = { quantity: "count", scale: 1, unit: "outages" }

const fewer = { better: { en: "fewer", id: "lebih sedikit" }, worse: { en: "more", id: "lebih banyak" } }
const shorter = { better: { en: "shorter", id: "lebih singkat" }, worse: { en: "longer", id: "lebih lama" } }
const more = { better: { en: "more", id: "lebih banyak" }, worse: { en: "fewer", id: "lebih sedikit" } }

const define = (
  name: string,
  of: OutcomeDefinition["of"],
  kind: Kind,
  better: OutcomeDefinition["better"],
  title: Title,
  definition: Title,
  words?: OutcomeDefinition["words"],
): OutcomeDefinition => ({ name, of, ...kind, better, title, definition, ...(words === undefined ? {} : { words }) })

/** Every outcome there is, one definition each. */
export const outcomeList: readonly OutcomeDefinition[] = [
  define(
    "completed",
    "step",
    citizens,
    "higher",
    { en: "Served", id: "Terlayani" },
    {
      en: "Citizens who passed on from the step; a retake counts once.",
      id: "Warga yang selesai di langkah itu; ulangan dihitung sekali.",
    },
    more,
  ),
  define(
    "uploaded",
    "step",
    citizens,
    "higher",
    { en: "Records at the centre", id: "Rekaman sampai di pusat" },
    {
      en: "Records that have reached the centre: made online, or captured offline and uploaded.",
      id: "Rekaman yang sampai di pusat: daring, atau luring lalu diunggah.",
    },
    more,
  ),
  define(
    "records_waiting",
    "step",
    citizens,
    "lower",
    { en: "Records not yet uploaded", id: "Rekaman belum terunggah" },
    {
      en: "Records captured offline that wait for upload at the end.",
      id: "Rekaman luring yang belum terunggah pada akhir.",
    },
    fewer,
  ),
  define(
    "attainment",
    "promise",
    percent,
    "higher",
    { en: "Target attainment", id: "Capaian target" },
    {
      en: "Value ÷ limit of a promise, at most 100 %; the mean over working days.",
      id: "Nilai ÷ batas janji layanan, paling banyak 100 %; rata-rata hari kerja.",
    },
    more,
  ),
  define(
    "hours_waited",
    null,
    hours,
    "lower",
    { en: "Hours waited by citizens", id: "Jam tunggu warga" },
    {
      en: "All waiting of all who came: until service, until they left, while interrupted, at the closed door.",
      id: "Seluruh waktu tunggu: sampai dilayani, sampai pulang, saat terputus, di depan pintu tertutup.",
    },
    shorter,
  ),
  define(
    "hours_blocked",
    null,
    hours,
    "lower",
    { en: "Hours waited while service was impossible", id: "Jam tunggu saat layanan mustahil" },
    {
      en: "Waiting in opening hours while something that the step needs was down.",
      id: "Menunggu pada jam buka ketika prasyarat layanan mati.",
    },
    shorter,
  ),
  define(
    "wait",
    null,
    minutes,
    "lower",
    { en: "Mean wait of those served", id: "Rata-rata tunggu yang dilayani" },
    {
      en: "From arrival to the first start of service, over visits whose service started. Stands beside the share not served.",
      id: "Dari datang sampai mulai dilayani, untuk kunjungan yang dilayani. Dibaca bersama bagian yang tidak dilayani.",
    },
    shorter,
  ),
  define(
    "wait_p90",
    null,
    minutes,
    "lower",
    { en: "P90 of their wait", id: "Persentil ke-90 tunggu" },
    {
      en: "Nine in ten of the visits served waited less.",
      id: "Sembilan dari sepuluh kunjungan yang dilayani menunggu kurang dari ini.",
    },
    shorter,
  ),
  define(
    "waited",
    "citizen",
    minutes,
    "lower",
    { en: "Waiting in a visit", id: "Tunggu dalam satu kunjungan" },
    {
      en: "All waiting of an admitted visit, interruptions included.",
      id: "Seluruh tunggu satu kunjungan, termasuk saat terputus.",
    },
    shorter,
  ),
  define(
    "wasted_trips",
    null,
    trips,
    "lower",
    { en: "Wasted trips", id: "Kunjungan sia-sia" },
    {
      en: "Visits that end without service, and recordings that were lost.",
      id: "Kunjungan yang berakhir tanpa layanan, dan rekaman yang hilang.",
    },
    fewer,
  ),
  define(
    "unserved",
    null,
    citizens,
    "lower",
    { en: "Left unserved", id: "Pulang tanpa dilayani" },
    {
      en: "Visits that end without service, for whatever reason.",
      id: "Kunjungan yang berakhir tanpa layanan, apa pun sebabnya.",
    },
    fewer,
  ),
  define(
    "abandoned_share",
    null,
    percent,
    "lower",
    { en: "Share that leaves unserved", id: "Bagian yang pulang tanpa dilayani" },
    {
      en: "Visits that end without service, of all visits that end.",
      id: "Kunjungan tanpa layanan dari semua kunjungan yang berakhir.",
    },
    fewer,
  ),
  define(
    "trips_avoided",
    null,
    trips,
    "higher",
    { en: "Trips avoided", id: "Perjalanan terhindar" },
    {
      en: "Visits put off because the citizen knew that service was down.",
      id: "Kunjungan yang ditunda karena warga tahu layanan mati.",
    },
    more,
  ),
  define(
    "lapsed",
    null,
    citizens,
    "lower",
    { en: "Gave up", id: "Menyerah" },
    { en: "Citizens who came in vain and do not come again.", id: "Warga yang datang sia-sia dan tidak kembali." },
    fewer,
  ),
  define(
    "visits",
    null,
    visits,
    "neither",
    { en: "Visits", id: "Kunjungan" },
    { en: "First visits and returns.", id: "Kunjungan pertama dan ulang." },
  ),
  define(
    "first_visits",
    null,
    visits,
    "neither",
    { en: "First visits", id: "Kunjungan pertama" },
    { en: "First visits made.", id: "Kunjungan pertama yang terjadi." },
  ),
  define(
    "visits_per_card",
    null,
    { quantity: "factor", scale: 1, unit: "visits" },
    "lower",
    { en: "Visits for each one served", id: "Kunjungan tiap warga terlayani" },
    { en: "Visits ÷ citizens served.", id: "Kunjungan ÷ warga terlayani." },
    fewer,
  ),
  define(
    "queue",
    null,
    citizens,
    "lower",
    { en: "Mean queue", id: "Rata-rata antrean" },
    {
      en: "People present and not in active service, averaged over time; called and interrupted ones too.",
      id: "Orang yang hadir dan tidak sedang dilayani, rata-rata waktu.",
    },
    shorter,
  ),
  define(
    "queue_peak",
    null,
    citizens,
    "lower",
    { en: "Longest queue", id: "Antrean terpanjang" },
    { en: "The most people who waited at one time.", id: "Terbanyak orang menunggu pada satu saat." },
    shorter,
  ),
  define(
    "backlog",
    "step",
    citizens,
    "lower",
    { en: "Backlog at the end", id: "Tunggakan akhir" },
    {
      en: "Citizens before the step: of a pool, all who have not passed it; else those who came and have neither passed nor given up.",
      id: "Warga sebelum langkah itu: dari kumpulan, semua yang belum; selain itu, yang sudah datang dan belum selesai.",
    },
    fewer,
  ),
  define(
    "pending_days",
    "step",
    { quantity: "count", scale: 1 / 86_400, unit: "person-days" },
    "lower",
    { en: "Person-days of wanting service", id: "Orang-hari menanti layanan" },
    {
      en: "Days between the first attempt to come and passing the step, summed over citizens.",
      id: "Hari dari upaya datang pertama sampai selesai, dijumlah atas warga.",
    },
    fewer,
  ),
  define(
    "time_to_clear",
    "step",
    { quantity: "working days", scale: 1, unit: "working days" },
    "lower",
    { en: "Working days until clear", id: "Hari kerja sampai habis" },
    {
      en: "Until all who waited at the moment it is counted from have been served or have left.",
      id: "Sampai semua yang menunggu pada saat itu dilayani atau pulang.",
    },
    shorter,
  ),
  define(
    "time_to_make_good",
    "step",
    { quantity: "working days", scale: 1, unit: "working days" },
    "lower",
    { en: "Working days until made good", id: "Hari kerja sampai semua tertebus" },
    {
      en: "Until all who came, or meant to come, before and had not been served are served or have given up.",
      id: "Sampai semua yang pernah datang atau berniat datang dan belum dilayani akhirnya dilayani atau menyerah.",
    },
    shorter,
  ),
  define(
    "utilisation",
    "resource",
    percent,
    "neither",
    { en: "Utilisation", id: "Pemakaian" },
    { en: "Unit-time in active service over unit-time scheduled.", id: "Waktu melayani dibagi waktu terjadwal." },
  ),
  define(
    "availability",
    "dependency",
    percent,
    "higher",
    { en: "Availability", id: "Ketersediaan" },
    { en: "Share of all time up, with what backs it up.", id: "Bagian waktu hidup, termasuk cadangannya." },
    more,
  ),
  define(
    "outages",
    "dependency",
    times,
    "lower",
    { en: "Outages", id: "Gangguan" },
    { en: "Times that it went down with nothing to carry the load.", id: "Berapa kali mati tanpa penopang." },
    fewer,
  ),
  define(
    "lost_hours",
    null,
    hours,
    "lower",
    { en: "Opening hours without service", id: "Jam buka tanpa layanan" },
    {
      en: "Opening hours in which something that a step needs was down, summed over offices.",
      id: "Jam buka dengan prasyarat mati, dijumlah atas kantor.",
    },
    fewer,
  ),
  define(
    "overtime",
    null,
    hours,
    "neither",
    { en: "Overtime", id: "Lembur" },
    {
      en: "Hours in which doors stayed open, or somebody was still served, after the regular closing.",
      id: "Jam buka atau masih melayani setelah waktu tutup.",
    },
  ),
  define(
    "completed_per_hour",
    "step",
    { quantity: "per hour", scale: 1, unit: "per hour" },
    "higher",
    { en: "Served in an hour", id: "Dilayani tiap jam" },
    { en: "Citizens who passed on from the step, by the hour.", id: "Warga selesai tiap jam." },
    more,
  ),
  define(
    "ticket_called",
    null,
    { quantity: "count", scale: 1, unit: "ticket" },
    "higher",
    { en: "Tickets called", id: "Nomor dipanggil" },
    {
      en: "How many tickets have been called that day; those of people who have left are passed over.",
      id: "Banyaknya nomor yang dipanggil hari itu; nomor warga yang sudah pulang dilewati.",
    },
  ),
  define(
    "leaves_at",
    "citizen",
    { quantity: "instant", scale: 1, unit: "instant" },
    "neither",
    { en: "Leaves at", id: "Pulang pukul" },
    { en: "When the citizen's first visit ends.", id: "Kapan kunjungan pertamanya berakhir." },
  ),
  define(
    "ending",
    "citizen",
    { quantity: "ending", scale: 1, unit: "" },
    "neither",
    { en: "How the visit ends", id: "Akhir kunjungan" },
    { en: "Served or unserved, at the end of that visit.", id: "Dilayani atau tidak, pada akhir kunjungan itu." },
  ),
  define(
    "ahead",
    "citizen",
    citizens,
    "lower",
    { en: "People ahead", id: "Orang di depan" },
    {
      en: "People at the counters and in the queue before the citizen.",
      id: "Orang di loket dan di antrean di depannya.",
    },
  ),
]

export const outcomes: ReadonlyMap<string, OutcomeDefinition> = new Map(
  outcomeList.map((outcome) => [outcome.name, outcome]),
)
