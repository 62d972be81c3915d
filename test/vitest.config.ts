// Every kind of test in one run: pure code and the Excel stand-in in Node, the Worker inside
// workerd, the pane in a real browser.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
// The Worker's configuration names the built pane's folder; its tests run before anything is built.
mkdirSync(`${root}dist/pane`, { recursive: true })

/** Rooms of the Worker that only Node runs. */
const onNode = ['sqlite', 'host', 'command-line', 'client'].map((room) => `worker/${room}/**`)

export default defineConfig({
  root,
  test: {
    // Both cores of a small machine: Vitest by itself leaves one idle.
    maxWorkers: 2,
    projects: [
      {
        root,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        define: { __SIGN_IN__: 'true' },
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'shared/**/*.test.ts',
            'addin/**/*.test.ts',
            'addin/**/*.test.tsx',
            ...onNode.map((room) => `${room}/*.test.ts`),
            'test/excel/**/*.test.ts',
            'test/conformance/*.node.test.ts',
            'test/help/**/*.test.ts',
            'test/house/**/*.test.ts',
            'test/mutation/**/*.test.ts',
            'test/rules/**/*.test.ts',
            'test/wording/**/*.test.ts',
            'test/work/**/*.test.ts',
            'test/pack/**/*.test.ts',
            'test/patterns/**/*.test.ts',
            'test/fixtures/**/*.test.ts',
            'test/preview/**/*.test.ts',
            'test/integration/**/*.test.ts',
            'test/manifest/**/*.test.ts',
          ],
          // Nothing here is a test of speed: a busy machine may take its time.
          testTimeout: 60_000,
        },
      },
      // LTSC 2024 is what the project `node` plays; the other Excels that offices have.
      ...['ltsc-2021', 'microsoft-365'].map((excel) => ({
        root,
        oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
        define: { __SIGN_IN__: 'true' },
        test: {
          name: excel,
          environment: 'node' as const,
          include: ['test/integration/**/*.test.ts'],
          env: { HANEI_EXCEL: excel },
          testTimeout: 60_000,
        },
      })),
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './worker/wrangler.jsonc' },
            miniflare: {
              bindings: {
                ...{ HANEI_LOCAL: '1', HANEI_DEV_KEY: 'development-key-of-the-tests' },
                HANEI_LONG: process.env.HANEI_LONG ?? '',
                MIGRATIONS: await readD1Migrations(`${root}worker/migrations`),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['worker/**/*.test.ts', 'test/conformance/*.worker.test.ts'],
          exclude: onNode,
          setupFiles: ['./worker/testing/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        // The Worker's tests once more, as a host on one machine runs them: Node and its SQLite.
        resolve: { alias: { 'cloudflare:test': `${root}worker/host/cloudflare-test.ts` } },
        test: {
          name: 'host',
          environment: 'node',
          include: ['worker/**/*.test.ts', 'test/conformance/*.worker.test.ts'],
          // What counts rows needs D1.
          exclude: [...onNode, 'worker/store/rows-read.test.ts'],
          setupFiles: ['./worker/testing/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts', 'test/conformance/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // By themselves, after all others.
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
