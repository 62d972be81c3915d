// Changes cells of an .xlsx file's sheets: all other cells and parts stay as they are.
import { fileProblem } from '../problems.ts'
import type { FileProblem } from '../types.ts'
import { readStyles } from '../xlsx/styles.ts'
import { attribute, flag, prefixedAttribute } from '../xlsx/xml.ts'
import { openZip } from '../xlsx/zip.ts'
import { type CellEdit, editSheet, type SheetContext } from './edit-sheet.ts'
import type { Written } from './index.ts'
import {
  element,
  openPackage,
  type Package,
  Refusal,
  refuse,
  removeRelationship,
} from './package.ts'
import { childOf, insert } from './xml.ts'
import { changeZip } from './zip.ts'

/** @param bytes a workbook that `readXlsx` has read */
export function editXlsx(bytes: Uint8Array, edits: readonly CellEdit[]): Written {
  return within(bytes, (pack, book) => {
    let touchesFormulas = false
    for (const name of new Set(edits.map(({ sheet }) => sheet))) {
      const own = edits.filter(({ sheet }) => sheet === name)
      const path = book.pathOf(name)
      const xml = pack.read(path) ?? refuse('damaged', path)
      refuseProtected(xml, path, name)
      const edited = editSheet(xml, path, own, book)
      pack.put(path, edited.xml)
      touchesFormulas ||= edited.touchesFormulas
    }
    if (touchesFormulas) forgetOrder(pack, book.workbook)
    if (edits.length > 0) calculateOnLoad(pack, book.workbook)
  })
}

/** Why cells of a sheet can't be changed in the file; null where they can. */
export function whyNotEditable(bytes: Uint8Array, sheet: string): FileProblem | null {
  const tried = within(bytes, (pack, book) => {
    const path = book.pathOf(sheet)
    refuseProtected(pack.read(path) ?? refuse('damaged', path), path, sheet)
  })
  return tried.ok ? null : tried.problem
}

interface Book extends SheetContext {
  workbook: string
  pathOf(sheet: string): string
}

function within(bytes: Uint8Array, change: (pack: Package, book: Book) => void): Written {
  const opened = openZip(bytes)
  if (!opened.ok) return opened
  try {
    const pack = openPackage(opened.zip)
    if (pack.names.some((name) => /^_xmlsignatures\//i.test(name))) refuse('signed')
    change(pack, openBook(pack))
    const written = changeZip(opened.zip, pack.changes)
    return written ? { ok: true, bytes: written } : { ok: false, problem: fileProblem('damaged') }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

function openBook(pack: Package): Book {
  const workbook =
    pack.relationships('').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const root = element(pack.read(workbook) ?? refuse('notWorkbook'), workbook)
  const links = pack.relationships(workbook)
  if (links.some(({ type }) => type === 'revisionHeaders')) refuse('sharedWorkbook')
  const xml = pack.read(workbook) ?? ''
  const list = childOf(root, 'sheets') ?? refuse('damaged', workbook)
  const paths = new Map(
    element(xml.slice(list.start, list.end), workbook).children.map(({ attributes }) => [
      attribute(attributes, 'name') ?? '',
      links.find(({ id }) => id === prefixedAttribute(attributes, 'id'))?.path ?? '',
    ]),
  )
  const stylesPath = links.find(({ type }) => type === 'styles')?.path
  const properties = childOf(root, 'workbookPr')
  return {
    workbook,
    pathOf: (sheet) => paths.get(sheet) || refuse('noSuchSheet', sheet.slice(0, 100)),
    styles:
      readStyles(stylesPath ? pack.read(stylesPath) : null) ?? refuse('damaged', stylesPath ?? ''),
    dates1904: properties !== undefined && flag(properties.attributes, 'date1904'),
  }
}

function refuseProtected(xml: string, path: string, sheet: string): void {
  const protection = childOf(element(xml, path), 'sheetProtection')
  if (protection && flag(protection.attributes, 'sheet')) refuse('protectedSheet', sheet)
}

/** The order of calculation names cells that hold formulas: it is made anew where it is missing. */
function forgetOrder(pack: Package, workbook: string): void {
  const chain = pack.relationships(workbook).find(({ type }) => type === 'calcChain')
  if (!chain) return
  pack.remove(chain.path)
  removeRelationship(pack, workbook, 'calcChain')
  pack.finish()
}

/** Whoever opens the file works out all formulas, also those that were not worked out here. */
function calculateOnLoad(pack: Package, workbook: string): void {
  const xml = pack.read(workbook) ?? ''
  const root = element(xml, workbook)
  const there = childOf(root, 'calcPr')
  if (there) {
    const own = xml.slice(there.start, there.end)
    const without = own.replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    const name = /^<[^\s/>]+/.exec(without)?.[0] ?? ''
    const marked = `${name} fullCalcOnLoad="1"${without.slice(name.length)}`
    pack.put(workbook, xml.slice(0, there.start) + marked + xml.slice(there.end))
    return
  }
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets']
    .map((name) => childOf(root, name))
    .find((each) => each !== undefined)
  const made = `<${root.prefix}calcPr fullCalcOnLoad="1"/>`
  pack.put(workbook, insert(xml, before?.end ?? root.closing, made))
}
