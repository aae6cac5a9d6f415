import { type Comer, given, type Story, story } from "../../src/index.ts"

export interface Fails {
  readonly power?: readonly string[]
  readonly link?: readonly string[]
}

/** The small office with these people, failures and policies; `more` changes other sections. */
const file = (
  people: Readonly<Record<string, Comer>>,
  fails: Fails,
  policies: string,
  more: Readonly<Record<string, string>> = {},
) =>
  given(Object.keys(people).length > 0 || "citizens" in more || "people" in more ? people : { zoe: "fri 15:00" }, {
    dependencies: `{ power: { fails: [${(fails.power ?? []).join(", ")}] }, link: { fails: [${(fails.link ?? []).join(", ")}] } }`,
    policies: `{ ${policies} }`,
    ...more,
  })

/** What happened in the small office; its methods can be used alone. */
export const told = (...parameters: Parameters<typeof file>) => bound(story(file(...parameters)))
/** The same with another seed. */
export const seeded = (seed: number, ...parameters: Parameters<typeof file>) =>
  bound(story(file(...parameters), [], String(seed)))

const bound = (whole: Story) => ({ run: whole.run, of: whole.of.bind(whole), tell: whole.tell.bind(whole) })

/** Who come by themselves, many in a minute: "09:40" is from 9:40 to 9:41. */
export const crowdAt = (...times: string[]) => ({
  citizens: `{ visitor: { wants: visit, arrive: { rate: ${30 * times.length} / working day, by_hour: { ${times
    .map((time) => `${time}-${time.slice(0, 3)}${String(Number(time.slice(3)) + 1).padStart(2, "0")}: 1`)
    .join(", ")} } }, returns: { chance: 0 %, after: 1 working day } } }`,
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 1 days, replications: 1, seed: small }",
})
