import { Said } from "@tangguh/office"
import type { Backup, Title } from "@tangguh/plan"

export const backupWords: Readonly<Record<Backup["kind"], Title>> = {
  ups: { en: "UPS", id: "UPS" },
  generator: { en: "generator", id: "genset" },
  standby: { en: "the backup", id: "cadangan" },
}

export const saidWords: Readonly<Record<(typeof Said)[keyof typeof Said], Title>> = {
  [Said.wait]: { en: "“please wait”", id: "“harap menunggu”" },
  [Said.notToday]: { en: "“not today”", id: "“tidak hari ini”" },
  [Said.backAt]: { en: "when service is back", id: "kapan layanan pulih" },
  [Said.up]: { en: "there is service", id: "layanan berjalan" },
}

/** By the reason of CitizenLeft and CitizenTurnedAway. */
export const leavingWords: Readonly<Record<number, Title>> = {
  1: { en: "patience is over", id: "batas sabar terlampaui" },
  2: { en: "the office has closed", id: "kantor tutup" },
  3: { en: "told “not today”", id: "diberi tahu “tidak hari ini”" },
  4: { en: "the waiting room is full", id: "ruang tunggu penuh" },
  5: { en: "the queue is too long", id: "antrean terlalu panjang" },
  6: { en: "there is no service", id: "layanan berhenti" },
  7: { en: "it would not be their turn before closing", id: "tidak akan terlayani sebelum tutup" },
  8: { en: "no ticket is left", id: "nomor antrean habis" },
  9: { en: "nothing is left in stock", id: "stok habis" },
  11: { en: "the service was interrupted", id: "pelayanan terputus" },
  12: { en: "the application is refused", id: "permohonan ditolak" },
}

/** By the command of CommandRefused. */
export const commandWords: readonly Title[] = [
  { en: "extend hours", id: "memperpanjang jam buka" },
  { en: "send the queue home", id: "memulangkan antrean" },
  { en: "set a timer", id: "memasang pengingat" },
  { en: "send people to another office", id: "mengalihkan warga" },
  { en: "invite people", id: "mengundang warga" },
  { en: "transfer stock", id: "memindahkan stok" },
  { en: "send units out", id: "mengirim petugas keluar" },
  { en: "serve people at home", id: "melayani di rumah" },
]

/** By the reason of CommandRefused. */
export const refusalWords: Readonly<Record<number, Title>> = {
  1: { en: "the office is closed", id: "kantor tutup" },
  2: { en: "that is in the past", id: "waktunya sudah lewat" },
  3: { en: "there is no such office", id: "kantor itu tidak ada" },
  4: { en: "there is no such timer", id: "pengingat itu tidak ada" },
  5: { en: "not a number that can be", id: "angkanya tidak mungkin" },
  6: { en: "it is done already", id: "sudah dilakukan" },
  7: { en: "not enough on hand", id: "persediaan kurang" },
  8: { en: "there is no such thing", id: "hal itu tidak ada" },
  9: { en: "nothing is down", id: "tidak ada gangguan" },
}
