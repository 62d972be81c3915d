// `npm run build`: the pane and its help, into dist/pane.
import { fileURLToPath } from 'node:url'
import { installPackages, run, tool } from './install.mjs'

/** Builds both; resolves with the exit code of what failed, or 0. */
export async function buildPane({ environment = {}, quiet = false } = {}) {
  const level = quiet ? ['--logLevel', 'warn'] : []
  const pane = [tool('vite'), 'build', '--config', 'addin/vite.config.ts', ...level]
  for (const args of [pane, ['--no-warnings', 'test/help/build.ts']]) {
    const { code } = await run(args, { environment })
    if (code !== 0) return code
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    installPackages()
    process.exit(await buildPane())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
