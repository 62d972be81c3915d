// `npm test`: everything CI runs. Installs what is missing, then types, lint, licences, build, tests.
import { ensureChromium } from './chromium.mjs'
import { installPackages, run, tool } from './install.mjs'

const steps = [
  ['Types: shared', [tool('tsc'), '-p', 'shared']],
  ['Types: worker', [tool('tsc'), '-p', 'worker']],
  ['Types: worker on Node', [tool('tsc'), '-p', 'worker/sqlite']],
  ['Types: addin', [tool('tsc'), '-p', 'addin']],
  ['Types: test', [tool('tsc'), '-p', 'test']],
  ['Lint and format', [tool('biome'), 'ci', '--colors=off', '--error-on-warnings', '.']],
  [
    'Lint: Office.js',
    [tool('eslint'), '--max-warnings', '0', 'addin/workbook', 'addin/commands', 'addin/functions'],
  ],
  ['Licences', ['test/run/licences.ts']],
  [
    'Build: pane',
    [tool('vite'), 'build', '--config', 'addin/vite.config.ts', '--logLevel', 'warn'],
  ],
  [
    'Build: Worker for production',
    [
      tool('wrangler'),
      'deploy',
      '--dry-run',
      '--config',
      'worker/wrangler.jsonc',
      '--env',
      'production',
    ],
  ],
]

try {
  installPackages()
  const environment = { CHROME_PATH: ensureChromium(), WRANGLER_SEND_METRICS: 'false' }
  for (const [name, args] of steps) {
    const started = Date.now()
    const { code, output } = await run(args, { environment, quiet: true })
    console.log(
      `${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    )
    if (code !== 0) {
      console.error(output)
      process.exit(code)
    }
  }
  const { code } = await run(
    [tool('vitest'), 'run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
    { environment },
  )
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
