// The steps of `npm test` before its tests, by what each looks at, and running them.
import { run, tool } from './install.mjs'

/** @type {Record<string, [name: string, args: string[]][]>} */
const steps = {
  types: [
    ['Types: shared', [tool('tsc'), '-p', 'shared']],
    ['Types: worker', [tool('tsc'), '-p', 'worker']],
    ['Types: worker on Node', [tool('tsc'), '-p', 'worker/sqlite']],
    ['Types: addin', [tool('tsc'), '-p', 'addin']],
    ['Types: test', [tool('tsc'), '-p', 'test']],
  ],
  lint: [
    ['Lint and format', [tool('biome'), 'ci', '--colors=off', '--error-on-warnings', '.']],
    [
      'Lint: Office.js',
      [
        tool('eslint'),
        '--max-warnings',
        '0',
        'addin/workbook',
        'addin/commands',
        'addin/functions',
      ],
    ],
    ['Licences', ['test/run/licences.ts']],
  ],
  build: [
    [
      'Build: pane',
      [tool('vite'), 'build', '--config', 'addin/vite.config.ts', '--logLevel', 'warn'],
    ],
    ['Build: help', ['--no-warnings', 'test/help/build.ts']],
    [
      'Build: Worker for production',
      [
        ...[tool('wrangler'), 'deploy', '--dry-run'],
        ...['--config', 'worker/wrangler.jsonc', '--env', 'production'],
      ],
    ],
  ],
}

/** Runs the steps of each group, a line a step; stops at the first that fails. @returns its exit code, or 0 */
export async function runSteps(groups, environment = {}) {
  for (const [name, args] of groups.flatMap((group) => steps[group])) {
    const started = Date.now()
    const { code, output } = await run(args, { environment, quiet: true })
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
    if (code !== 0) {
      console.error(output)
      return code
    }
  }
  return 0
}

/** Runs vitest; resolves with its exit code. */
export const runTests = async (args, environment = {}) => {
  const vitest = [tool('vitest'), 'run', '--config', 'test/vitest.config.ts']
  return (await run([...vitest, ...args], { environment })).code
}
