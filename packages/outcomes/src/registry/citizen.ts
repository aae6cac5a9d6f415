import { citizens, define, fewer, neither } from "./define.ts"

/** What happens to one citizen. */
export const citizenOutcomes = [
  define(
    "leaves_at",
    "citizen",
    { quantity: "instant", scale: 1, unit: "instant" },
    neither,
    { may: ["office", "citizen"] },
    ["Leaves at", "When the citizen's first visit ends."],
    ["Pulang pukul", "Kapan kunjungan pertamanya berakhir."],
  ),
  define(
    "ending",
    "citizen",
    { quantity: "ending", scale: 1, unit: "" },
    neither,
    { may: ["office", "citizen"] },
    ["How the visit ends", "Served or unserved, at the end of that visit."],
    ["Akhir kunjungan", "Dilayani atau tidak, pada akhir kunjungan itu."],
  ),
  define(
    "ahead",
    "citizen",
    citizens,
    fewer,
    { may: ["office", "citizen", "at"] },
    ["People ahead", "People at the counters and in the queue before the citizen."],
    ["Orang di depan", "Orang di loket dan di antrean di depannya."],
  ),
]
