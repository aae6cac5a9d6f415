import type { NotModelled } from "./definition.ts"

/** What is in the catalogue and cannot be told by the model. */
export const notModelled: readonly NotModelled[] = [
  {
    number: 21,
    name: "record-at-school",
    title: { en: "Record 16-year-olds at school", id: "Perekaman pemula di sekolah" },
    because: {
      en: "classes have no age, and a member of a pool cannot be recorded at one time and get the card at another; the recording itself can be told as a mobile unit",
      id: "golongan tidak berumur, dan anggota kelompok wajib tak dapat direkam sekarang lalu dicetak setelah 17 tahun; perekamannya sendiri dapat dinyatakan sebagai jemput bola",
    },
  },
  {
    number: 27,
    name: "ticket-and-return",
    title: { en: "Take a ticket, come back for your turn", id: "Ambil nomor, kembali saat giliran" },
    because: {
      en: "those who wait are all in the office: there is no waiting elsewhere, no estimate of the turn, and no missed call",
      id: "semua yang menunggu ada di kantor: belum ada menunggu di luar, perkiraan giliran, dan panggilan terlewat",
    },
  },
]
