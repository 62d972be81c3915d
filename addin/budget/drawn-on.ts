// Which other sheets the formulas of a sheet draw on, so that an edit there is known to matter here.
import type { SheetSnapshot } from '../../shared/schema/index.ts'

const named = /(?<!')'((?:[^']|'')+)'!|(?<![^\s'"!()+\-*/^&=<>,;:{}])([^\s'"!()+\-*/^&=<>,;:{}]+)!/g

/** Names as formulas have them, a workbook's name in brackets before them left out. */
export function sheetsDrawnOn({ sheet, formulas = {} }: SheetSnapshot): Set<string> {
  const found = new Set<string>()
  for (const formula of Object.values(formulas)) {
    if (!formula.includes('!')) continue
    for (const [, quoted, plain = ''] of formula.replace(/"[^"]*"/g, '').matchAll(named)) {
      const name = (quoted?.replaceAll("''", "'") ?? plain).replace(/^.*\]/, '')
      if (name !== sheet) found.add(name)
    }
  }
  return found
}
