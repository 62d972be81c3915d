// The day of a meeting, as sheets write it.
import type { Cell } from '../schema/index.ts'

const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, R: 2018, H: 1988 }

/** 令和7年9月3日 · R7.9.3 · 2025/9/3 · a serial number → ISO date; null for anything else. */
export function isoDate(cell: Cell): string | null {
  if (typeof cell === 'number') return ofSerial(cell)
  if (typeof cell !== 'string') return null
  const text = cell.normalize('NFKC').replace(/\s/g, '')
  const match = /^(令和|平成|[RH])?(元|\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:\(.\))?$/.exec(
    text,
  )
  if (!match) return null
  const [, era = '', years = '', month = '', day = ''] = match
  const year = (years === '元' ? 1 : Number(years)) + (eras[era] ?? 0)
  return year < 1900 ? null : ofParts(year, Number(month), Number(day))
}

/** Days since 1899-12-30, as Excel counts them from March 1900 on. */
function ofSerial(days: number): string | null {
  if (!Number.isInteger(days) || days < 61 || days > 400_000) return null
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

function ofParts(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}
