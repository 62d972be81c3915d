// The pane's small renderer against Preact in a real browser: the same page, state and effects.
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'
import type { Tree } from './lean-preact/page.ts'

let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('lean-preact/page.ts', import.meta.url)),
        formats: ['es'],
      },
    },
  })) as Rolldown.RolldownOutput[]
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.addScriptTag({ type: 'module', content: built[0]?.output[0].code ?? '' })
})
afterAll(() => browser.close())

/** Trees go over as text: as types they are deeper than playwright's can follow. */
const call = (name: 'compare' | 'kept', trees: Tree[]): Promise<unknown> =>
  page.evaluate(
    ([name, text]) =>
      (window as unknown as Record<string, (text: string) => unknown>)[name]?.(text),
    [name, JSON.stringify(trees)] as const,
  )

const attributes = fc.record(
  {
    class: fc.constantFrom('card', 'quiet', undefined),
    hidden: fc.boolean(),
    style: fc.constantFrom({ width: '20%' }, { width: '50.7%' }, undefined),
    tabIndex: fc.constantFrom(0, -1),
    name: fc.constantFrom('a', 'b'),
    'aria-hidden': fc.constantFrom(true, false, undefined),
  },
  { requiredKeys: ['name'] },
)
const input = fc.record({
  type: fc.constantFrom('text', 'search'),
  value: fc.constantFrom('千円', '円'),
  disabled: fc.boolean(),
  spellcheck: fc.constant(false),
  placeholder: fc.constantFrom('例', undefined),
})
const path: Tree = { tag: 'path', props: { d: 'M4 10.5l4 4 8-9', 'stroke-width': 1.3 } }

/** Keyed rows have one key each among their siblings, as the pane's have. */
function treeOf(depth: number): fc.Arbitrary<Tree> {
  const leaf: fc.Arbitrary<Tree>[] = [
    fc.constantFrom<Tree>(null, '反映割合', '50.7%'),
    input.map((props) => ({ tag: 'input', props })),
    fc.constant<Tree>({ tag: 'svg', props: { viewBox: '0 0 20 20' }, children: [path] }),
    fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
      .map((keys) => keys.map((key) => ({ tag: 'row', key, props: { name: key } }))),
  ]
  if (depth === 0) return fc.oneof(...leaf)
  const parent: fc.Arbitrary<Tree> = fc.record({
    tag: fc.constantFrom('p', 'div', 'row'),
    props: attributes,
    children: fc.array(treeOf(depth - 1), { maxLength: 4 }),
  })
  return fc.oneof(...leaf, parent, parent)
}

test('one page after another, with clicks in between, comes out as by Preact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(treeOf(3), { minLength: 1, maxLength: 3 }), async (trees) => {
      const [expected, found] = (await call('compare', trees)) as unknown[]
      expect(found).toEqual(expected)
    }),
    { numRuns: 40 },
  )
  expect(problems).toEqual([])
})

const item = (key: string): Tree => ({ tag: 'li', key, props: { id: key } })

test('elements with a key stay when the list is put in another order, shortened or grown', async () => {
  const kept = await call('kept', [['a', 'b', 'c', 'd'].map(item), ['d', 'x', 'b', 'a'].map(item)])
  expect(kept).toEqual(['d', 'b', 'a'])
})
