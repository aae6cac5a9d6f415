import { citizens, days, define, fewer, levels, personDays, shorter, whom } from "./define.ts"

/** What has not been done yet. */
export const backlogOutcomes = [
  define(
    "backlog",
    "step",
    citizens,
    fewer,
    { may: ["office", "class", "during", "at"], takes: levels },
    [
      "Backlog at the end",
      "Citizens and jobs before the step or in it, those who are to come included; of a pool that begins there, all members who have not passed it.",
    ],
    [
      "Tunggakan akhir",
      "Warga dan berkas sebelum atau di langkah itu, termasuk yang akan datang; dari kumpulan yang mulai di situ, semua yang belum melewatinya.",
    ],
  ),
  define(
    "pending_days",
    "step",
    personDays,
    fewer,
    { may: [...whom, "during"] },
    [
      "Person-days of wanting service",
      "Days between the first attempt to come to the step, or coming before it, and passing it, summed over citizens; of whoever gives up, until then.",
    ],
    [
      "Orang-hari menanti layanan",
      "Hari dari upaya datang pertama sampai selesai, dijumlah atas warga; bagi yang menyerah, sampai saat itu.",
    ],
  ),
  define(
    "days_without_card",
    null,
    personDays,
    fewer,
    { may: [...whom, "during"] },
    [
      "Person-days until the last step is done",
      "Days between the first attempt to come and the end of the last step, summed over citizens; not those with a letter that serves meanwhile. Whoever gives up is counted until then and no longer, though still without what they came for: where more give up it falls. Stands beside those who gave up.",
    ],
    [
      "Orang-hari sampai langkah terakhir selesai",
      "Hari dari upaya datang pertama sampai langkah terakhir selesai, dijumlah atas warga; tidak termasuk yang memegang surat keterangan. Yang menyerah dihitung sampai saat itu saja, meski tanpa yang diperlukannya: bila lebih banyak yang menyerah, angka ini turun. Dibaca bersama jumlah yang menyerah.",
    ],
  ),
  define(
    "time_to_clear",
    "step",
    days,
    shorter,
    { may: [...whom, "since", "working days"] },
    [
      "Time until clear",
      "Until all who waited at the moment it is counted from (in a back office: all jobs) have been served or have left.",
    ],
    [
      "Waktu sampai habis",
      "Sampai semua yang menunggu pada saat itu (di kantor belakang: semua berkas) dilayani atau pulang.",
    ],
  ),
  define(
    "time_to_make_good",
    "step",
    days,
    shorter,
    { may: [...whom, "since", "working days"] },
    [
      "Time until made good",
      "Until all who came, or meant to come, before and had not been served are served or have given up.",
    ],
    [
      "Waktu sampai semua tertebus",
      "Sampai semua yang pernah datang atau berniat datang dan belum dilayani akhirnya dilayani atau menyerah.",
    ],
  ),
  define(
    "days_to_clear",
    "step",
    days,
    shorter,
    { may: ["office", "class", "since", "working days"] },
    [
      "Time until nothing is left",
      "Until the whole backlog of the step is empty for the first time, later comers included.",
    ],
    [
      "Waktu sampai tak bersisa",
      "Sampai seluruh tunggakan langkah itu kosong untuk pertama kali, termasuk yang datang kemudian.",
    ],
  ),
]
