// Builds the look-at page for tests; the output goes where the caller says.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  base: './',
  logLevel: 'warn',
  define: { __SIGN_IN__: 'true' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    emptyOutDir: true,
    // Nothing is preloaded: the worker thread, which has no document, imports too.
    modulePreload: false,
    rollupOptions: {
      input: {
        index: `${here}index.html`,
        'worker-thread': `${here}../../addin/client/thread/worker.ts`,
      },
      output: {
        entryFileNames: ({ name }) =>
          name === 'worker-thread' ? 'worker-thread.js' : 'assets/[name]-[hash].js',
      },
    },
  },
})
