// The vectors in a browser: shared/ bundled as for the pane, run in Chromium, the digests that Node gives.
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../e2e/chromium.ts'
import type { VectorInput } from './vector.ts'
import { vectors } from './vectors.ts'

let browser: Browser
let digests: Record<string, string>

beforeAll(async () => {
  browser = await launchChromium()
  const page = await browser.newPage()
  await page.addScriptTag({ content: await bundle() })
  digests = await page.evaluate(
    (inputs) => {
      const run = (
        globalThis as unknown as { conformance: { vectorDigest: (i: VectorInput) => string } }
      ).conformance
      return Object.fromEntries(inputs.map((input) => [input.name, run.vectorDigest(input)]))
    },
    vectors.map(({ digest: _, ...input }): VectorInput => input),
  )
})

afterAll(() => browser?.close())

test.each(vectors.map(({ name, digest }) => [name, digest] as const))('%s', (name, digest) => {
  expect(digests[name]).toBe(digest)
})

/** vector.ts and all of shared/ behind it as one script. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('vector.ts', import.meta.url)),
        formats: ['iife'],
        name: 'conformance',
      },
    },
  })
  const [output] = [result].flat()
  if (!output || !('output' in output)) throw new Error('the bundle was not made')
  const [chunk] = output.output
  if (chunk?.type !== 'chunk') throw new Error('the bundle has no script')
  return chunk.code
}
