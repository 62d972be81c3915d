// Finds a Chromium-family browser, or installs Debian's where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Path of an installed browser, or null. `CHROME_PATH` wins. */
export const findChromium = () => places.find((path) => path && existsSync(path)) ?? null

/** A browser's path, installed first where none is. Throws with what to do when it can't. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  installDebianPackages(['chromium', 'fonts-noto-cjk'])
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge and none was found. Install one, or set CHROME_PATH to it, and run the command again.',
  )
}

/** Installs Debian packages where apt and the right to use it are there; elsewhere does nothing. */
export function installDebianPackages(names) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return
  const sudo = process.getuid?.() === 0 ? [] : existsSync('/usr/bin/sudo') ? ['sudo', '-n'] : null
  if (!sudo) return
  console.log(`Installing ${names.join(', ')} …`)
  const apt = (args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  }
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', ...names])
}
