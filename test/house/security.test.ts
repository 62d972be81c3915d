// docs/security.md: every test it names is there.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const document = readFileSync('docs/security.md', 'utf8')
const named = [...document.matchAll(/`([\w./-]+\.test\.tsx?)` "([^"]+)"/g)]

it('names tests that exist, for every promise', () => {
  const missing = named
    .map(([, file = '', title = '']) => ({ file, title }))
    .filter(({ file, title }) => !existsSync(file) || !holds(readFileSync(file, 'utf8'), title))
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(40)
  const promises = document.split('\n').filter((line) => /^\| .*\|$/.test(line))
  const without = promises.filter((line) => !line.includes('.test.ts') && !/promise \|/.test(line))
  expect(without).toEqual([])
})

/** A title as it stands between quotes in a call of `it`, `test` or `describe`, whole or its end. */
const holds = (source: string, title: string): boolean =>
  source.includes(`${title}'`) || source.includes(`${title}"`) || source.includes(`${title}\``)
