/** Of fewer ends than this, a law has its mean only: a shape would be read from noise. */
export const FEWEST_FOR_A_SHAPE = 10

/** Fewer ends are thin: the mean of an exponential law is then known to ±36 % at best, 1.96 / √30. */
export const FEW_ENDS = 30

/** So many ends tell the mean of an exponential law to ±20 %: (1.96 / 0.2)². */
export const ENOUGH_ENDS = 97

/** Fewer dates do not show how much days differ: the dispersion of nine counts has an error of √(2/9), half of itself. */
export const FEW_DAYS = 10

/** A weekday has a factor of its own from so many of its dates on: a count is then known to half its scatter. */
export const FEWEST_OF_A_WEEKDAY = 4

/** A scatter or a difference of weekdays as large as this, or larger, comes by chance so often at most where we say that it is none. */
export const BY_CHANCE = 0.01

/** So many who leave at one instant, the last of a date, were sent away: two may do so by chance, where the clock has whole minutes. */
export const FEWEST_AT_CLOSING = 3
