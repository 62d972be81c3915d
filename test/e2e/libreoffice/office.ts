// LibreOffice headless with a profile of its own: opens a workbook, follows its links, saves it as something else.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Cell } from '../../../shared/schema/index.ts'
import { ensureLibreOffice } from '../../run/libreoffice.mjs'
import { profileFiles } from './profile.ts'
import { shownCells } from './shown-cells.ts'

export interface LibreOffice {
  /** The cells of every sheet by name, from LibreOffice's own CSV of them: values in full. */
  cells(file: Uint8Array, extension: WorkbookExtension): Promise<Map<string, Cell[][]>>
  /** The same of several workbooks, which one start of LibreOffice opens one after the other. */
  cellsOfAll(
    files: readonly Uint8Array[],
    extension: WorkbookExtension,
  ): Promise<Map<string, Cell[][]>[]>
  /** The workbook calculated anew and saved in a format. */
  save(file: Uint8Array, extension: WorkbookExtension, format: SavedFormat): Promise<Uint8Array>
  close(): void
}
export type WorkbookExtension = 'fods' | 'xlsx'
export type SavedFormat = keyof typeof filters

const filters = {
  xlsx: 'Calc MS Excel 2007 XML',
  xlsm: 'Calc MS Excel 2007 VBA XML',
  xls: 'MS Excel 97',
  ods: 'calc8',
}
const csvFilter = 'Text - txt - csv (StarCalc)'
// Comma, quotes, UTF-8, from row 1, -, default language, text in quotes, numbers as such, values in
// full, no formulas, keep spaces, all sheets.
const csvOptions = '44,34,76,1,,0,true,true,false,false,false,-1'

/** LibreOffice on this machine, installed first where it is missing. @throws Error when it can't be */
export function openLibreOffice(): LibreOffice {
  const program = ensureLibreOffice()
  const folder = mkdtempSync(join(tmpdir(), 'hanei-libreoffice-'))
  for (const [path, content] of profileFiles(pathToFileURL(folder).href)) {
    const file = join(folder, 'profile', ...path.split('/'))
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, content)
  }
  let runs = 0

  /** Each file saved into a folder of its own. */
  const saveAs = async (
    files: readonly Uint8Array[],
    extension: WorkbookExtension,
    [target, filter, options]: [string, string, string],
  ): Promise<string[]> => {
    const places = files.map((file) => {
      const place = join(folder, `run${++runs}`)
      mkdirSync(join(place, 'out'), { recursive: true })
      writeFileSync(join(place, `book.${extension}`), file)
      return place
    })
    const addresses = (...path: string[]) =>
      places.map((place) => pathToFileURL(join(place, ...path)).href).join(' ')
    const [from, to] = [addresses(`book.${extension}`), addresses('out', target)]
    await runAgainIfItBroke(program, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--nologo', '--nolockcheck'],
      `macro:///Standard.Hanei.SaveAs("${from}","${to}","${filter}","${options}")`,
    ])
    const saved = places.map((place) => join(place, 'out'))
    const none = saved.findIndex((out) => readdirSync(out).length === 0)
    if (none >= 0) throw new Error(`LibreOffice saved nothing of file ${none + 1}.`)
    return saved
  }
  const cellsOfAll: LibreOffice['cellsOfAll'] = async (files, extension) =>
    (await saveAs(files, extension, ['book.csv', csvFilter, csvOptions])).map(
      (out) =>
        new Map(
          readdirSync(out).map((name) => [
            name.replace(/^book-?/, '').replace(/\.csv$/, ''),
            shownCells(readFileSync(join(out, name), 'utf8')),
          ]),
        ),
    )

  return {
    cellsOfAll,
    async cells(file, extension) {
      const [sheets = new Map()] = await cellsOfAll([file], extension)
      return sheets
    },
    async save(file, extension, format) {
      const [out = ''] = await saveAs([file], extension, [`book.${format}`, filters[format], ''])
      return new Uint8Array(readFileSync(join(out, `book.${format}`)))
    },
    close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

// About one start in thirty aborts in LibreOffice's own event loop (seen in 7.4); the same once more
// goes well. One that hangs is not tried again.
async function runAgainIfItBroke(program: string, args: string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await run(program, args)
    if (code === 0) return
    if (attempt === 3) throw new Error(`LibreOffice ended with code ${code}.\n${output}`)
  }
}

/** Longest a conversion may take, in milliseconds; a busy machine needs some seconds. */
const patience = 60_000

/** Runs to the end in a process group of its own, so that nothing of it stays when it hangs. */
function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const grouped = process.platform !== 'win32'
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
    // In a locale of ASCII it saves nothing, and says nothing.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if (grouped && child.pid) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
      reject(new Error(`LibreOffice did not end within ${patience / 1_000} s.\n${output}`))
    }, patience)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
    child.once('exit', () => clearTimeout(timer))
  })
}
