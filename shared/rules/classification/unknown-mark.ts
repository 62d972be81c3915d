// A mark that the ward's policy does not know: the line is taken as not reflected.
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { linesByText, yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const unknownMark: Rule = {
  code: 'classification/unknown-mark',
  family: 'classification',
  severity: 'error',
  unsettles: 'share',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    linesByText(context.survey.unknownMarks, ({ reflection }) =>
      reflection.kind === 'unknown' ? reflection.text : '',
    ).map(({ text, rows, lines }) => {
      const yen = yenOf(lines)
      const draft: Draft = {
        cells: context.ranges(rows, 'reflection'),
        params: { text, yen, unit: context.unit, marks: knownMarks(context) },
      }
      // Without money, or out of the base, the mark changes no figure.
      if (lines.every(({ amount, exclusion }) => !amount.yen || exclusion.kind === 'policy')) {
        draft.severity = 'warning'
        draft.unsettles = null
      }
      const mark = meantMark(text, context)
      if (mark !== null) {
        const edits: Edit[] = lines.map((line) => ({
          cell: context.cell(line, 'reflection'),
          value: mark,
        }))
        draft.suggestion = { label: 'mark', edits }
      }
      return draft
    }),
}

const knownMarks = ({ policy }: RuleContext): string =>
  [...policy.reflectionMarks.map((mark) => mark.symbol), ...policy.noReflection.slice(0, 1)].join(
    '・',
  )

/** 1, (1), ❶, ㊀ and the like for ①: the same number in another dress. */
function meantMark(text: string, { policy }: RuleContext): string | null {
  const wanted = numberIn(text)
  if (wanted === null) return null
  const fitting = policy.reflectionMarks.filter((mark) => numberIn(mark.symbol) === wanted)
  return fitting.length === 1 ? (fitting[0]?.symbol ?? null) : null
}

function numberIn(text: string): string | null {
  const plain = text.trim().replace(/[❶-❿]/g, (c) => String(c.charCodeAt(0) - 0x2775))
  const kanji = '一二三四五六七八九'
  if (plain.length > 4) return null
  const digits = /^[^0-9一-九]{0,80}([0-9]{1,80}|[一二三四五六七八九])[^0-9]{0,80}$/.exec(
    plain.normalize('NFKC'),
  )?.[1]
  if (digits === undefined) return null
  const position = kanji.indexOf(digits)
  return position >= 0 ? String(position + 1) : digits
}
