import { formatNumber, type Language } from "@tangguh/charts"
import { Completed, EventType, type OfficeEvent, Reason, Said, SENT } from "@tangguh/office"
import type { Backup, Plan, Title } from "@tangguh/plan"
import { type Clock, durationText } from "./clock.ts"
import { backupWords, commandWords, leavingWords, refusalWords, saidWords } from "./event-words.ts"

/** What a phrase is told with. */
export interface Teller {
  readonly plan: Plan
  /** What stands in where an event of a backup happened, as it was arranged then; undefined: there is none. */
  readonly backupOf: (event: OfficeEvent) => Backup["kind"] | undefined
  /** Names of the policies that listen to events, in their order. */
  readonly listening: readonly string[]
  /** What was asked for: at first, and at each fork. */
  readonly asked: readonly { readonly title: Title }[]
  readonly language: Language
  readonly clock: Clock
}

type Phrase = Readonly<Record<Language, string>>
type Name = keyof typeof EventType

/** The names of what an event is about, in the language of the teller. */
class Told {
  readonly event: OfficeEvent
  private readonly by: Teller

  constructor(event: OfficeEvent, by: Teller) {
    this.event = event
    this.by = by
  }

  private title(of: { readonly title: Title } | undefined): string {
    return of === undefined ? "–" : of.title[this.by.language]
  }
  get office(): string {
    return this.title(this.by.plan.offices[this.event.office])
  }
  get otherOffice(): string {
    return this.title(this.by.plan.offices[this.event.value])
  }
  get step(): string {
    return this.title(this.by.plan.steps[this.event.value])
  }
  get purpose(): string {
    return this.title(this.by.plan.purposes[this.event.value])
  }
  get dependency(): string {
    return this.title(this.by.plan.dependencies[this.by.plan.switches[this.event.subject]?.dependency])
  }
  get resource(): string {
    return this.title(this.by.plan.resources[this.by.plan.pools[this.event.subject]?.resource])
  }
  get stock(): string {
    return this.title(this.by.plan.stocks[this.by.plan.stores[this.event.subject]?.stock])
  }
  get spoiled(): string {
    return this.title(this.by.plan.stocks[this.event.value])
  }
  get backup(): string {
    const kind = this.by.backupOf(this.event)
    return kind === undefined ? "–" : backupWords[kind][this.by.language]
  }
  get policy(): string {
    return this.by.listening[this.event.subject] ?? "–"
  }
  get takesOver(): string {
    return this.title(this.by.asked[this.event.subject])
  }
  get value(): string {
    return this.number(this.event.value)
  }
  get at(): string {
    return this.moment(this.event.hidden)
  }
  get until(): string {
    return this.moment(this.event.value)
  }
  get lasts(): string {
    return durationText(this.event.hidden, this.by.language)
  }
  get age(): string {
    return durationText(this.event.hidden, this.by.language)
  }
  number(value: number): string {
    return formatNumber(value, this.by.language, Number.isInteger(value) ? 0 : 1)
  }
  /** When somebody comes again, behind a comma. */
  get again(): Phrase {
    const { hidden } = this.event
    if (hidden === 0) return { en: ", and does not come again", id: ", dan tidak datang lagi" }
    if (hidden === Infinity) return { en: ", to come again after the run", id: ", kembali setelah simulasi berakhir" }
    return { en: `, to come again on ${this.at}`, id: `, kembali ${this.at}` }
  }
  private moment(seconds: number): string {
    if (!Number.isFinite(seconds)) return this.by.language === "id" ? "setelah simulasi berakhir" : "after the run"
    return this.by.clock.moment(seconds)
  }
}

