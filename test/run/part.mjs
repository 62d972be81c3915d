// `npm run types`, `lint`, `unit`, `docs`, `vectors`: a part of `npm test`, or what it checks made anew.
import { installPackages, run } from './install.mjs'
import { runSteps, runTests } from './steps.mjs'

const [part, ...args] = process.argv.slice(2)

const parts = {
  types: () => runSteps(['types']),
  lint: () => runSteps(['lint']),
  unit: () => runTests(['--project', 'node', ...args]),
  docs: async () => (await run(['test/rules/document.ts', ...args])).code,
  vectors: async () => (await run(['test/conformance/make-vectors.ts', ...args])).code,
}

try {
  installPackages()
  process.exit(await parts[part]())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
