// Builds the command line into one file, dist/command-line/hanei.mjs, that any Node from 20 on runs.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname
const repository = resolve(here, '../..')
const { version } = JSON.parse(readFileSync(resolve(repository, 'package.json'), 'utf8')) as {
  version: string
}

export default defineConfig({
  root: here,
  define: { __VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true },
  build: {
    ssr: 'hanei.ts',
    outDir: resolve(repository, 'dist/command-line'),
    emptyOutDir: true,
    target: 'node20',
    minify: true,
    rollupOptions: {
      treeshake: { moduleSideEffects: false },
      output: { entryFileNames: 'hanei.mjs', chunkFileNames: '[name].mjs' },
    },
  },
})
