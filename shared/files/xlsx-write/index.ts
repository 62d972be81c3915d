// Puts Hanei's sheets into an .xlsx file by changing only the parts that name them; all others stay byte for byte.
import { parseRange } from '../../address/index.ts'
import { quoteSheet } from '../../writeback/block/formula.ts'
import type { WriteSheet } from '../../writeback/types.ts'
import { fileProblem } from '../problems.ts'
import type { FileProblem } from '../types.ts'
import { attribute, flag, prefixedAttribute } from '../xlsx/xml.ts'
import { openZip } from '../xlsx/zip.ts'
import { chartXml, drawingXml } from './chart.ts'
import { type Namespaces, strict, transitional } from './namespaces.ts'
import {
  addRelationship,
  element,
  openPackage,
  type Package,
  Refusal,
  refuse,
  relationshipsPath,
  relationshipsXml,
  removeRelationship,
} from './package.ts'
import { sheetXml, tableXml } from './sheet.ts'
import { createStyles, type Styles } from './styles.ts'
import { append, childOf, escapeXml, insert, parseElement, prefixOf } from './xml.ts'
import { changeZip } from './zip.ts'

export type Written = { ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem }

/**
 * The workbook with the sheets added at its end, or made anew where Hanei made them before.
 * @param bytes a workbook that `readXlsx` has read
 * @param own names of the sheets in it that Hanei made
 */
