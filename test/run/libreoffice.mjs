// Finds LibreOffice Calc, or installs Debian's where that is possible.
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installDebianPackages } from './chromium.mjs'

const places = [
  process.env.LIBREOFFICE_PATH,
  '/usr/bin/soffice',
  '/usr/bin/localc',
  '/usr/bin/libreoffice',
  '/usr/local/bin/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
]

/** Path of an installed LibreOffice that has Calc, or null. `LIBREOFFICE_PATH` wins. */
export const findLibreOffice = () =>
  places.find((path) => path && existsSync(path) && hasCalc(path)) ?? null

/** The path of LibreOffice, installed first where there is none. Throws with what to do when it can't. */
export function ensureLibreOffice() {
  const found = findLibreOffice()
  if (found) return found
  installDebianPackages(['libreoffice-calc'])
  const installed = findLibreOffice()
  if (installed) return installed
  throw new Error(
    'The tests with LibreOffice need LibreOffice Calc and it was not found. Install it (Debian: libreoffice-calc), or set LIBREOFFICE_PATH to its soffice, and run the command again.',
  )
}

// Debian packs each program by itself: Writer alone brings a soffice that opens no sheet.
function hasCalc(path) {
  const folder = dirname(realpathSync(path))
  return !folder.startsWith('/usr/lib/libreoffice') || existsSync(join(folder, 'libsclo.so'))
}
