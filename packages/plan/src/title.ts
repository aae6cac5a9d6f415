/** Words for people, in both languages of the project. */
export interface Title {
  readonly en: string
  readonly id: string
}
