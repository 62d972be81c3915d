// `npm run hanei -- check …`: the command line, built anew when its sources changed.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, projectNode, root, run, tool } from './install.mjs'

const built = join(root, 'dist', 'command-line', 'hanei.mjs')
const sources = ['shared', 'worker', 'package.json', 'package-lock.json']

try {
  installPackages()
  if (newest(sources) > timeOf(built)) {
    const config = 'worker/command-line/vite.config.ts'
    const build = [tool('vite'), 'build', '--config', config, '--logLevel', 'warn']
    const { code, output } = await run(build, { quiet: true })
    if (code !== 0) throw new Error(output)
  }
  // In the folder that the caller stands in: paths are his.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const { status } = spawnSync(projectNode(), [built, ...process.argv.slice(2)], {
    cwd,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 130
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

/** Milliseconds of a file's last change; 0 where there is none. */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newest(names) {
  return Math.max(
    ...names.flatMap((name) => {
      const path = join(root, name)
      if (!statSync(path).isDirectory()) return [timeOf(path)]
      return readdirSync(path, { recursive: true }).map((file) => timeOf(join(path, String(file))))
    }),
  )
}
