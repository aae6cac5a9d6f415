import { EventType } from "@tangguh/office"
import { firstSteps, namedOr, ofScope } from "../chosen.ts"
import { cost, parameter, type PolicyDefinition, regency, regencyAndOffice } from "../definition.ts"
import { withWorkaround } from "../workarounds.ts"

const evidence = {
  en: "estimate for transport; data taken by hand once a month (Ombudsman, in Kompas.com, 10 October 2016)",
  id: "perkiraan untuk angkutan; data diantar sebulan sekali (Ombudsman, dalam Kompas.com, 10 Oktober 2016)",
}

/** Records travel on a disk. */
export const courier: PolicyDefinition = {
  number: 2,
  name: "courier",
  title: { en: "Courier of data", id: "Data diantar kurir" },
  bundle: null,
  does: { en: "records travel on a disk at fixed intervals", id: "rekaman diantar dalam cakram secara berkala" },
  parameters: {
    steps: parameter(
      "step names",
      "none",
      null,
      "whose records travel; the first step of each service, if left out",
      "langkah yang rekamannya diantar; langkah pertama tiap layanan bila tidak disebut",
    ),
    without: parameter(
      "dependency names",
      "none",
      null,
      "what it can do without; all that is not of the office itself, if left out",
      "apa yang tidak diperlukan; semua yang bukan milik kantor bila tidak disebut",
    ),
    period: parameter(
      "duration",
      "7 days",
      "1 to 30 days",
      "from one journey to the next",
      "dari satu ke lain perjalanan",
    ),
    buffer: parameter(
      "count",
      "300",
      "100 to 1000",
      "records that an office can keep",
      "rekaman yang dapat disimpan kantor",
    ),
    loss: parameter(
      "share",
      "1 %",
      "0.1 to 2 %",
      "records lost on the way: those people are called back",
      "rekaman hilang di jalan: warganya dipanggil lagi",
    ),
  },
  evidence,
  cost: cost(evidence, regencyAndOffice, regency, { perUse: 100_000 }),
  costUnit: null,
  use: { perUse: EventType.CourierLeft, is: { en: "a journey", id: "satu perjalanan" } },
  mechanism: {
    en: "Recording goes on without the centre into a buffer, which is emptied at each journey, whether the link is up or not; with offline capture, whichever comes first.",
    id: "Perekaman berjalan tanpa pusat ke penyangga yang dikosongkan pada tiap perjalanan, jaringan pulih atau tidak; bersama perekaman luring, mana yang lebih dulu.",
  },
  sideEffects: {
    en: "Records wait for the journey, and a disk can be lost or read by others.",
    id: "Rekaman menunggu perjalanan, dan cakram bisa hilang atau terbaca orang lain.",
  },
  limits: {
    en: "Where it arrives, the centre must work; needs power.",
    id: "Di tempat tujuan pusat harus berfungsi; tetap perlu listrik.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      namedOr(parameters, "steps", () => firstSteps(plan)).reduce((before, step) => {
        const upload = before.workarounds.find((each) => each.step === step)?.upload
        return withWorkaround(before, {
          step,
          without: namedOr(parameters, "without", () => ofScope(plan, "region", "nation")),
          upload: {
            ...(upload ?? {
              buffer: parameters["buffer"] as number,
              each: A_MINUTE,
              duplicate: 0,
              surge: 1,
              recall: { law: { kind: "constant", value: 2 }, unit: "working days" },
            }),
            courier: parameters["period"] as number,
            loss: Math.max(upload?.loss ?? 0, parameters["loss"] as number),
          },
          stale: 0,
        })
      }, arrangement),
  }),
}

/** A record goes up the line at the pace of offline capture, once there is one. */
const A_MINUTE = 60
