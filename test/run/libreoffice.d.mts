// Types of libreoffice.mjs, which is plain JavaScript as chromium.mjs is.
/** Path of an installed LibreOffice that has Calc, or null. `LIBREOFFICE_PATH` wins. */
export function findLibreOffice(): string | null
/** The path of LibreOffice, installed first where there is none. @throws Error saying what to do when it can't */
export function ensureLibreOffice(): string
