// `npm run excel`: side-loads the pane into desktop Excel, from a Worker on this machine over https.
import { spawnSync } from 'node:child_process'
import { installPackages, root, run } from './install.mjs'

if (process.platform !== 'win32' && process.platform !== 'darwin') {
  console.error(
    'Desktop Excel runs on Windows and macOS only. Here, `npm start` opens the same pane beside a stand-in for Excel.',
  )
  process.exit(1)
}
const port = Number(process.env.PORT ?? 8787)
const address = `https://localhost:${port}`

/** Tools with native parts, fetched when asked for only: installing Hanei does not need them. */
const npx = (...args) =>
  spawnSync('npx', ['--yes', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  }).status ?? 1

try {
  installPackages()
  if (npx('office-addin-dev-certs@3', 'install') !== 0)
    throw new Error(
      'The certificate for localhost could not be installed; allow it when the system asks, then run the command again.',
    )
  for (const step of [
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'addin/vite.config.ts'],
    ['--no-warnings', 'test/help/build.ts'],
    ['addin/manifest.ts', '--address', address, '--out', 'dist/manifest.local.xml'],
  ]) {
    const { code } = await run(step)
    if (code !== 0) process.exit(code)
  }
  const serving = run(['worker/serve.ts', '--https', '--assets', 'dist/pane'], {
    environment: { PORT: String(port) },
    lasting: true,
  })
  if (
    npx('office-addin-debugging@6', 'start', 'dist/manifest.local.xml', 'desktop', '--no-debug') !==
    0
  )
    throw new Error('Excel could not be started with the add-in; see the message above.')
  console.log('Excel has the add-in: ribbon tab 反映. Ctrl-C stops the Worker.')
  process.exit((await serving).code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
