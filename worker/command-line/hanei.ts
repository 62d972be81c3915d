#!/usr/bin/env node
// The program itself: the process around `main`.
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

declare const __VERSION__: string

// What was compiled once is kept among the temporary files, where Node can: a third less to start.
module.enableCompileCache?.()
const { main } = await import('./main.ts')

// Nobody reads on: `hanei … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  version: __VERSION__,
  thread: join(dirname(fileURLToPath(import.meta.url)), 'thread.mjs'),
})
