// The names of each row, read from top to bottom: its own, merged, or carried down from the rows above.
import type { LineNames, NameSource } from '../../model/budget.ts'
import { noNames } from '../../model/lines.ts'
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
  /** Whether a row names all that the row just read names, which are in force: nothing new begins. */
  isAsAbove(cells: readonly Cell[]): boolean
  /** Puts the row's names into force; returns the shallowest level at which a new block begins. */
  apply(level: number): number
  /** The names in force for a row that has none of its own, a part of the item above; returns their depth. */
  continue(): number
  /** What `apply` or `continue` said last. Rows in a block get the same object. */
  inForce(): LineNames
  /** The row's own name at a level that is no field of a line, '' for any other. */
  below(level: number): string
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
  let named: LineNames = noNames
  /** The row just read put its names into force, and its cells say them. */
  let stands = false
  const above: Cell[] = spreads.map(() => null)
  const canStand = outline === null && slashed === null

  return {
    read(row, cells, amountCell) {
      stands = false
      let level = 0
      label = ''
      describing = false
      section = false
      fresh = false
      for (let l = 1; l <= deepest; l++) {
        own[l] = ''
        isMerged[l] = false
      }
      for (let s = 0; s < spreads.length; s++) {
        const spread = spreads[s] as NameSpread
        above[s] = cells[spread.column] ?? null
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
    isAsAbove(cells) {
      if (!stands) return false
      for (let s = 0; s < spreads.length; s++) {
        const { column, merged } = spreads[s] as NameSpread
        const cell = cells[column] ?? null
        if (cell !== above[s] || (merged !== null && isBlank(cell))) return false
      }
      return true
    },
    apply(level) {
      stands = canStand && level > 0
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
      put(level)
      return begins
    },
    continue() {
      put(currentLevel + 1)
      return currentLevel
    },
    inForce: () => named,
    below: (level) =>
      level > 0 && level !== issue && level !== strategy && level !== initiative
        ? (own[level] ?? '')
        : '',
  }

  function put(level: number): void {
    const issueSource = sourceOf(issue, level)
    const strategySource = sourceOf(strategy, level)
    const initiativeSource = sourceOf(initiative, level)
    const issueName = issueSource === 'none' || section ? '' : (current[issue] ?? '')
    const strategyName = strategySource === 'none' ? '' : (current[strategy] ?? '')
    const initiativeName = initiativeSource === 'none' ? '' : (current[initiative] ?? '')
    if (
      named.initiative === initiativeName &&
      named.strategy === strategyName &&
      named.issue === issueName &&
      named.issueSource === issueSource &&
      named.strategySource === strategySource &&
      named.initiativeSource === initiativeSource
    )
      return
    named = {
      issue: issueName,
      issueSource,
      strategy: strategyName,
      strategySource,
      initiative: initiativeName,
      initiativeSource,
    }
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