export function writeXlsx(
  bytes: Uint8Array,
  sheets: readonly WriteSheet[],
  own: ReadonlySet<string>,
): Written {
  const opened = openZip(bytes)
  if (!opened.ok) return opened
  try {
    const pack = openPackage(opened.zip)
    putSheets(pack, sheets, own)
    const written = changeZip(opened.zip, pack.changes)
    return written ? { ok: true, bytes: written } : { ok: false, problem: fileProblem('damaged') }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

interface Job {
  pack: Package
  ns: Namespaces
  styles: Styles
  workbook: string
  folder: string
}

function putSheets(pack: Package, sheets: readonly WriteSheet[], own: ReadonlySet<string>): void {
  if (pack.names.some((name) => /^_xmlsignatures\//i.test(name))) refuse('signed')
  const workbook =
    pack.relationships('').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const xml = pack.read(workbook) ?? refuse('notWorkbook')
  const root = element(xml, workbook)
  const protection = childOf(root, 'workbookProtection')
  if (protection && flag(protection.attributes, 'lockStructure')) refuse('protectedStructure')
  const links = pack.relationships(workbook)
  if (links.some(({ type }) => type === 'revisionHeaders')) refuse('sharedWorkbook')
  const ns = root.attributes.includes(strict.main) ? strict : transitional
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const stylesPath = links.find(({ type }) => type === 'styles')?.path ?? null
  const styles =
    createStyles(stylesPath === null ? null : pack.read(stylesPath), ns.main) ??
    refuse('damaged', stylesPath ?? '')
  const job: Job = { pack, ns, styles, workbook, folder }
  for (const sheet of sheets) putSheet(job, sheet, own)
  if (stylesPath !== null) pack.put(stylesPath, styles.done())
  else {
    const made = pack.add(folder, 'styles', 'styles', styles.done())
    addRelationship(pack, workbook, `${ns.relationships}/styles`, made)
  }
  pack.finish()
}

function putSheet(job: Job, sheet: WriteSheet, own: ReadonlySet<string>): void {
  const { pack, ns, workbook, folder } = job
  const xml = pack.read(workbook) ?? ''
  const root = element(xml, workbook)
  const list = childOf(root, 'sheets') ?? refuse('damaged', workbook)
  const entries = element(xml.slice(list.start, list.end), workbook).children
  const nameOf = (entry: { attributes: string }) => attribute(entry.attributes, 'name') ?? ''
  const at = entries.findIndex((entry) => nameOf(entry).toLowerCase() === sheet.name.toLowerCase())
  const there = entries[at]
  if (there) {
    if (!own.has(nameOf(there))) refuse('sheetNameTaken', sheet.name)
    const id = prefixedAttribute(there.attributes, 'id')
    const path =
      pack.relationships(workbook).find((link) => link.id === id)?.path ?? refuse('damaged')
    clearSheet(pack, workbook, path, sheet.name)
    const kept = sheetParts(job, sheet)
    pack.put(path, kept.xml)
    putLinks(pack, path, kept.links)
    nameRanges(job, sheet, at)
    return
  }
  const made = sheetParts(job, sheet)
  const path = pack.add(`${folder}worksheets/`, 'sheet', 'worksheet', made.xml)
  putLinks(pack, path, made.links)
  const id = addRelationship(pack, workbook, `${ns.relationships}/worksheet`, path)
  const number =
    Math.max(0, ...entries.map(({ attributes }) => Number(attribute(attributes, 'sheetId')))) + 1
  const prefix = prefixOf(root, ns.relationships)
  const link = prefix === null ? `xmlns:r="${ns.relationships}" r:id` : `${prefix}:id`
  const entry = `<${root.prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${number}" ${link}="${id}"/>`
  pack.put(workbook, append(xml, list, entry))
  nameRanges(job, sheet, entries.length)
}

function putLinks(
  pack: Package,
  part: string,
  links: Parameters<typeof relationshipsXml>[1],
): void {
  if (links.length > 0) pack.put(relationshipsPath(part), relationshipsXml(part, links))
}

/** The sheet with its table and chart as parts. */
function sheetParts({ pack, ns, styles, folder }: Job, sheet: WriteSheet) {
  const links: { type: string; target: string }[] = []
  const link = (type: string, target: string): string => {
    links.push({ type: `${ns.relationships}/${type}`, target })
    return `rId${links.length}`
  }
  let drawing: string | null = null
  if (sheet.chart) {
    const chart = pack.add(`${folder}charts/`, 'chart', 'chart', chartXml(sheet, sheet.chart, ns))
    const part = pack.add(
      `${folder}drawings/`,
      'drawing',
      'drawing',
      drawingXml(sheet.chart, ns, 'rId1'),
    )
    pack.put(
      relationshipsPath(part),
      relationshipsXml(part, [{ type: `${ns.relationships}/chart`, target: chart }]),
    )
    drawing = link('drawing', part)
  }
  let table: string | null = null
  if (sheet.table) {
    const { id, name } = freeTable(pack, sheet.table.name)
    const xml = tableXml(sheet, ns, { id, name, range: sheet.table.range })
    table = link('table', pack.add(`${folder}tables/`, 'table', 'table', xml))
  }
  return {
    xml: sheetXml(sheet, styles, ns, { drawing, table }),
    links,
  }
}

/** A number and a name that no table of the workbook has; a defined name is none either. */
function freeTable(pack: Package, wanted: string): { id: number; name: string } {
  const names = new Set<string>()
  let id = 1
  for (const part of new Set([...pack.names, ...pack.changes.keys()])) {
    if (!/(^|\/)tables\/[^/]+\.xml$/i.test(part)) continue
    const attributes = parseElement(pack.read(part) ?? '')?.attributes ?? ''
    names.add((attribute(attributes, 'displayName') ?? '').toLowerCase())
    id = Math.max(id, Number(attribute(attributes, 'id')) + 1)
  }
  let name = wanted
  for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${wanted}_${n}`
  return { id, name }
}

/** What Hanei itself puts onto its sheets; anything else is someone's work. */
const OWN_LINKS = new Set(['table', 'drawing', 'printerSettings'])

/** Takes away what stood on a sheet of ours, and the order of calculation that named its cells. */
function clearSheet(pack: Package, workbook: string, path: string, name: string): void {
  const root = element(pack.read(path) ?? refuse('damaged', path), path)
  if (childOf(root, 'sheetProtection')) refuse('protectedSheet', name)
  for (const { type, path: part } of pack.relationships(path)) {
    if (!OWN_LINKS.has(type)) refuse('ownSheetChanged', name)
    const below = type === 'drawing' ? pack.relationships(part) : []
    if (below.length > 1 || below.some((each) => each.type !== 'chart'))
      refuse('ownSheetChanged', name)
    for (const chart of below) {
      for (const look of pack.relationships(chart.path)) pack.remove(look.path)
      removeWithLinks(pack, chart.path)
    }
    removeWithLinks(pack, part)
  }
  pack.remove(relationshipsPath(path))
  const chain = pack.relationships(workbook).find(({ type }) => type === 'calcChain')
  if (chain) {
    pack.remove(chain.path)
    removeRelationship(pack, workbook, 'calcChain')
  }
}

function removeWithLinks(pack: Package, part: string): void {
  pack.remove(part)
  pack.remove(relationshipsPath(part))
}

/** Print area and titles of the sheet. @param index of the sheet among all, from 0 */
function nameRanges({ pack, workbook }: Job, { name, print }: WriteSheet, index: number): void {
  let xml = pack.read(workbook) ?? ''
  const kept = childOf(element(xml, workbook), 'definedNames')
  const isOurs = (attributes: string) =>
    attribute(attributes, 'localSheetId') === String(index) &&
    /^_xlnm\.Print_(Area|Titles)$/.test(attribute(attributes, 'name') ?? '')
  if (kept) {
    const { children } = element(xml.slice(kept.start, kept.end), workbook)
    for (const { start, end, attributes } of children.toReversed()) {
      if (isOurs(attributes)) xml = xml.slice(0, kept.start + start) + xml.slice(kept.start + end)
    }
  }
  const root = element(xml, workbook)
  const sheet = quoteSheet(name)
  const area = print ? parseRange(print.area) : null
  const entries: string[] = []
  const define = (title: string, to: string) =>
    entries.push(
      `<${root.prefix}definedName name="_xlnm.${title}" localSheetId="${index}">${escapeXml(`${sheet}!${to}`)}</${root.prefix}definedName>`,
    )
  if (print && area) define('Print_Area', print.area.replace(/([A-Z]{1,3})(\d{1,7})/g, '$$$1$$$2'))
  if (print?.titleRows) define('Print_Titles', `$${print.titleRows.replace(':', ':$')}`)
  const there = childOf(root, 'definedNames')
  if (there) xml = append(xml, there, entries.join(''))
  else if (entries.length > 0) {
    const before = ['externalReferences', 'functionGroups', 'sheets']
      .map((each) => childOf(root, each))
      .find((each) => each !== undefined)
    const made = `<${root.prefix}definedNames>${entries.join('')}</${root.prefix}definedNames>`
    xml = insert(xml, before?.end ?? root.closing, made)
  }
  pack.put(workbook, xml)
}
