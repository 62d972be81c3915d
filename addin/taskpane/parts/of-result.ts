// Whose a share is: one sheet, or the sheets that are counted.
import type { Catalogue } from '../locales/index.ts'
import { countedSheets, nameOfResult, type Result } from '../state/result.ts'

export function ofResult(result: Result, text: Catalogue): string {
  const name = nameOfResult(result, text.common.sheets)
  return countedSheets(result).length > 1 ? name : text.validation.share.ofSheet(name)
}
