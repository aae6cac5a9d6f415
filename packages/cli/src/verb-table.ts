import type { Title } from "@tangguh/plan"

export interface FlagDefinition {
  /** What stands for its value in the help; null: it takes none. */
  readonly value: string | null
  readonly about: Title
  readonly choices?: readonly string[]
  /** What to write where several are wanted, which is never the flag again. */
  readonly several?: string
  /** Announced, and refused by name. */
  readonly notYet?: true
}

export interface VerbDefinition {
  readonly name: string
  /** How its operands are written in the help, and how many it takes. */
  readonly operands: {
    readonly text: string
    readonly least: number
    readonly most: number
    /** What one is, where it is not a scenario. */
    readonly what?: string
  }
  readonly about: Title
  readonly flags: Readonly<Record<string, FlagDefinition>>
}

const replications: FlagDefinition = {
  value: "N",
  about: {
    en: "how many replications; the file's number if left out",
    id: "berapa ulangan; bila tidak disebut, menurut berkas",
  },
}
const seed: FlagDefinition = {
  value: "S",
  about: {
    en: "the seed of the worlds; the file's if left out",
    id: "benih dunia; bila tidak disebut, menurut berkas",
  },
}
const workers: FlagDefinition = {
  value: "N",
  about: { en: "threads; one for each processor if left out", id: "utas; bila tidak disebut, satu tiap prosesor" },
}
const lang: FlagDefinition = {
  value: "en|id",
  choices: ["en", "id"],
  about: { en: "language; by LANG if left out", id: "bahasa; bila tidak disebut, menurut LANG" },
}
const withFiles: FlagDefinition = {
  value: "FILE,…",
  several: "several are joined by commas: --with ./a.ts,./b.ts",
  about: {
    en: "the files of policies of the run that somebody wrote; they are run",
    id: "berkas kebijakan buatan sendiri dalam ulangan itu; berkasnya dijalankan",
  },
}
const format = (...choices: string[]): FlagDefinition => ({
  value: choices.join("|"),
  choices,
  about: { en: "how results are printed; table if left out", id: "bentuk hasil; tabel bila tidak disebut" },
})

/** Tables that a run starts from. */
const data = {
  state: {
    value: "FILE",
    about: {
      en: "jobs that wait at the start: a table with step, since or age",
      id: "yang sudah menunggu di awal: tabel dengan step, since atau age",
    },
  },
  incidents: {
    value: "FILE",
    about: {
      en: "outages that were: a table with dependency, from, to",
      id: "gangguan yang tercatat: tabel dengan dependency, from, to",
    },
  },
  arrivals: {
    value: "FILE",
    about: {
      en: "who has come, one row a visit: a table with arrived",
      id: "yang sudah datang, satu baris satu kunjungan: tabel dengan arrived",
    },
  },
} as const satisfies Record<string, FlagDefinition>

