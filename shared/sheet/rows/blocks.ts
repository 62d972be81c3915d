// Issues and strategies that stand in rows of their own: 経営課題1 …, 戦略1-1 ….
import type { Line } from '../../model/budget.ts'
import { filledColumns, textAt } from '../grid.ts'
import type { RowSource } from './lines.ts'

export interface Blocks {
  /** Whether a row's text opens a block. */
  open(label: string): boolean
  /** Names the block on a line whose columns do not. */
  put(line: Line): void
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
  const open = (label: string): boolean => {
    if (namesBlocks || label === '' || label.length > 80) return false
    if (/^(?:経営|重点)?課題\s*[0-9０-９①-⑳一二三四五六七八九十]/.test(label)) {
      issue = label
      strategy = ''
      return true
    }
    if (!/^(?:[☆★]|(?:戦略|施策)\s*[0-9０-９])/.test(label)) return false
    strategy = label
    return true
  }
  for (let row = Math.max(0, headerTop - 4); row < Math.min(headerTop, first); row++) {
    const [only, more] = filledColumns(grid, row, { most: 2 })
    if (only !== undefined && more === undefined) open(textAt(grid, row, only))
  }
  return {
    open,
    put(line) {
      if (issue !== '' && line.issue === '') {
        line.issue = issue
        line.issueSource = 'filled'
      }
      if (strategy !== '' && line.strategy === '') {
        line.strategy = strategy
        line.strategySource = 'filled'
      }
    },
  }
}