/** Every type of event in words, with nobody's name before it. */
const phrases: Readonly<Record<Name, (told: Told) => Phrase>> = {
  CitizenArrived: () => ({ en: "comes", id: "datang" }),
  CitizenReturned: ({ event: { value }, office }) =>
    value === SENT
      ? { en: `arrives at ${office}, sent here`, id: `tiba di ${office}, dialihkan ke sini` }
      : { en: "comes again", id: "datang lagi" },
  CitizenCame: ({ step }) => ({ en: `comes for ${step}`, id: `datang untuk ${step}` }),
  TripAvoided: ({ at }) => ({
    en: `stays at home, told that there is no service; means to come on ${at}`,
    id: `tetap di rumah karena tahu layanan berhenti; berniat datang ${at}`,
  }),
  ReturnAvoided: ({ at }) => ({
    en: `stays at home, told that there is no service; means to come on ${at}`,
    id: `tetap di rumah karena tahu layanan berhenti; berniat datang ${at}`,
  }),
  CallAnswered: ({ event }) =>
    event.value === 1
      ? {
          en: "phoned before, and was told that there is no service",
          id: "sudah menelepon, diberi tahu layanan berhenti",
        }
      : { en: "phoned before, and was told to come", id: "sudah menelepon, diberi tahu layanan berjalan" },
  NoShow: () => ({ en: "somebody does not keep an appointment", id: "seseorang tidak menepati janji temu" }),
  AppointmentMade: ({ at }) => ({ en: `makes an appointment for ${at}`, id: `membuat janji temu ${at}` }),
  AppointmentMissed: ({ at }) => ({
    en: `misses the appointment; means to come on ${at}`,
    id: `tidak menepati janji temu; berniat datang ${at}`,
  }),
  PurposeStated: ({ purpose, at }) => ({
    en: `needs it for ${purpose} by ${at}`,
    id: `memerlukannya untuk ${purpose} paling lambat ${at}`,
  }),
  CitizenTurnedAway: (told) => leaving(told, "does not stay", "tidak jadi antre"),
  CitizenRedirected: ({ otherOffice, at }) => ({
    en: `is sent to ${otherOffice}, and is there ${at}`,
    id: `dialihkan ke ${otherOffice}, tiba ${at}`,
  }),
  RedirectStarted: ({ office, otherOffice }) => ({
    en: `${office} sends people to ${otherOffice}`,
    id: `${office} mengalihkan warga ke ${otherOffice}`,
  }),
  CitizenInvited: ({ at }) => ({ en: `is invited for ${at}`, id: `diundang untuk ${at}` }),
  ServedAtHome: () => ({ en: "is served at home", id: "dilayani di rumah (jemput bola)" }),
  JobFound: ({ age }) => ({ en: `is there from the start, ${age} old`, id: `sudah ada sejak awal, berumur ${age}` }),
  BatchReleased: ({ step }) => ({
    en: `those gathered for ${step} may start`,
    id: `kelompok untuk ${step} boleh mulai`,
  }),
  TicketCalled: () => ({
    en: "is called, and has to wait at the counter",
    id: "dipanggil, dan harus menunggu di loket",
  }),
  ServiceStarted: ({ lasts }) => ({ en: `is being served (${lasts} of work)`, id: `mulai dilayani (kerja ${lasts})` }),
  ServiceInterrupted: () => ({ en: "is interrupted while being served", id: "terputus saat dilayani" }),
  ServiceResumed: () => ({ en: "is being served again", id: "dilayani lagi" }),
  ServicePaced: (told) => ({
    en: `is being served, at ${told.value} times the usual time`,
    id: `tetap dilayani, ${told.value} kali waktu biasa`,
  }),
  WorkSpoiled: ({ spoiled }) => ({
    en: `waits again, for what was made is spoiled: ${spoiled}`,
    id: `menunggu lagi karena hasilnya rusak: ${spoiled}`,
  }),
  ServiceCompleted: ({ event }) =>
    event.value === Completed.notPassed
      ? { en: "has been served without result", id: "selesai dilayani tanpa hasil" }
      : event.value === Completed.recordWaits
        ? { en: "has been served; the record waits for upload", id: "selesai dilayani; rekaman menunggu unggahan" }
        : { en: "has been served", id: "selesai dilayani" },
  StepEntered: ({ step }) => ({ en: `goes on to ${step}`, id: `lanjut ke ${step}` }),
  SentBack: ({ step }) => ({ en: `is sent back to ${step}`, id: `dikembalikan ke ${step}` }),
  VisitPlanned: ({ step, at }) => ({ en: `is to come for ${step} on ${at}`, id: `harus datang untuk ${step} ${at}` }),
  StepBypassed: ({ step }) => ({ en: `does not need ${step}`, id: `tidak perlu ${step}` }),
  LetterIssued: ({ at }) => ({
    en: `gets an interim certificate, until ${at}`,
    id: `mendapat suket, berlaku sampai ${at}`,
  }),
  LetterRenewed: ({ at }) => ({
    en: `renews the interim certificate, until ${at}`,
    id: `memperpanjang suket, berlaku sampai ${at}`,
  }),
  CitizenLeft: (told) => leaving(told, "goes home unserved", "pulang sebelum dilayani"),
  OfficeOpened: ({ office }) => ({ en: `${office} opens`, id: `${office} buka` }),
  BreakStarted: () => ({ en: "the break begins", id: "istirahat mulai" }),
  BreakEnded: () => ({ en: "the break is over", id: "istirahat selesai" }),
  OfficeClosed: ({ office }) => ({ en: `${office} closes`, id: `${office} tutup` }),
  OvertimeStarted: () => ({ en: "overtime begins", id: "lembur mulai" }),
  HoursExtended: ({ until }) => ({
    en: `hours are extended until ${until}`,
    id: `jam buka diperpanjang sampai ${until}`,
  }),
  Announced: ({ event }) => {
    const said = saidWords[event.value as keyof typeof saidWords] ?? saidWords[Said.wait]
    return { en: `announced: ${said.en}`, id: `diumumkan: ${said.id}` }
  },
  QueueDismissed: ({ event }) =>
    event.value === 2
      ? {
          en: "the queue is sent home, with a priority ticket",
          id: "antrean dipulangkan dengan nomor prioritas",
        }
      : { en: "the queue is sent home", id: "antrean dipulangkan" },
  StatusPublished: ({ event }) =>
    event.value === 1
      ? { en: "published status: no service", id: "status diumumkan: layanan berhenti" }
      : { en: "published status: service", id: "status diumumkan: layanan berjalan" },
  UploadStarted: () => ({ en: "has the record on its way", id: "rekamannya mulai diunggah" }),
  RecordUploaded: () => ({ en: "has the record uploaded", id: "rekamannya terunggah" }),
  RecordRejected: () => ({ en: "has the record rejected: a duplicate", id: "rekamannya ditolak: ganda" }),
  RecordLost: (told) => ({
    en: `loses the record${told.again.en}`,
    id: `kehilangan rekaman${told.again.id}`,
  }),
  CourierLeft: () => ({ en: "the courier takes the records", id: "kurir membawa rekaman" }),
  DependencyFailed: ({ dependency }) => ({ en: `outage: ${dependency}`, id: `gangguan: ${dependency}` }),
  DependencyRecovered: ({ dependency }) => ({ en: `restored: ${dependency}`, id: `pulih: ${dependency}` }),
  DependencyCutOff: ({ dependency }) => ({
    en: `${dependency} is lost with what it needs`,
    id: `${dependency} ikut terputus`,
  }),
  DependencyRejoined: ({ dependency }) => ({
    en: `${dependency} has what it needs again`,
    id: `${dependency} tersambung lagi`,
  }),
  DependencySlowed: (told) =>
    told.event.value === 1
      ? { en: `${told.dependency} is as fast as usual again`, id: `${told.dependency} kembali seperti biasa` }
      : {
          en: `${told.dependency} is slow: work takes ${told.value} times as long`,
          id: `${told.dependency} lambat: kerja ${told.value} kali lebih lama`,
        },
  DependencyFitted: ({ dependency }) => ({ en: `${dependency} is in place`, id: `${dependency} terpasang` }),
  BackupStarting: ({ backup, dependency }) => ({
    en: `${backup} is started for ${dependency}`,
    id: `${backup} dinyalakan untuk ${dependency}`,
  }),
  BackupTookOver: ({ backup, dependency }) => ({
    en: `${backup} takes over from ${dependency}`,
    id: `${backup} menggantikan ${dependency}`,
  }),
  BackupFailed: ({ backup, dependency }) => ({
    en: `${backup} for ${dependency} fails`,
    id: `${backup} untuk ${dependency} gagal`,
  }),
  BackupExhausted: ({ backup, dependency }) => ({
    en: `${backup} for ${dependency} is empty`,
    id: `${backup} untuk ${dependency} habis`,
  }),
  BackupStopped: ({ backup, dependency }) => ({
    en: `${backup} for ${dependency} stops`,
    id: `${backup} untuk ${dependency} berhenti`,
  }),
  BackupReady: ({ backup, dependency }) => ({
    en: `${backup} for ${dependency} is ready again`,
    id: `${backup} untuk ${dependency} siap lagi`,
  }),
  BatteryFitted: ({ backup, dependency }) => ({
    en: `${backup} for ${dependency} is in place`,
    id: `${backup} untuk ${dependency} terpasang`,
  }),
  EquipmentDamaged: ({ backup, dependency }) => ({
    en: `${backup} damages what ${dependency} feeds`,
    id: `${backup} merusak peralatan pada ${dependency}`,
  }),
  EquipmentRepaired: ({ dependency }) => ({
    en: `what ${dependency} feeds is repaired`,
    id: `peralatan pada ${dependency} diperbaiki`,
  }),
  DayBegan: () => ({ en: "a new date begins, and its limits with it", id: "tanggal baru, batas harian mulai lagi" }),
  DutyChanged: (told) => ({
    en: `on duty: ${told.value} of ${told.resource}`,
    id: `bertugas: ${told.value} ${told.resource}`,
  }),
  UnitsSentOut: (told) => ({
    en: `sent out: ${told.value} of ${told.resource}`,
    id: `dikirim keluar: ${told.value} ${told.resource}`,
  }),
  UnitFitted: ({ resource }) => ({ en: `in place: ${resource}`, id: `terpasang: ${resource}` }),
  UnitFailed: ({ resource, at }) => ({ en: `breaks until ${at}: ${resource}`, id: `rusak sampai ${at}: ${resource}` }),
  UnitProtected: ({ resource }) => ({
    en: `kept from breaking: ${resource}`,
    id: `terlindung dari kerusakan: ${resource}`,
  }),
  UnitRepaired: ({ resource }) => ({ en: `repaired: ${resource}`, id: `diperbaiki: ${resource}` }),
  StockTaken: (told) => ({ en: `taken: ${told.value} of ${told.stock}`, id: `diambil: ${told.value} ${told.stock}` }),
  StockSent: (told) => ({
    en: `sent away: ${told.value} of ${told.stock}`,
    id: `dikirim: ${told.value} ${told.stock}`,
  }),
  StockDepleted: ({ stock }) => ({ en: `none left: ${stock}`, id: `habis: ${stock}` }),
  StockReviewed: ({ stock }) => ({ en: `stock is looked at: ${stock}`, id: `stok diperiksa: ${stock}` }),
  StockOrdered: (told) => ({
    en: `ordered: ${told.value} of ${told.stock}`,
    id: `dipesan: ${told.value} ${told.stock}`,
  }),
  StockShipped: (told) => ({
    en: `under way: ${told.value} of ${told.stock}, there ${told.at}`,
    id: `dikirim: ${told.value} ${told.stock}, tiba ${told.at}`,
  }),
  StockDelivered: (told) => ({
    en: `delivered: ${told.value} of ${told.stock}`,
    id: `tiba: ${told.value} ${told.stock}`,
  }),
  TimerSet: ({ policy, at }) => ({
    en: `${policy} means to look again on ${at}`,
    id: `${policy} akan memeriksa lagi ${at}`,
  }),
  TimerFired: ({ policy }) => ({ en: `${policy} looks again`, id: `${policy} memeriksa lagi` }),
  CommandRefused: ({ event: { subject, value } }) => {
    const command = commandWords[subject] ?? { en: "something", id: "sesuatu" }
    const reason = refusalWords[value] ?? { en: "not possible", id: "tidak mungkin" }
    return { en: `cannot ${command.en}: ${reason.en}`, id: `tidak dapat ${command.id}: ${reason.id}` }
  },
  PoliciesChanged: ({ takesOver }) => ({ en: `from here on: ${takesOver}`, id: `mulai di sini: ${takesOver}` }),
}

function leaving(told: Told, en: string, id: string): Phrase {
  const { value } = told.event
  if (value === Reason.dead)
    return { en: "cannot be finished, and stays in the list", id: "tidak dapat diselesaikan, tetap dalam daftar" }
  const reason = leavingWords[value] ?? { en: "–", id: "–" }
  return { en: `${en}: ${reason.en}${told.again.en}`, id: `${id}: ${reason.id}${told.again.id}` }
}

const names = new Map(Object.entries(EventType).map(([name, type]) => [type, name as Name]))

/** What an event says in words, without the name of the citizen whom it is about. */
export const eventPhrase = (event: OfficeEvent, by: Teller): string => {
  const name = names.get(event.type)
  return name === undefined ? `(${event.type})` : phrases[name](new Told(event, by))[by.language]
}
