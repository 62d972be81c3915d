// The names of each row, read from top to bottom: its own, merged, or carried down from the rows above.
import type { Line, NameSource } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import type { NameField } from '../columns/names.ts'
import { cellText, type Grid, isBlank } from '../grid.ts'
import type { NameSpread } from './levels.ts'
import { description, sectionRank } from './markers.ts'
import type { Outline } from './outline.ts'

export interface NameReader {
  /** Takes in a row's own names; returns its depth, 0 without any. */
  read(row: number, cells: readonly Cell[], amountCell: Cell): number
  /** Deepest own name of the row just read; '' without any. */
  label(): string
  /** The row just read only describes (・ without an amount, a long sentence). */
  describes(): boolean
  /** Puts the row's names into force and onto its line; returns the shallowest level at which a new block begins. */
  apply(line: Line, level: number): number
  /** The names in force for a row that has none of its own: a part of the item above. */
  continue(line: Line): number
}

const deepest = 7
const blankNames = (): string[] => Array.from({ length: deepest + 1 }, () => '')

export function createNameReader({
  grid,
  spreads,
  outline,
  slashed,
  levelOf,
}: {
  grid: Grid
  spreads: readonly NameSpread[]
  outline: Outline | null
  slashed: number | null
  levelOf: Record<NameField, number>
}): NameReader {
  const current = blankNames()
  const own = blankNames()
  const isMerged = blankNames().map(() => false)
  const fills = blankNames().map(() => true)
  for (const spread of spreads) fills[spread.level] = spread.fills
  const { issue, strategy, initiative } = levelOf
  const byMarker: NameSource = outline ? 'marker' : 'filled'
  let label = ''
  let describing = false
  let section = false
  /** The row stands outside the blocks above it. */
  let fresh = false
  let currentLevel = 0

  return {
    read(row, cells, amountCell) {
      let level = 0
      label = ''
      describing = false
      section = false
      fresh = false
      for (let l = 1; l <= deepest; l++) {
        own[l] = ''
        isMerged[l] = false
      }
      for (const spread of spreads) {
        let text = cellText(cells[spread.column])
        if (text !== '') label = text
        else {
          const top = spread.merged?.get(row)
          if (top === undefined || top === row) continue
          text = cellText(grid.rows[top]?.[spread.column])
          if (text === '') continue
          isMerged[spread.level] = true
        }
        own[spread.level] = text
        if (spread.level > level) level = spread.level
      }
      if (outline) level = Math.max(level, readOutline(outline, cells, amountCell))
      if (slashed !== null) level = readSlashed(cellText(cells[slashed]), level)
      return level
    },
    label: () => label,
    describes: () => describing,
    apply(line, level) {
      if (level > 0) currentLevel = level
      let begins = level
      if (fresh) begins = 1
      for (let l = 1; l <= level; l++) {
        const text = own[l] ?? ''
        if (text === '' ? fills[l] || current[l] === '' : text === current[l]) continue
        if (l < begins) begins = l
        current[l] = text
        for (let deeper = l + 1; deeper <= deepest; deeper++) current[deeper] = ''
      }
      put(line, level)
      const isField = level === issue || level === strategy || level === initiative
      if (!isField && level > 0 && line.detail === '') line.detail = own[level] ?? ''
      return begins
    },
    continue(line) {
      put(line, currentLevel + 1)
      return currentLevel
    },
  }

  function put(line: Line, level: number): void {
    line.issueSource = sourceOf(issue, level)
    line.strategySource = sourceOf(strategy, level)
    line.initiativeSource = sourceOf(initiative, level)
    line.issue = line.issueSource === 'none' || section ? '' : (current[issue] ?? '')
    line.strategy = line.strategySource === 'none' ? '' : (current[strategy] ?? '')
    line.initiative = line.initiativeSource === 'none' ? '' : (current[initiative] ?? '')
  }

  function sourceOf(field: number, level: number): NameSource {
    if (field > level) return 'none'
    if (own[field] !== '') return outline ? 'marker' : isMerged[field] ? 'merged' : 'own'
    return field < level && current[field] !== '' ? byMarker : 'none'
  }

  function readOutline(of: Outline, cells: readonly Cell[], amountCell: Cell): number {
    const text = cellText(cells[of.column])
    if (text === '') return 0
    label = text
    const rank = of.rankOf(text, cells)
    const hasAmount = !isBlank(amountCell)
    if (!hasAmount && ((of.kind === 'outline' && rank >= description) || text.length > 80)) {
      describing = true
      return 0
    }
    let level = of.levelOfRank.get(rank) ?? (rank === 0 ? of.unmarkedLevel : initiative)
    if (level === 0) {
      // A name without a marker among marked ones: with money an item outside their blocks,
      // without money a heading that lost its number.
      level = hasAmount ? initiative : 1
      fresh = true
      for (let l = 1; l <= deepest; l++) current[l] = ''
    }
    section = of.kind === 'outline' && rank === sectionRank && level === issue
    own[level] = section ? '' : text
    if (section) {
      fresh = true
      current.fill('')
    }
    return level
  }

  function readSlashed(text: string, level: number): number {
    if (text === '') return level
    const parts = text.split(/[/／]/).slice(0, 3)
    parts.forEach((part, i) => {
      own[i + 1] = part.trim()
    })
    label = own[parts.length] ?? ''
    return parts.length
  }
}