/** Every verb, with what it takes: the help is printed from this, and the arguments are read by it. */
export const verbTable: readonly VerbDefinition[] = [
  {
    name: "compare",
    operands: { text: "SCENARIO", least: 0, most: 1 },
    about: {
      en: "compares policies with today, over the same worlds, and draws three charts",
      id: "membandingkan kebijakan dengan kondisi sekarang, pada dunia yang sama, dan menggambar tiga bagan",
    },
    flags: {
      policies: {
        value: "A,B|all",
        several: "several are joined by commas: --policies A,B",
        about: {
          en: "which ones, ./mine.ts too; all that the file names if left out",
          id: "yang mana, juga ./milikku.ts; semua di berkas bila tidak disebut",
        },
      },
      ...data,
      from: {
        value: "FILE",
        about: {
          en: "instead of SCENARIO the event log of a run, from which all policies go on at --at",
          id: "sebagai ganti SCENARIO, catatan peristiwa ulangan; semua kebijakan melanjutkannya sejak --at",
        },
      },
      at: {
        value: "TIME",
        about: {
          en: "when, by the clock of the offices, such as 2016-09-16T13:00; what comes after is drawn anew",
          id: "kapan, menurut jam kantor, misalnya 2016-09-16T13:00; yang sesudahnya diundi ulang",
        },
      },
      "redraw-in-progress": {
        value: null,
        about: {
          en: "when an outage in progress ends is drawn anew, too; services and waits keep what was drawn",
          id: "akhir gangguan yang sedang berlangsung juga diundi ulang; layanan dan tunggu tetap",
        },
      },
      with: withFiles,
      replications,
      precision: {
        value: "2%",
        about: { en: "until intervals are so narrow", id: "sampai selang sesempit ini" },
        notYet: true,
      },
      seed,
      workers,
      out: {
        value: "DIR",
        about: {
          en: "where files are written; out/SCENARIO if left out",
          id: "tempat berkas ditulis; out/SKENARIO bila tidak disebut",
        },
      },
      log: {
        value: "DIR",
        about: {
          en: "where the event log of every run is written, such as as-today-0001.log",
          id: "tempat catatan peristiwa tiap ulangan ditulis, misalnya as-today-0001.log",
        },
      },
      format: format("table", "json", "csv"),
      lang,
      all: {
        value: null,
        about: { en: "every outcome, not only those that matter most", id: "semua hasil, bukan hanya yang terpenting" },
      },
    },
  },
  {
    name: "run",
    operands: { text: "SCENARIO", least: 1, most: 1 },
    about: {
      en: "runs one replication and prints its numbers and the closing hash of its event log",
      id: "menjalankan satu ulangan, mencetak angkanya dan sidik penutup catatan peristiwanya",
    },
    flags: {
      policy: {
        value: "A",
        several: "several at once are a bundle, which is named under bundles in the file",
        about: {
          en: "a policy or bundle, or ./mine.ts; as today if left out",
          id: "kebijakan atau paket, atau ./milikku.ts; kondisi sekarang bila tidak disebut",
        },
      },
      ...data,
      replication: {
        value: "K",
        about: {
          en: "which one, from 1; the first if left out",
          id: "yang keberapa, dari 1; yang pertama bila tidak disebut",
        },
      },
      seed,
      log: {
        value: "FILE",
        about: { en: "where the event log is written", id: "tempat catatan peristiwa ditulis" },
      },
      format: format("table", "json"),
      lang,
    },
  },
  {
    name: "check",
    operands: { text: "SCENARIO…", least: 1, most: Infinity },
    about: {
      en: "holds scenarios against what their sources report; exit status 1 if a check fails",
      id: "menguji skenario terhadap catatan sumbernya; status keluar 1 bila ada yang gagal",
    },
    flags: {
      ...data,
      replications,
      seed,
      workers,
      strict: {
        value: null,
        about: {
          en: "every doubtful number needs a source or a reason",
          id: "setiap angka yang diragukan perlu sumber atau alasan",
        },
      },
      format: format("table", "json"),
      lang,
    },
  },
  {
    name: "verify",
    operands: { text: "[SCENARIO…]", least: 0, most: Infinity },
    about: {
      en: "holds textbook queues against theory, ours if none is named; exit status 1 if one fails",
      id: "menguji antrean buku teks terhadap teori, milik kami bila tak disebut; status keluar 1 bila gagal",
    },
    flags: { replications, seed, workers, format: format("table", "json"), lang },
  },
  {
    name: "policies",
    operands: { text: "[NAME]", least: 0, most: 1, what: "name" },
    about: {
      en: "lists the measures of the catalogue, or explains one",
      id: "mendaftar tindakan dalam katalog, atau menjelaskan satu",
    },
    flags: { format: format("table", "json"), lang },
  },
  {
    name: "log replay",
    operands: { text: "FILE", least: 1, most: 1, what: "log" },
    about: {
      en: "folds an event log again and proves it, by the hash of the state at each snapshot and at the end",
      id: "melipat ulang catatan peristiwa dan membuktikannya, dengan sidik keadaan di tiap cuplikan dan di akhir",
    },
    flags: { with: withFiles, format: format("table", "json"), lang },
  },
  {
    name: "log fork",
    operands: { text: "FILE", least: 1, most: 1, what: "log" },
    about: {
      en: "goes on from an instant of a recorded run, in the same world, under another policy",
      id: "melanjutkan ulangan tercatat dari suatu saat, di dunia yang sama, dengan kebijakan lain",
    },
    flags: {
      at: {
        value: "TIME",
        about: {
          en: "when, by the clock of the offices, such as 2016-09-16T13:00; needed",
          id: "kapan, menurut jam kantor, misalnya 2016-09-16T13:00; wajib",
        },
      },
      policy: {
        value: "A",
        about: {
          en: "the policy, bundle or ./mine.ts from then on; that of the run if left out",
          id: "kebijakan, paket, atau ./milikku.ts sejak itu; milik ulangan itu bila tidak disebut",
        },
      },
      log: {
        value: "OUT",
        about: { en: "where the event log of the fork is written", id: "tempat catatan peristiwa cabangnya ditulis" },
      },
      with: withFiles,
      format: format("table", "json"),
      lang,
    },
  },
  {
    name: "log query",
    operands: { text: 'FILE… "SQL"', least: 2, most: Infinity, what: "log, and SQL behind it" },
    about: {
      en: 'asks event logs by SQL, as the view events: tangguh log query run.log "describe events"',
      id: 'menanyai catatan peristiwa dengan SQL, lewat view events: tangguh log query run.log "describe events"',
    },
    flags: { with: withFiles, format: format("table", "csv", "json"), lang },
  },
  {
    name: "log export",
    operands: { text: "FILE", least: 1, most: 1, what: "log" },
    about: {
      en: "writes an event log as a file for DuckDB, pandas, PM4Py, ProM, Disco or Celonis",
      id: "menulis catatan peristiwa sebagai berkas untuk DuckDB, pandas, PM4Py, ProM, Disco, atau Celonis",
    },
    flags: {
      format: {
        value: "parquet|csv|ocel-json|xes",
        choices: ["parquet", "csv", "ocel-json", "xes"],
        about: {
          en: "as what; by the ending of OUT if left out",
          id: "sebagai apa; menurut akhiran OUT bila tidak disebut",
        },
      },
      out: { value: "OUT", about: { en: "where; needed", id: "ke mana; wajib" } },
      with: withFiles,
      lang,
    },
  },
  {
    name: "log diff",
    operands: { text: "A B", least: 2, most: 2, what: "pair of logs" },
    about: {
      en: "shows the first event where two runs part, and what came of it; exit status 1 if they do",
      id: "menunjukkan peristiwa pertama tempat dua ulangan berpisah dan akibatnya; status keluar 1 bila berpisah",
    },
    flags: { with: withFiles, format: format("table", "json"), lang },
  },
  {
    name: "log explain",
    operands: { text: "FILE", least: 1, most: 1, what: "log" },
    about: {
      en: "tells what happened to one citizen and why, and what would have, had things been otherwise",
      id: "menjelaskan apa yang terjadi pada satu warga dan sebabnya, dan apa jadinya andai lain",
    },
    flags: {
      citizen: {
        value: "N",
        about: {
          en: "the citizen’s number, or the name of a person of the file",
          id: "nomor warga, atau nama orang di berkas",
        },
      },
      ticket: { value: "N", about: { en: "or the ticket drawn", id: "atau nomor antreannya" } },
      date: {
        value: "DATE",
        about: {
          en: "on which date; the first with such a ticket if left out",
          id: "pada tanggal berapa; yang pertama dengan nomor itu bila tidak disebut",
        },
      },
      office: {
        value: "NAME",
        about: { en: "at which office, where there are several", id: "di kantor mana, bila ada beberapa" },
      },
      policy: {
        value: "A,B|all",
        several: "several are joined by commas: --policy A,B",
        about: {
          en: "under which other policies to tell the same citizen’s story",
          id: "dengan kebijakan lain apa warga yang sama diceritakan",
        },
      },
      with: withFiles,
      format: format("table", "json"),
      lang,
    },
  },
  {
    name: "calibrate",
    operands: { text: "TICKETS.csv", least: 1, most: 1, what: "table of tickets" },
    about: {
      en: "fits arrivals, service times, patience and outages to an office's own records",
      id: "menaksir kedatangan, lama pelayanan, batas sabar dan gangguan dari catatan kantor",
    },
    flags: {
      incidents: {
        value: "FILE",
        several: "one table has all of them: dependency,from,to",
        about: { en: "when what was down: dependency,from,to", id: "kapan apa yang mati: dependency,from,to" },
      },
      out: {
        value: "FILE",
        about: {
          en: "where lines for a scenario file are written; nowhere if left out",
          id: "tempat baris untuk berkas skenario ditulis; tidak ditulis bila tidak disebut",
        },
      },
      format: format("table", "json"),
      lang,
    },
  },
  {
    name: "schema",
    operands: { text: "", least: 0, most: 0 },
    about: {
      en: "prints the JSON Schema of scenario files, for editors",
      id: "mencetak JSON Schema berkas skenario, untuk penyunting",
    },
    flags: {},
  },
]

/** Verbs that are designed and not there yet. */
export const verbsNotYet = ["new", "attribute", "sweep", "frontier", "report", "studio"]
