import type { Delay } from "@tangguh/plan"
import { noCost, parameter, type PolicyDefinition } from "./definition.ts"

/** Capture now, upload later. */
export const offlineCapture: PolicyDefinition = {
  name: "offline-capture",
  title: { en: "Offline capture, later upload", id: "Perekaman luring, unggahan susulan" },
  parameters: {
    steps: parameter("step names", "all", null, "what can be done offline", "langkah yang dapat luring"),
    without: parameter("dependency names", null, null, "what it can do without", "apa yang tidak diperlukan"),
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
      null,
      "until someone whose record was lost comes again",
      "sampai warga yang rekamannya hilang datang lagi",
    ),
  },
  cost: {
    ...noCost,
    once: 10_000_000,
    lasts: 5,
    decides: { en: "centre and regency", id: "pusat dan kabupaten" },
    basis: "estimate for disk and set-up; the centre told regions to record and back up in March 2017",
  },
  mechanism: {
    en: "While the centre is out, people are recorded into a buffer that is uploaded when it is back: records can be lost or rejected, the buffer can fill, and the catch-up slows the counters.",
    id: "Selama pusat mati warga direkam ke penyangga dan diunggah setelah pulih: rekaman bisa hilang atau ditolak, penyangga bisa penuh, dan unggahan memperlambat loket.",
  },
  limits: {
    en: "Needs power; recorded is not yet print-ready.",
    id: "Tetap perlu listrik; terekam belum berarti siap cetak.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement) => ({
      ...arrangement,
      offlineCapture: {
        step: (parameters["steps"] as readonly number[])[0],
        without: parameters["without"] as readonly number[],
        buffer: parameters["buffer"] as number,
        upload: 1 / (parameters["upload"] as number),
        loss: parameters["loss"] as number,
        duplicate: parameters["duplicate"] as number,
        surge: parameters["surge"] as number,
        recall: parameters["recall"] as Delay,
      },
    }),
  }),
}
