// Digits in groups of three, without a locale so that every platform agrees.

/** -1234567.5 → "-1,234,567.5". */
export function groupDigits(value: number): string {
  if (Math.abs(value) >= 1e21) return String(value)
  const [whole = '', fraction] = String(value).split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  let digits = whole.slice(sign.length)
  let grouped = ''
  for (; digits.length > 3; digits = digits.slice(0, -3)) grouped = `,${digits.slice(-3)}${grouped}`
  return `${sign}${digits}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
