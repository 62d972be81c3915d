#!/usr/bin/env node
// `npx hanei check …`, `npm run hanei -- check …`: the command line, built anew when its sources changed.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'dist', 'command-line', 'hanei.mjs')
const sources = ['shared', 'worker', 'package.json', 'package-lock.json']

try {
  const since = timeOf(built)
  if (sources.some((name) => isNewer(join(root, name), since))) await build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
}
// In the folder that the caller stands in: paths are his.
if (process.env.npm_lifecycle_event === 'hanei') process.chdir(process.env.INIT_CWD ?? '.')
await import(pathToFileURL(built).href)

async function build() {
  const { installPackages, run, tool } = await import('./install.mjs')
  installPackages()
  const config = 'worker/command-line/vite.config.ts'
  const asked = [tool('vite'), 'build', '--config', config, '--logLevel', 'warn']
  const { code, output } = await run(asked, { quiet: true })
  if (code !== 0) throw new Error(output)
}

/** Milliseconds of a file's last change; 0 where there is none. */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Whether a file, or one below a folder, was changed since then; tests make no program. */
function isNewer(path, since) {
  if (!statSync(path).isDirectory()) return timeOf(path) > since
  return readdirSync(path, { withFileTypes: true }).some((entry) => {
    if (entry.name.endsWith('.test.ts')) return false
    const below = join(path, entry.name)
    return entry.isDirectory() ? isNewer(below, since) : timeOf(below) > since
  })
}
