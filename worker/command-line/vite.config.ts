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
    ssr: true,
    outDir: resolve(repository, 'dist/command-line'),
    emptyOutDir: true,
    target: 'node20',
    minify: true,
    rollupOptions: {
      input: { hanei: resolve(here, 'hanei.ts'), thread: resolve(here, 'thread.ts') },
      treeshake: { moduleSideEffects: false },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
})
