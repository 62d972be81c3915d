// A terminal for tests that keeps what it was told, and a folder for their files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { main } from './main.ts'

export interface Called {
  status: number
  out: string
  bytes: Uint8Array
  error: string
}

/** Runs one call as the program would. */
export async function call(
  argv: readonly string[],
  { LANG = 'en_US.UTF-8', interactive = false, thread = undefined as string | undefined } = {},
): Promise<Called> {
  const out: Uint8Array[] = []
  let error = ''
  const status = await main(argv, {
    environment: { LANG },
    out: (text) => out.push(typeof text === 'string' ? Buffer.from(text) : text),
    error: (text) => {
      error += text
    },
    interactive,
    version: '0.0.0',
    ...(thread ? { thread } : {}),
  })
  const bytes = Buffer.concat(out)
  return { status, out: bytes.toString(), bytes, error }
}

/** A folder of its own for each test; gives a file's path. */
export function useFolder(): (name: string, content?: string | Uint8Array) => string {
  let folder: string | null = null
  afterEach(() => {
    if (folder) rmSync(folder, { recursive: true, force: true })
    folder = null
  })
  return (name, content) => {
    folder ??= mkdtempSync(join(tmpdir(), 'hanei-'))
    const path = join(folder, name)
    if (content !== undefined) writeFileSync(path, content)
    return path
  }
}
