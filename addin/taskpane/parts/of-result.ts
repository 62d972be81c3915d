// Whose a share is: one sheet, or the sheets that are counted.

import { countedSheets, nameOfResult, type Result } from '../../budget/result.ts'
import type { Catalogue } from '../locales/index.ts'

export function ofResult(result: Result, text: Catalogue): string {
  const name = nameOfResult(result, text.common.sheets)
  return countedSheets(result).length > 1 ? name : text.validation.share.ofSheet(name)
}
