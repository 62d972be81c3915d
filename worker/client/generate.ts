// `npm run client`: a typed client of the API, generated from the API's own description.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { createApp } from '../app.ts'
import type { Bindings } from '../env.ts'
import { openapiDocument } from '../routes/read-openapi.ts'

const root = resolve(import.meta.dirname, '../..')

/** The document as any deployment answers it, but for the deployment's address. */
export const description = () =>
  openapiDocument(createApp(), { HANEI_ADDRESS: '/' } as unknown as Bindings)

/**
 * Writes JavaScript modules and their types into `folder`: a function a call, by the description's
 * `operationId`. They need nothing but `fetch`.
 * @throws Error with the compiler's words where the description gives no valid types
 */
export async function generateClient(folder: string): Promise<void> {
  const sources = mkdtempSync(join(root, 'dist', 'client-source-'))
  try {
    await createClient({
      input: description() as unknown as Record<string, unknown>,
      output: { path: sources, module: { extension: '.js' } },
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent' },
    })
    compile(sources, folder)
    const { version } = description().info
    const about = { name: 'hanei-client', version: `${version}.0.0`, type: 'module' }
    const entry = { exports: { '.': './index.js', './client': './client/index.js' } }
    writeFileSync(
      join(folder, 'package.json'),
      `${JSON.stringify({ ...about, ...entry }, null, 2)}\n`,
    )
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
}

function compile(sources: string, folder: string): void {
  const project = join(sources, 'tsconfig.json')
  writeFileSync(
    project,
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'ES2022', module: 'NodeNext', strict: true, declaration: true },
        ...{ rootDir: '.', outDir: folder, types: [], lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
      },
      include: ['**/*.ts'],
    }),
  )
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The client's types do not hold:\n${stdout}`)
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(root, 'dist', 'client')
  await generateClient(folder)
  console.log(`The client is in ${folder}.`)
}
