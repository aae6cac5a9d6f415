/** What an address is for: it makes the second part of it, with how often that was asked. */
export const Purpose = {
  arrivals: 0,
  patience: 1,
  work: 2,
  returns: 3,
  chance: 4,
  record: 5,
  hour: 6,
  again: 7,
  exit: 8,
  exitAfter: 9,
  spoiled: 10,
  comes: 11,
  comesHour: 12,
  group: 13,
  purpose: 14,
  deadline: 15,
  letter: 16,
  bypass: 17,
  stale: 18,
  age: 19,
  dead: 20,
  lag: 21,
} as const

export const address = (purpose: number, k: number): number => k * 32 + purpose

/** What a citizen may hear or decide on an attempt to come, each with a number of its own. Announcements follow, one each. */
export const Chance = {
  status: 0,
  phone: 1,
  turnsAtDown: 2,
  turnsAtHopeless: 3,
  letter: 4,
  appointment: 5,
  noShow: 6,
  ghost: 7,
  announcement: 8,
} as const
export const CHANCES = 1024
