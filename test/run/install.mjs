// Brings node_modules to what the lockfile says, then hands over to the project's own newer Node.
// Plain JavaScript without dependencies: it runs on a fresh machine, on whatever Node is there.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.hanei-lock')

/** Installs the locked packages unless they already stand there. Throws with what to do when it can't. */
export function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  // Standard output is the program's own.
  console.error('Installing packages …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', 2, 2],
    shell: !npm && process.platform === 'win32',
  })
  if (result.status !== 0) {
    throw new Error(
      'The packages could not be installed (npm ci failed, see above). Check that this machine reaches an npm registry, then run the command again.',
    )
  }
  writeFileSync(stamp, lock)
}

/** The newer Node that comes with the packages; wrangler and vitest need it. */
export function projectNode() {
  const own = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(own)) return own
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return process.execPath
  throw new Error(
    `Node 24 is needed and its package did not install; this machine has ${process.version}. Install Node 24 and run the command again.`,
  )
}

/** Environment in which `node` and the tools are the project's own. */
export function projectEnvironment() {
  const path = [dirname(projectNode()), bin, process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path }
}

const inherited = ['inherit', 'inherit', 'inherit']
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs one of the project's own programs; resolves with its exit code. Signals reach it, and so does
 * the end of what started this process: npm ends its shell without passing a signal on. `lasting`:
 * a program that ends by itself when this process is killed outright, by the channel to it.
 */
export function run(args, { environment = {}, quiet = false, lasting = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(projectNode(), args, {
      cwd: root,
      env: { ...projectEnvironment(), ...environment },
      stdio: [...(quiet ? ['ignore', 'pipe', 'pipe'] : inherited), ...(lasting ? ['ipc'] : [])],
    })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    const pass = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, pass)
    const parent = process.ppid
    const watch = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 100)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      for (const passed of signals) process.off(passed, pass)
      resolve({ code: code ?? (signal ? 130 : 1), output })
    })
  })
}

/** Path of a tool's own script inside its package, so that no shell stands between. */
export const tool = (name) => {
  const scripts = {
    tsc: 'typescript/bin/tsc',
    biome: '@biomejs/biome/bin/biome',
    eslint: 'eslint/bin/eslint.js',
    vitest: 'vitest/vitest.mjs',
    vite: 'vite/bin/vite.js',
    wrangler: 'wrangler/bin/wrangler.js',
  }
  return join(root, 'node_modules', scripts[name])
}
