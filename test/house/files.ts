// The repository's files and what they import, for the tests of the house rules.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Paths of all files, from the repository's root. */
export const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '')

export const sources = files.filter((path) => /\.(ts|tsx|mjs|js)$/.test(path))

export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Import specifiers of a file, relative ones resolved to paths in the repository. */
export function imports(path: string): string[] {
  const found = read(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, to = '']) =>
    to.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), to)) : to,
  )
}
