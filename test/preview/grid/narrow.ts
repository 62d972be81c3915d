// A number without a format in a narrow column: fewer decimals, then an exponent, as Excel shows it.

/** The longest way to show it that fits; null where only `###` is left. */
export const narrowGeneral = (value: number, fits: (text: string) => boolean): string | null => {
  const ways =
    Number.isInteger(value) || Math.abs(value) < 0.001
      ? []
      : DECIMALS.map((digits) => decimal(value, digits))
  ways.push(...EXPONENTS.map((digits) => exponential(value, digits)))
  return ways.find(fits) ?? null
}

const DECIMALS = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
const EXPONENTS = [5, 4, 3, 2, 1, 0]

const decimal = (value: number, digits: number): string =>
  value
    .toFixed(digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

const exponential = (value: number, digits: number): string => {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits).split('e')
  const size = exponent.replace(/^[+-]/, '').padStart(2, '0')
  return `${mantissa}E${exponent.startsWith('-') ? '-' : '+'}${size}`
}
