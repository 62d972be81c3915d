// `npm test`: everything CI runs. Installs what is missing, then types, lint, licences, build, tests.
import { ensureChromium } from './chromium.mjs'
import { installPackages } from './install.mjs'
import { runSteps, runTests } from './steps.mjs'

try {
  installPackages()
  const environment = { CHROME_PATH: ensureChromium(), WRANGLER_SEND_METRICS: 'false' }
  const code = await runSteps(['types', 'lint', 'build'], environment)
  process.exit(code === 0 ? await runTests(process.argv.slice(2), environment) : code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
