// Builds the pane into dist/pane: relative addresses, no inline scripts, Office.js from Microsoft or bundled.
import { cp } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { oneFile } from './one-file.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const repository = fileURLToPath(new URL('..', import.meta.url))
const outDir = `${repository}dist/pane`

const microsoftOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
/** `HANEI_OFFICE_JS=bundled` serves Microsoft's library, unmodified, from /office-js/ for closed networks. */
const bundled = process.env.HANEI_OFFICE_JS === 'bundled'

/** Without an Entra application the sign-in library stays out of the build. */
const entraClientId = process.env.HANEI_ENTRA_CLIENT_ID ?? ''
if (entraClientId && !process.env.HANEI_ENTRA_SCOPE) {
  throw new Error('HANEI_ENTRA_CLIENT_ID needs HANEI_ENTRA_SCOPE beside it: see docs/deploy.md')
}

/** Sentences for people, which compress best beside each other. */
const texts = /shared[\\/]locales[\\/](ja|en)|plan[\\/]messages|writeback[\\/]sheets[\\/]words/

/** What the worker thread runs, and the ribbon's commands and the functions: the checking. */
const domain = /[\\/]shared[\\/](?!files[\\/]|calculation[\\/])|client[\\/](api|send)\.ts$/

/** Making and checking pages, which come when they are first asked for. */
const pages = /[\\/]shared[\\/](documents|tie-out)[\\/]|files[\\/](html-text|docx-text)/

/** What of it the page needs before anything is checked. */
const early =
  /shared[\\/](address[\\/](index|sheet-address)|text[\\/](without-end|ward|fiscal-year-text|language|digits)|amount[\\/]format|schema[\\/](units|ward-id|severity)|writeback[\\/]block[\\/](block-cells|cells|formula|numbers|pattern))\.ts|client[\\/]problem/

/** Contracts, digests and patches, which Excel's side works with too. */
const contracts =
  /[\\/](shared[\\/]schema|@noble|zod)[\\/]|sheet[\\/]patch|writeback[\\/]block[\\/]extent/

/** Excel itself, loaded beside Office.js. */
const excel = /addin[\\/](workbook(?![\\/]in-view)|taskpane[\\/]excel)/

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/** What the pane draws first, which the page without Excel has in common with it: one script for both. */
const paneRoot = `${here}taskpane/open.ts`
let paneModules: ReadonlySet<string> | null = null

function ofPane(id: string, context: ModuleGraph): string | null {
  paneModules ??= reachedFrom(paneRoot, (of) => context.getModuleInfo(of)?.importedIds ?? [])
  return paneModules.has(id) ? 'pane' : null
}

function reachedFrom(root: string, imported: (id: string) => readonly string[]): Set<string> {
  const reached = new Set([root])
  for (const id of reached) for (const to of imported(id)) reached.add(to)
  return reached
}

/** `shared/` only computes: modules and properties nobody uses stay out. */
const treeshake: NonNullable<NonNullable<UserConfig['build']>['rollupOptions']>['treeshake'] = {
  propertyReadSideEffects: false,
  moduleSideEffects: [{ test: /[\\/]shared[\\/]/, sideEffects: false }],
}

const common: UserConfig = {
  root: here,
  base: './',
  define: {
    __OFFICE_JS__: JSON.stringify(bundled ? './office-js/office.js' : microsoftOfficeJs),
    __SIGN_IN__: JSON.stringify(entraClientId !== ''),
    __ENTRA__: JSON.stringify({
      clientId: entraClientId,
      authority: `https://login.microsoftonline.com/${process.env.HANEI_ENTRA_TENANT ?? 'organizations'}`,
      scope: process.env.HANEI_ENTRA_SCOPE ?? '',
    }),
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { treeshake },
  },
}

/** No server, so nobody to sign in to. */
const offline: UserConfig = {
  ...common,
  define: { ...common.define, __SIGN_IN__: 'false' },
  plugins: [plainImports()],
}

export default defineConfig({
  ...common,
  publicDir: 'assets',
  plugins: [
    plainImports(),
    oneFile(`${here}check/one-file.tsx`, offline),
    ...(bundled ? [copyOfficeJs()] : []),
  ],
  build: {
    ...common.build,
    outDir,
    emptyOutDir: true,
    rollupOptions: {
      treeshake,
      input: {
        taskpane: `${here}taskpane.html`,
        check: `${here}check.html`,
        'worker-thread': `${here}client/thread/worker.ts`,
      },
      output: {
        entryFileNames: ({ name }) =>
          name === 'worker-thread' ? 'worker-thread.js' : 'code/[name]-[hash].js',
        chunkFileNames: 'code/[name]-[hash].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'excel', test: excel, priority: 5 },
            { name: 'early', test: early, priority: 4 },
            { name: 'contracts', test: contracts, priority: 3 },
            { name: 'pages', test: pages, priority: 2.5 },
            { name: 'texts', test: texts, priority: 2 },
            { name: 'domain', test: domain, priority: 1 },
            { name: ofPane, debugName: 'pane', priority: 0.5 },
          ],
        },
        assetFileNames: 'code/[name]-[hash][extname]',
      },
    },
  },
})

function copyOfficeJs(): Plugin {
  let into = outDir
  return {
    name: 'hanei:copy-office-js',
    apply: 'build',
    configResolved(config) {
      into = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const from = `${repository}node_modules/@microsoft/office-js/dist`
      await cp(from, `${into}/office-js`, {
        recursive: true,
        filter: (path) => !/\.(debug\.js|map|d\.ts)$/.test(path),
      })
    },
  }
}

/** Styles come with the page and nothing is preloaded: an import needs no helper around it. */
function plainImports(): Plugin {
  const helper = /vite\/preload-helper/
  return {
    name: 'hanei:plain-imports',
    enforce: 'pre',
    resolveId: (id) => (helper.test(id) ? id : null),
    load: (id) => (helper.test(id) ? 'export const __vitePreload = (load) => load()' : null),
  }
}
