// Units that published budget tables use. Free of zod, so that reading amounts needs none of it.

/** Each unit's value in yen. */
export const unitYen = {
  円: 1,
  千円: 1_000,
  万円: 10_000,
  十万円: 100_000,
  百万円: 1_000_000,
  千万円: 10_000_000,
  億円: 100_000_000,
  十億円: 1_000_000_000,
  百億円: 10_000_000_000,
  兆円: 1_000_000_000_000,
} as const
export type Unit = keyof typeof unitYen
