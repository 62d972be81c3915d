// What a value or a range is, and texts made of values.
import { groupDigits } from '../text/digits.ts'
import { areaIn, type Call, Unsolved, valueIn } from './surroundings.ts'
import { ErrorValue, numberOf, textOf, type Value } from './values.ts'

export const facts: Record<string, Call> = {
  ISNUMBER: ([of], around) => typeof valueIn(of, around) === 'number',
  ISTEXT: ([of], around) => typeof valueIn(of, around) === 'string',
  ISBLANK: ([of], around) => valueIn(of, around) === null,
  ISERROR: ([of], around) => valueIn(of, around) instanceof ErrorValue,
  N: ([of], around) => {
    const value = valueIn(of, around)
    if (value instanceof ErrorValue) return value
    return typeof value === 'number' ? value : value === true ? 1 : 0
  },
  EXACT: ([a, b], around) =>
    withTexts([valueIn(a, around), valueIn(b, around)], ([x, y]) => x === y),
  FIND: ([what, within, from], around) => {
    if (from) throw new Unsolved('FIND')
    return withTexts([valueIn(what, around), valueIn(within, around)], ([a = '', b = '']) => {
      const at = b.indexOf(a)
      return at < 0 ? new ErrorValue('#VALUE!') : at + 1
    })
  },
  LEN: ([of], around) => withTexts([valueIn(of, around)], ([text = '']) => text.length),
  TEXT: ([of, format], around) => {
    const number = numberOf(valueIn(of, around))
    if (number instanceof ErrorValue) return number
    return withTexts([valueIn(format, around)], ([written = '']) => formatted(number, written))
  },
  ROWS: ([of], around) => areaIn(of, around, 'ROWS').whole.rows,
  COLUMNS: ([of], around) => areaIn(of, around, 'COLUMNS').whole.columns,
  COUNTBLANK: ([of], around) => {
    const { rows, columns, at, whole } = areaIn(of, around, 'COUNTBLANK')
    let count = whole.rows * whole.columns - rows * columns
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) {
        const value = at(r, c)
        if (value === null || value === '') count++
      }
    return count
  },
  INDEX: ([of, row, column], around) => {
    const area = areaIn(of, around, 'INDEX')
    const [first, second] = [numberOf(valueIn(row, around)), numberOf(valueIn(column, around))]
    if (first instanceof ErrorValue) return first
    if (second instanceof ErrorValue) return second
    const isLine = area.rows === 1 && column === undefined
    const [down, right] = isLine ? [1, first] : [first, second || 1]
    // A whole row or column of it is no value.
    if (down < 1 || right < 1) throw new Unsolved('INDEX')
    if (down > area.rows || right > area.columns) return new ErrorValue('#REF!')
    return area.at(Math.trunc(down) - 1, Math.trunc(right) - 1)
  },
}

function withTexts(values: readonly Value[], how: (texts: string[]) => Value): Value {
  const texts: string[] = []
  for (const value of values) {
    const text = textOf(value)
    if (text instanceof ErrorValue) return text
    texts.push(text)
  }
  return how(texts)
}

/** By the plain formats that sums of money and percentages are put into sentences with. */
function formatted(number: number, format: string): string {
  const [, commas, decimals = ''] =
    /^(#,##)?0(?:\.(0{1,9}))?(?:;-\1?0(?:\.0{1,9})?)?$/.exec(format) ?? []
  if (!/^(#,##)?0/.test(format) || (commas === undefined && decimals === '' && format !== '0'))
    throw new Unsolved(`TEXT ${format}`)
  const scale = 10 ** decimals.length
  const size = Math.floor(Number((Math.abs(number) * scale).toPrecision(15)) + 0.5) / scale
  const [whole = '0', rest = ''] = size.toFixed(decimals.length).split('.')
  const digits = commas === undefined ? whole : groupDigits(Number(whole))
  return `${number < 0 && size > 0 ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`
}
