// Starts the Chromium, Chrome or Edge of this machine for the browser tests.
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../run/chromium.mjs'

/** Flags that keep the browser to itself: no sandbox in containers, nothing in the background. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * @param more further flags of the browser
 * @throws Error saying what to install when no browser is found; `CHROME_PATH` names one.
 */
export const launchChromium = async (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to it.')
  }
  return chromium.launch({ executablePath, args: [...FLAGS, ...more] })
}
