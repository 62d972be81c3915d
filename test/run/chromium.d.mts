// Types of chromium.mjs, which runs before anything is installed and is therefore plain JavaScript.
/** Path of an installed browser, or null. `CHROME_PATH` wins. */
export function findChromium(): string | null
/** A browser's path, installed first where none is. @throws Error saying what to do when it can't */
export function ensureChromium(): string
/** Installs Debian packages where apt and the right to use it are there; elsewhere does nothing. */
export function installDebianPackages(names: string[]): void
