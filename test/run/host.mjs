// `npm run host`: installs, builds the pane with Microsoft's library inside, and starts the host.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildPane } from './build.mjs'
import { installPackages, root, run } from './install.mjs'

const args = process.argv.slice(2)
const built = join(root, 'dist', 'pane', 'taskpane.html')

try {
  installPackages()
  if (!args.includes('--pane') && !existsSync(built)) {
    console.log('Building the pane …')
    const environment = { HANEI_OFFICE_JS: process.env.HANEI_OFFICE_JS ?? 'bundled' }
    const code = await buildPane({ environment, quiet: true })
    if (code !== 0) process.exit(code)
  }
  const { code } = await run(['--no-warnings', 'worker/host/main.ts', ...args], { lasting: true })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
