// Fills the deployed address into the manifest: `node addin/manifest.ts --address https://… [--out file]`.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withoutEnd } from '../shared/text/without-end.ts'
import { unifiedManifest } from './unified-manifest.ts'

/** The address that the manifest in the repository names. */
export const LOCAL_ADDRESS = 'https://localhost:8787'

/** A manifest for an address. @throws Error when it is no https origin, with an optional path */
export function fillAddress(manifest: string, address: string): string {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new Error(`not an address: ${address}`)
  }
  if (url.protocol !== 'https:') throw new Error('Office loads add-ins over https only')
  if (url.search || url.hash || url.username) throw new Error('the address is an origin and a path')
  const base = `${url.origin}${withoutEnd(url.pathname, /\//)}`
  return manifest
    .replaceAll(`<AppDomain>${LOCAL_ADDRESS}</AppDomain>`, `<AppDomain>${url.origin}</AppDomain>`)
    .replaceAll(LOCAL_ADDRESS, base)
}

/** Writes the package of the unified manifest, as a folder. */
export function writeUnified(filled: string, folder: string): void {
  const { manifest, english } = unifiedManifest(filled)
  const icons = fileURLToPath(new URL('./assets/icons/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(resolve(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(resolve(folder, 'en-us.json'), `${JSON.stringify(english, null, 2)}\n`)
  copyFileSync(`${icons}hanei-192.png`, resolve(folder, 'color.png'))
  copyFileSync(`${icons}outline-32.png`, resolve(folder, 'outline.png'))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { address: { type: 'string' }, out: { type: 'string', default: 'dist/manifest.xml' } },
  })
  if (!values.address) {
    process.stderr.write(
      'Say where the add-in is served: npm run manifest -- --address https://…\n',
    )
    process.exit(1)
  }
  const root = fileURLToPath(new URL('..', import.meta.url))
  const out = resolve(root, values.out)
  const filled = fillAddress(readFileSync(resolve(root, 'manifest.xml'), 'utf8'), values.address)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, filled)
  const unified = resolve(dirname(out), 'unified')
  writeUnified(filled, unified)
  process.stdout.write(`${out}\n${unified}\n`)
}
