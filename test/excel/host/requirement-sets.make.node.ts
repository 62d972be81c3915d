// Reads from the type package in which requirement set each member of Excel's API came.
// Run as a script, with the names of new classes, it writes requirement-sets.ts anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { REQUIREMENT_SETS } from './requirement-sets.ts'

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

/** The text of requirement-sets.ts for these classes. */
export const requirementSetsSource = (types: readonly string[]): string => {
  const tables = Object.entries(readRequirementSets(types)).map(([type, members]) => {
    const lines = Object.entries(members).map(([name, set]) => `    ${name}: '${set}',\n`)
    return lines.length > 0 ? `  ${type}: {\n${lines.join('')}  },\n` : `  ${type}: {},\n`
  })
  return `// In which requirement set each member came, read from @types/office-js (a test compares them).
// ExcelApi 1.1 is left out; a set of another name is written with its name.

export const REQUIREMENT_SETS: Record<string, Record<string, string>> = {
${tables.join('')}}
`
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const types = [...Object.keys(REQUIREMENT_SETS), ...process.argv.slice(2)]
  const file = fileURLToPath(new URL('./requirement-sets.ts', import.meta.url))
  writeFileSync(file, requirementSetsSource(types))
}
