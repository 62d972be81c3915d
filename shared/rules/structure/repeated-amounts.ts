// Tables joined in a database repeat an amount on each row of its details: added, it counts several times.
import type { RuleContext } from '../engine/context.ts'
import type { Rule } from '../engine/rule.ts'

export const repeatedAmounts: Rule = {
  code: 'structure/repeated-amounts',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const rows = repeatedRows(context)
    if (rows.length === 0) return []
    const { lines } = context
    const yen = rows.reduce((sum, i) => sum + (lines.yen[i] as number), 0)
    const cells = context.ranges(rows.map((i) => lines.rowOf(i)))
    return [{ cells, params: { count: rows.length, yen, unit: context.unit } }]
  },
}

/**
 * Lines with the names and the amount of the line above. None where one name has different amounts, or
 * where fewer than two names and half of the lines come more than once: then rows are alike by chance.
 */
function repeatedRows({ lines, leaves }: RuleContext): number[] {
  const repeated: number[] = []
  let inBlocks = 0
  let blocks = 0
  let size = 1
  for (let l = 1; l <= leaves.length; l++) {
    const [before, i] = [leaves[l - 1] as number, leaves[l] ?? -1]
    const isSameName =
      i === before + 1 &&
      lines.namesOf(i) === lines.namesOf(before) &&
      lines.detailOf(i) === lines.detailOf(before)
    if (isSameName) {
      if (lines.yen[i] !== lines.yen[before] || lines.yen[i] === 0) return []
      repeated.push(i)
      size++
      continue
    }
    if (size > 1) {
      blocks++
      inBlocks += size
    }
    size = 1
  }
  return blocks >= 2 && inBlocks * 2 > leaves.length ? repeated : []
}
