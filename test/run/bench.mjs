// `npm run bench`: the budgets, side by side in one run; exits 1 when one is missed by more than noise.
import { ensureChromium } from './chromium.mjs'
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const environment = { CHROME_PATH: ensureChromium() }
  const { code } = await run(['--expose-gc', 'test/bench/run.ts', ...process.argv.slice(2)], {
    environment,
  })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
