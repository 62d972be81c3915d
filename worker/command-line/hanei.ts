#!/usr/bin/env node
// The program itself: the process around `main`.
import { main } from './main.ts'

declare const __VERSION__: string

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
})
