// Addresses with their sheet, and where needed their workbook, as Excel writes them.

/** Names that a formula reads without quotes: letters, digits, _ and . that are no address and begin with no digit. */
const plainName = /^[\p{L}_][\p{L}\p{N}_.]*$/u
const likeAddress = /^(?:[A-Z]{1,3}\d{1,7}|R\d*C?\d*|C\d*|TRUE|FALSE)$/i

export interface SheetName {
  workbook?: string | undefined
  sheet: string
}

/**
 * The part of an address before its `!`.
 * @example sheetReference({ sheet: '防災 1' }) // "'防災 1'"
 * @example sheetReference({ workbook: '保健福祉課.xlsx', sheet: '予算' }) // '[保健福祉課.xlsx]予算'
 */
export function sheetReference({ workbook, sheet }: SheetName): string {
  const name = workbook === undefined ? sheet : `[${workbook}]${sheet}`
  const isPlain =
    plainName.test(sheet) &&
    !likeAddress.test(sheet) &&
    (workbook === undefined || /^[\p{L}\p{N}_.]+$/u.test(workbook))
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`
}

/** @example sheetAddress({ sheet: '総務課' }, 'F12') // '総務課!F12' */
export const sheetAddress = (name: SheetName, address: string): string =>
  `${sheetReference(name)}!${address}`

/** Sheets that a formula refers to, workbook brackets and all. */
export function referredSheets(formula: string): string[] {
  const found: string[] = []
  for (const [, quoted, plain] of formula.matchAll(
    /(?:'((?:[^']|'')+)'|((?:\[[^\]'"!]+\])?[\p{L}_][\p{L}\p{N}_.]*))!\$?[A-Z]{1,3}\$?\d/gu,
  ))
    found.push(quoted?.replaceAll("''", "'") ?? plain ?? '')
  return found
}
