// Issues and strategies that stand in rows of their own: 経営課題1 …, 戦略1-1 ….
import type { LineNames } from '../../model/budget.ts'
import { noNames } from '../../model/lines.ts'
import { filledColumns, textAt } from '../grid.ts'
import type { RowSource } from './row-source.ts'

export interface Blocks {
  /** Whether a row's text opens a block. */
  open(label: string): boolean
  /** The names of a row with the block's where its columns have none. */
  named(names: LineNames): LineNames
}

/** 経営課題 and 戦略 in rows of their own, where the table has no column for them. */
export function createBlocks({
  grid,
  first,
  headerTop,
  namesBlocks,
}: Pick<RowSource, 'grid' | 'first' | 'headerTop' | 'namesBlocks'>): Blocks {
  let issue = ''
  let strategy = ''
  // Most rows come with the names of the row above.
  let given: LineNames | null = null
  let completed = noNames
  const open = (label: string): boolean => {
    if (namesBlocks || label === '' || label.length > 80) return false
    if (/^(?:経営|重点)?課題\s*[0-9０-９①-⑳一二三四五六七八九十]/.test(label)) {
      issue = label
      strategy = ''
      given = null
      return true
    }
    if (!/^(?:[☆★]|(?:戦略|施策)\s*[0-9０-９])/.test(label)) return false
    strategy = label
    given = null
    return true
  }
  for (let row = Math.max(0, headerTop - 4); row < Math.min(headerTop, first); row++) {
    const [only, more] = filledColumns(grid, row, { most: 2 })
    if (only !== undefined && more === undefined) open(textAt(grid, row, only))
  }
  return {
    open,
    named(names) {
      if (names === given) return completed
      given = names
      const takesIssue = issue !== '' && names.issue === ''
      const takesStrategy = strategy !== '' && names.strategy === ''
      completed = names
      if (takesIssue) completed = { ...completed, issue, issueSource: 'filled' }
      if (takesStrategy) completed = { ...completed, strategy, strategySource: 'filled' }
      return completed
    },
  }
}
