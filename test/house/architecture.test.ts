// docs/architecture.md names every room there is, and none that is gone.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { files } from './files.ts'

const page = readFileSync('docs/architecture.md', 'utf8')
const rooms = new Set(
  files.flatMap((path) => {
    const [, room] = /^((?:shared|addin|worker)\/[a-z-]+)\/./.exec(path) ?? []
    return room && room !== 'addin/assets' ? [room] : []
  }),
)

it('names every folder of shared, addin and worker', () => {
  expect([...rooms].filter((room) => !page.includes(`\`${room}`))).toEqual([])
})

it('names none that is not there', () => {
  const named = [...page.matchAll(/`((?:shared|addin|worker|test)\/[a-z-]+)/g)].map(([, at]) => at)
  const gone = named.filter((at) => !files.some((path) => path.startsWith(at ?? '')))
  expect(gone).toEqual([])
})
