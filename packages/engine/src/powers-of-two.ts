const LOWEST = -1074
const POWERS = new Float64Array(2098)

for (let exponent = 0, power = 1; exponent <= 1023; exponent++, power *= 2) POWERS[exponent - LOWEST] = power
for (let exponent = -1, power = 0.5; exponent >= LOWEST; exponent--, power *= 0.5) POWERS[exponent - LOWEST] = power

/** Returns 2 to an integer power between -1074 and 1023, exactly. */
export function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LOWEST]
}
