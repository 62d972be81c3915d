// The documents hold: links lead somewhere, commands exist, both README say the same, figures come from a run.
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { files, read } from './files.ts'

const documents = files.filter((path) => /^(README[^/]*|docs\/.*)\.md$/.test(path))
const root = process.cwd()

/** Anchors of a page: those it names, and those that GitHub makes of its headings. */
function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of markdown.matchAll(/^#{1,6} (.+)$/gm)) {
    const [text = '', named] = heading.split(/\s*\{#([A-Za-z0-9-]+)\}/)
    if (named) anchors.add(named)
    const plain = text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').toLowerCase()
    anchors.add(plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'))
  }
  return anchors
}

/** Pages that the help makes of rules, which are no files. */
const madeOfRules = /^docs\/help\/(ja|en)\/rules\/(index|[a-z]+\/[a-z-]+)\.md$/

describe.each(documents)('%s', (path) => {
  const text = read(path)
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '')

  it('has no dead link', () => {
    const dead = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, href = '']) => {
      if (/^(https?:|mailto:|images\/|\.\.\/\.\.\/(docs|openapi\.json)$)/.test(href)) return []
      const [file = '', anchor] = href.split('#')
      const to = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file))
      if (madeOfRules.test(to)) return []
      if (!existsSync(`${root}/${to}`)) return [href]
      return anchor && to.endsWith('.md') && !anchorsOf(read(to)).has(anchor) ? [href] : []
    })
    expect(dead).toEqual([])
  })

  it('names no command that package.json lacks', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run (?:-s |--silent )*([a-z][a-z-]*)/g)]
    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('README.md and README.ja.md', () => {
  const [en, ja] = [read('README.md'), read('README.ja.md')]
  const inOrder = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([one]) => one)

  it.each([
    ['headings', /^#+ /gm],
    ['points', /^\* /gm],
    ['rows of tables', /^\|/gm],
  ])('have as many %s', (_, pattern) => {
    expect(inOrder(ja, pattern)).toEqual(inOrder(en, pattern))
  })

  it('show the same commands', () => {
    const code = (text: string) => {
      const blocks = inOrder(text, /^```sh[\s\S]*?^```$/gm).join('\n')
      return blocks.replace(/\s+#.*$/gm, '')
    }
    expect(code(ja)).toBe(code(en))
    const inText = /`(npm [^`]+|PORT|HANEI_[A-Z_]+|WEBSERVICE\(\)|\/[a-z./]+)`/g
    expect(inOrder(ja, inText).sort()).toEqual(inOrder(en, inText).sort())
  })

  it('link to the same pages', () => {
    const links = (text: string) =>
      inOrder(text, /\]\([^)]+\)/g)
        .map((link) => link.replace('/ja/', '/en/').replace(/README(\.ja)?\.md/, 'README'))
        .sort()
    expect(links(ja)).toEqual(links(en))
  })

  it('print the figures of a run', () => {
    const { totals } = assess(referenceSnapshot(), referencePlan(), defaultPolicy)
    const thousands = (yen: number) => (yen / 1_000).toLocaleString('en-US')
    const [fixed, priority] = totals.exclusions.map(({ yen }) => thousands(yen))
    const sum = `${thousands(totals.total)} − ${fixed} − ${priority} = ${thousands(totals.base)}`
    for (const text of [en, ja]) {
      expect(inOrder(text, /\d{3},\d{3} − [\d,]+ − [\d,]+ = [\d,]+/g)).toEqual([sum, sum])
      expect(new Set(inOrder(text, /\d+\.\d%/g))).toEqual(new Set([`${totals.share.value}%`]))
    }
  })
})

it('holds no half of a merge in any file', () => {
  const texts = files.filter((path) =>
    /\.(md|ts|tsx|mjs|js|json|jsonc|css|html|yml|txt)$/.test(path),
  )
  const halves = texts.filter((path) => /^(<{7} |>{7} )/m.test(read(path)))
  expect(halves).toEqual([])
})

it('reads the documents there are', () => {
  expect(documents).toContain('README.ja.md')
  expect(readFileSync('README.md', 'utf8').length).toBeGreaterThan(1_000)
})
