// Addresses with their sheet, and where needed their workbook, as Excel writes them.

/** Names that a formula reads without quotes: letters, digits, _ and . that are no address and begin with no digit. */
const plainName = /^[\p{L}_][\p{L}\p{N}_.]*$/u
const likeAddress = /^(?:[A-Z]{1,3}\d{1,7}|R\d{0,7}(?:C\d{0,5})?|C\d{0,5}|TRUE|FALSE)$/i

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

/**
 * An address apart: its sheet, '' where it names none, and its workbook, null where it names none.
 * @example splitAddress("'[福祉 1.xlsx]予算'!D5") // { workbook: '福祉 1.xlsx', sheet: '予算', cell: 'D5' }
 */
export function splitAddress(address: string): {
  workbook: string | null
  sheet: string
  cell: string
} {
  const at = address.lastIndexOf('!')
  const said = address.slice(0, Math.max(0, at))
  const isQuoted = said.length > 1 && said.startsWith("'") && said.endsWith("'")
  const name = isQuoted ? said.slice(1, -1).replaceAll("''", "'") : said
  const end = name.startsWith('[') ? name.indexOf(']') : -1
  return {
    workbook: end > 0 ? name.slice(1, end) : null,
    sheet: name.slice(end + 1),
    cell: address.slice(at + 1),
  }
}

/** Sheets that a formula refers to, workbook brackets and all. */
export function referredSheets(formula: string): string[] {
  const found: string[] = []
  for (let at = formula.indexOf('!'); at >= 0; at = formula.indexOf('!', at + 1)) {
    if (!cellFollows.test(formula.slice(at + 1, at + 8))) continue
    const before = formula.slice(Math.max(0, at - longestName), at)
    const name = before.endsWith("'") ? quotedAtEnd(before) : plainAtEnd(before)
    if (name !== '') found.push(name)
  }
  return found
}

const cellFollows = /^\$?[A-Z]{1,3}\$?\d/
/** A sheet's name has 31 characters at most, a file's with its folders 255. */
const longestName = 320
const nameCharacter = /[\p{L}\p{N}_.]/u

/** The name without quotes that ends here, its workbook in brackets before it. */
function plainAtEnd(text: string): string {
  let from = text.length
  while (from > 0 && nameCharacter.test(text[from - 1] as string)) from--
  if (from < text.length && text[from - 1] === ']') {
    from = Math.max(0, text.lastIndexOf('[', from - 2))
  }
  return text.slice(from)
}

/** The name in the quotes that end here, doubled quotes as one; '' where none opens. */
function quotedAtEnd(text: string): string {
  let from = text.length - 2
  while (from >= 0) {
    if (text[from] !== "'") from--
    else if (text[from - 1] === "'") from -= 2
    else return text.slice(from + 1, -1).replaceAll("''", "'")
  }
  return ''
}

/** The address without its sheet, and what stands before it, `!` and all. */
export function splitSheet(address: string): { sheet: string; local: string } {
  const at = address.lastIndexOf('!') + 1
  return { sheet: address.slice(0, at), local: address.slice(at) }
}
