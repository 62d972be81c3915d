// Reads from the type package in which requirement set each member of Excel's API came.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type RequirementSets = Record<string, Record<string, string>>

/** `{ Range: { getRanges: '1.9' } }`; ExcelApi 1.1 is left out, other sets keep their name. */
export const readRequirementSets = (types: readonly string[]): RequirementSets => {
  const file = createRequire(import.meta.url).resolve('@types/office-js/package.json')
  const text = readFileSync(file.replace('package.json', 'index.d.ts'), 'utf8')
  const excel = text.slice(text.indexOf('declare namespace Excel {'))
  const sets: RequirementSets = {}
  for (const type of types) {
    const start = excel.search(new RegExp(`\\n    (?:export )?class ${type} `))
    if (start < 0) continue
    const body = excel.slice(start, excel.indexOf('\n    }\n', start))
    sets[type] = membersOf(
      body,
      setOf(excel.slice(excel.lastIndexOf('/**', start), start)) ?? '1.1',
    )
  }
  return sets
}

const membersOf = (body: string, own: string): Record<string, string> => {
  const members: Record<string, string> = {}
  const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(?:readonly )?([A-Za-z]\w*)\s*[(:<]/g
  for (const [, comment = '', name = ''] of body.matchAll(pattern)) {
    const set = setOf(comment) ?? own
    const before = members[name]
    if (set === '1.1' || name === 'toJSON' || name === 'load') continue
    if (before === undefined) members[name] = set
  }
  return members
}

const setOf = (comment: string): string | undefined => {
  const match = /\[Api set: ([A-Za-z]+) ([0-9.]+)/.exec(comment)
  if (match) return match[1] === 'ExcelApi' ? match[2] : `${match[1]} ${match[2]}`
  return /\[Api set: ExcelApi BETA/.test(comment) ? 'Beta 1.1' : undefined
}
