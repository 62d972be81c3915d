// A moment as people read it, to the second and with its zone.
import type { Language } from '../../schema/index.ts'

/**
 * @param instant ISO 8601 with its zone, as `2026-11-22T10:02:03+09:00`; anything else stays as it is
 * @example instantText('2026-11-22T10:02:03+09:00', 'ja') → '2026年11月22日 10:02:03(UTC+09:00)'
 */
export function instantText(instant: string, language: Language): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(instant)
  if (!parts) return instant
  const [, year = '', month = '', day = '', time = '', zone = ''] = parts
  const utc = zone === 'Z' ? 'UTC' : `UTC${zone}`
  if (language === 'en') return `${year}-${month}-${day} ${time} (${utc})`
  return `${year}年${Number(month)}月${Number(day)}日 ${time}(${utc})`
}
