// Whether a line's own cells still hold what was read from them: 0 or 1 beside each line of 反映明細.
import type { Line } from '../../model/budget.ts'
import type { ColumnRole } from '../../schema/index.ts'
import { literal } from '../block/formula.ts'
import { OWN_ROW, onceEach, pattern } from '../block/pattern.ts'
import type { Pattern } from '../types.ts'
import type { Section } from './context.ts'
import { detailColumns } from './layout.ts'
import { isErrorText, type SourceValue, sourceText } from './source.ts'

/** What a line's cells held when the sheet was checked, and the formula that tells whether they still do. */
export interface AsRead {
  changed: Pattern
  /** Integer yen; null where the amount is compared as text. */
  yen: number | null
  marks: string
  /** '' where the names on 反映明細 are the cells' own. */
  names: string
}

/** Columns whose cells say what a line is; 反映明細 shows the first three as they stand. */
const NAME_ROLES: readonly ColumnRole[] = ['issue', 'strategy', 'initiative', 'outline', 'account']
const MARK_ROLES: readonly ColumnRole[] = ['exclusion', 'reflection', 'unit']
const SHOWN: Partial<Record<ColumnRole, string>> = {
  issue: detailColumns.issue,
  strategy: detailColumns.strategy,
  initiative: detailColumns.initiative,
}
const RELISTED = '再掲'

/** @param isLive the amount is a formula on the row's cell alone */
export function createAsRead({ source }: Section): (line: Line, isLive: boolean) => AsRead {
  const names = source.columnsOf(NAME_ROLES)
  const marks = source.columnsOf(MARK_ROLES)
  const remark = source.columnsOf(['remark'])[0]
  const amount = source.reference(source.amountColumn)
  const own = (letter: string): Pattern => pattern`${letter}${OWN_ROW}`
  const shown = joined(names.map(({ role }) => own(SHOWN[role] ?? detailColumns.initiative)))
  const patterns = new Map<string, Pattern>()
  const sameNumber = onceEach((value: number) => pattern`ROUND(${amount}-(${value}),9)=0`)
  const sameText = onceEach((text: string) => pattern`EXACT(${amount},${literal(text)})`)

  return (line, isLive) => {
    const value = source.value(line.row, source.amountColumn)
    const markText = textsOf(line, marks)
    const nameText = textsOf(line, names)
    const isShown = namesShown(line)
    const remarkText = remark ? String(source.value(line.row, remark.column)) : ''
    const isNumber = typeof value === 'number'
    const key = [
      isNumber ? (isLive ? 'figure' : value) : amountKey(line, value),
      markText === null,
      nameText === null ? 'error' : isShown,
      remark === undefined || isErrorText(remarkText) ? 'any' : remarkText.includes(RELISTED),
    ].join(' ')
    const changed = patterns.get(key) ?? whole([amountPart(), markPart(), namePart(), remarkPart()])
    patterns.set(key, changed)
    return {
      changed,
      yen: isNumber && isLive ? line.amount.yen : null,
      marks: markText ?? '',
      names: isShown ? '' : (nameText ?? ''),
    }

    function amountPart(): Pattern {
      if (typeof value === 'number') {
        const figure = pattern`${own(detailColumns.amount)}=${own(detailColumns.yenThen)}`
        return pattern`ISNUMBER(${amount}),${isLive ? figure : sameNumber(value)}`
      }
      const text = sourceText(value)
      if (isErrorText(text)) return pattern`ISERROR(${amount})`
      return text === line.amount.raw
        ? pattern`EXACT(${amount},${own(detailColumns.raw)})`
        : sameText(text)
    }

    function markPart(): Pattern | null {
      if (marks.length === 0) return null
      return same(marks, markText === null ? null : own(detailColumns.marksThen))
    }

    function namePart(): Pattern | null {
      if (names.length === 0) return null
      return same(names, nameText === null ? null : isShown ? shown : own(detailColumns.namesThen))
    }

    // 「再掲」 in the remark takes a line out of every sum.
    function remarkPart(): Pattern | null {
      if (!remark || isErrorText(remarkText)) return null
      const found = pattern`FIND("${RELISTED}",${source.reference(remark.column)})`
      return remarkText.includes(RELISTED)
        ? pattern`ISNUMBER(${found})`
        : pattern`ISERROR(${found})`
    }
  }

  /** The texts of the row's own cells, joined; null where one holds an error. */
  function textsOf(line: Line, columns: readonly { column: number }[]): string | null {
    const texts = columns.map(({ column }) => sourceText(source.value(line.row, column)))
    return texts.some(isErrorText) ? null : texts.join('|')
  }

  function namesShown(line: Line): boolean {
    return names.every(({ role, column }) => {
      const text = sourceText(source.value(line.row, column))
      if (role === 'issue') return text === line.issue
      if (role === 'strategy') return text === line.strategy
      return role === 'initiative' && line.detail === '' && text === line.initiative
    })
  }

  function same(columns: readonly { column: number }[], then: Pattern | null): Pattern {
    const now = joined(columns.map(({ column }) => source.reference(column)))
    return then === null ? pattern`ISERROR(${now})` : pattern`EXACT(${now},${then})`
  }
}

/** Text amounts with one formula share a key: those shown as written, and errors. */
const amountKey = (line: Line, value: SourceValue): string => {
  const text = sourceText(value)
  if (isErrorText(text)) return 'error'
  return text === line.amount.raw ? 'text' : `text ${text}`
}

const joined = (parts: readonly Pattern[]): Pattern =>
  parts.reduce((whole, part) => pattern`${whole}&"|"&${part}`)

const whole = (parts: readonly (Pattern | null)[]): Pattern => {
  const all = parts.filter((part) => part !== null).reduce((list, part) => pattern`${list},${part}`)
  return pattern`=IFERROR(IF(AND(${all}),0,1),1)`
}
