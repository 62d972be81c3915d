// `npm run screenshots`: installs what is missing, then makes the help's pictures anew.
import { ensureChromium } from './chromium.mjs'
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const environment = { CHROME_PATH: ensureChromium(), WRANGLER_SEND_METRICS: 'false' }
  const { code } = await run(['--no-warnings', 'test/run/screenshots.ts'], { environment })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
