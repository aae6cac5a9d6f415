import type { Compiling } from "../compiling.ts"

/** Reports things that the file describes and nothing uses: probably slips, and of no effect. */
export const reportUnused = (compiling: Compiling): void => {
  const { file } = compiling
  const steps = Object.values(file.services).flatMap((service) => service.steps)
  const backups = Object.values(file.dependencies ?? {}).flatMap(({ backups = [] }) => backups)
  const officesBackups = Object.values(file.offices ?? {}).flatMap(({ dependencies = {} }) =>
    Object.values(dependencies).flatMap(({ needs = [], backups: own = [] }) => [{ needs, own }]),
  )
  const standbys = [...backups, ...officesBackups.flatMap(({ own }) => own)]
  const used = {
    resources: steps.flatMap(({ with: units = [] }) => (typeof units === "string" ? [units] : Object.keys(units))),
    stocks: steps.flatMap(({ uses = {} }) => Object.keys(uses)),
    dependencies: [
      ...steps.flatMap(({ needs = [], needs_to_start = [] }) => [...needs, ...needs_to_start]),
      ...Object.values(file.dependencies ?? {}).flatMap(({ needs = [] }) => needs),
      ...officesBackups.flatMap(({ needs }) => needs),
      ...standbys.flatMap((backup) => ("standby" in backup ? (backup.standby.needs ?? []) : [])),
    ],
    services: Object.values(file.citizens).map(({ wants }) => wants),
  }
  const hints = {
    resources: (name: string) => [`no step works with ${name}`, `with: ${name}`],
    stocks: (name: string) => [`no step uses ${name}`, `uses: { ${name}: 1 }`],
    dependencies: (name: string) => [`nothing needs ${name}`, `needs: [${name}]`],
    services: (name: string) => [`nobody wants ${name}`, `a class with wants: ${name}`],
  }
  for (const section of ["resources", "stocks", "dependencies", "services"] as const) {
    for (const name of Object.keys(file[section] ?? {})) {
      if (used[section].includes(name)) continue
      const [message, accepted] = hints[section](name)
      compiling.problem([section, name], message!, `${accepted!}, or leave it out`)
    }
  }
}
