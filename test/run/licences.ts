// Checks that what ships is under a permissive licence, and that no tool is under the GPL.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const permissive =
  /^\(?(MIT|MIT-0|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|ISC|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Unlicense|Python-2\.0|Zlib|WTFPL)\b/
const copyleft = /(^|[^L])GPL|SSPL|EUPL|CC-BY-SA|BUSL/i

/** Development packages whose licence is a text of their own, each read and found usable for that. */
const readByHand: Record<string, string> = {
  '@microsoft/office-js':
    'may be used to develop and test Office add-ins; never shipped from here but by choice of the deployer',
}

interface LockedPackage {
  version?: string
  license?: unknown
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

function licenceOf(path: string, locked: LockedPackage): string {
  if (typeof locked.license === 'string') return locked.license
  try {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    const named = manifest.license ?? manifest.licenses?.[0]
    return typeof named === 'string' ? named : (named?.type ?? 'none stated')
  } catch {
    return 'none stated'
  }
}

/** Whether one side of an `A OR B` expression is permissive (each part of an `AND` must be). */
const isPermissive = (licence: string) =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(/ OR |\//)
    .some((choice) => choice.split(' AND ').every((part) => permissive.test(part.trim())))

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const problems: string[] = []
let shipped = 0
let developing = 0
for (const [path, locked] of Object.entries(lock.packages)) {
  if (path === '') continue
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const licence = licenceOf(path, locked)
  const ships = !locked.dev && !locked.devOptional
  if (ships) shipped++
  else developing++
  if (isPermissive(licence) || (!ships && readByHand[name])) continue
  if (ships || copyleft.test(licence)) problems.push(`${name} ${locked.version}: ${licence}`)
}
if (problems.length > 0) {
  console.error(`Licences that do not fit:\n  ${problems.join('\n  ')}`)
  process.exit(1)
}
console.log(`${shipped} packages that ship and ${developing} for development: licences fit`)
