// Builds the pane into dist/pane: relative addresses, no inline scripts, Office.js from Microsoft or bundled.
import { cp } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const repository = fileURLToPath(new URL('..', import.meta.url))
const outDir = `${repository}dist/pane`

const microsoftOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
/** `HANEI_OFFICE_JS=bundled` serves Microsoft's library, unmodified, from /office-js/ for closed networks. */
const bundled = process.env.HANEI_OFFICE_JS === 'bundled'

/** Without an Entra application the sign-in library stays out of the build. */
const entraClientId = process.env.HANEI_ENTRA_CLIENT_ID ?? ''

/** What of `shared/` the page itself uses, before it has asked the worker thread for anything. */
const early = /[\\/]shared[\\/](sheet[\\/]address|amount[\\/]format|schema[\\/]units)\.ts$/

export default defineConfig({
  root: here,
  base: './',
  publicDir: 'assets',
  // Answers are checked by the same contracts with a small reader of them.
  resolve: { alias: { zod: `${here}client/lean-zod.ts` } },
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
  plugins: [pureSchemas(), ...(bundled ? [copyOfficeJs()] : [])],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: {
        taskpane: `${here}taskpane.html`,
        backroom: `${here}client/backroom/worker.ts`,
      },
      output: {
        entryFileNames: ({ name }) =>
          name === 'backroom' ? 'backroom.js' : 'code/[name]-[hash].js',
        chunkFileNames: 'code/[name]-[hash].js',
        // Together the checking compresses better than in pieces; what the first paint needs stays apart.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'cells', test: early, priority: 2 },
            { name: 'domain', test: /[\\/](shared|@noble)[\\/]|lean-zod/, priority: 1 },
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

/** Schemas are built without side effects: those nobody uses stay out of the download. */
function pureSchemas(): Plugin {
  return {
    name: 'hanei:pure-schemas',
    enforce: 'post',
    transform: (code, id) =>
      /\/shared\/schema\/[\w-]+\.ts$/.test(id)
        ? code.replace(/(?<![\w$.'"])z\.(?=\w)/g, '/* @__PURE__ */ z.')
        : null,
  }
}
