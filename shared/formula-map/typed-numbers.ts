// Numbers typed into a formula: =SUM(D5:D9)+100. Those that only steer a function are none.

/** Places, options and the like are given as small whole numbers; units as powers of a thousand. */
const steering = new Set(['0', '1', '2', '3', '9', '100', '109', '1000', '1000000'])
const most = 10
/** A longer formula is looked at this far. */
const longest = 2_000

/** As they are written, in their order. */
export const typedNumbers = (formula: string): string[] =>
  [...formula.slice(0, longest).matchAll(/"[^"]*"|'[^']*'|[A-Z0-9_.$!\p{L}]+/giu)]
    .map(([word]) => word)
    .filter((word) => /^\d+(?:\.\d+)?$/.test(word) && !steering.has(word))
    .slice(0, most)
