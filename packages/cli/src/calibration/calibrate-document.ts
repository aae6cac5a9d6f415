import type { Calibration, DurationFit, Estimate } from "@tangguh/calibration"

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const estimate = ({ value, lower, upper }: Estimate) => ({
  value: finite(value),
  lower: finite(lower),
  upper: finite(upper),
})

/** A fit, in seconds. null: it was not seen, or has no end. */
const duration = (fit: DurationFit) => ({
  rows: fit.rows,
  ended: fit.ended,
  censored: fit.censored,
  thin: fit.thin,
  enoughRows: fit.enoughRows,
  secondsAtRisk: fit.atRisk,
  data: fit.data === null ? null : { meanSeconds: fit.data.mean, cv: fit.data.cv },
  alwaysSeconds: fit.always,
  meanSecondsAtLeast: finite(fit.meanAtLeast),
  fitted:
    fit.fitted === null
      ? null
      : {
          family: fit.fitted.family,
          meanSeconds: estimate(fit.fitted.mean),
          medianSeconds: estimate(fit.fitted.median),
          cv: estimate(fit.fitted.cv),
          scaleSeconds: estimate(fit.fitted.scale),
          shape: estimate(fit.fitted.shape),
        },
  candidates: fit.candidates,
  quantiles: fit.quantiles.map(({ share, data, fitted }) => ({
    share,
    dataSeconds: estimate(data),
    fittedSeconds: fitted,
  })),
  gap: fit.gap,
})

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** What was fitted, as JSON, with the lines of a scenario file. */
export const calibrateDocument = (calibration: Calibration, lines: string) => ({
  tickets: calibration.file,
  visits: calibration.visits,
  offices: calibration.offices,
  openDays: calibration.days.length,
  from: dateOf(calibration.firstDay),
  until: dateOf(calibration.lastDay),
  columnsPassedOver: calibration.passedOver,
  resolutionSeconds: calibration.resolution,
  classes: calibration.classes.map(({ name, arrivals, patience, service }) => ({
    name,
    arrivals,
    patience: {
      ...duration(patience),
      leftDuringIncidents: patience.leftDuringIncidents,
      leftAtClosing: patience.leftAtClosing,
      stillThere: patience.stillThere,
      longestSeconds: patience.longest,
      beyondLongest: patience.beyond,
    },
    service: service === null ? null : duration(service),
  })),
  service: {
    ...duration(calibration.service),
    leftOutDuringIncidents: calibration.duringIncidents,
    leftOutWithoutEnd: calibration.unended,
    atOnce: calibration.atOnce,
  },
  outages:
    calibration.outages?.map(({ dependency, scope, places, incidents, joined, up, down }) => ({
      dependency,
      scope,
      places,
      incidents,
      joined,
      up: duration(up),
      down: duration(down),
    })) ?? null,
  incidents:
    calibration.incidents === null
      ? null
      : {
          table: calibration.incidents.file,
          columnsPassedOver: calibration.incidents.passedOver,
          resolutionSeconds: calibration.incidents.resolution,
          officesWithoutVisit: calibration.incidents.elsewhere,
        },
  lines,
})
