// What commands tell the person who runs them.
import { resolve } from 'node:path'
import { inspect } from 'node:util'

/** A message for the operator, without a stack. */
export class Refusal extends Error {}

/** A path as it was typed: npm runs commands in the checkout. */
export const typedPath = (path: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), path)

/** Runs a command; what it refuses is said, and the exit code is 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    // Not by the console: a host's own goes into its log.
    process.stderr.write(`${error instanceof Refusal ? error.message : inspect(error)}\n`)
    process.exitCode = 1
  }
}
