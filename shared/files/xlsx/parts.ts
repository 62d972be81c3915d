// A workbook's parts and how they point at each other.
import { decodeText } from '../decode.ts'
import { fileProblem } from '../problems.ts'
import type { FileProblem } from '../types.ts'
import { attribute, flag, prefixedAttribute, scanXml } from './xml.ts'
import type { Zip } from './zip.ts'

export interface SheetEntry {
  name: string
  hidden: boolean
  veryHidden: boolean
  path: string
}
export interface WorkbookParts {
  sheets: SheetEntry[]
  dates1904: boolean
  /** Its formulas are worked out when Excel is told to. */
  isManual: boolean
  sharedStrings: string | null
  styles: string | null
  /** Parts of the links to other workbooks, in the order of their numbers. */
  links: string[]
}
type Result<T> = { ok: true; value: T } | { ok: false; problem: FileProblem }

/** A part's XML; null when there is no such part. */
export function readXmlPart(zip: Zip, path: string): Result<string | null> {
  const part = zip.read(path)
  if (part === null) return { ok: true, value: null }
  if (!part.ok) return part
  const { text, notes } = decodeText(part.bytes)
  return notes.some((note) => note.text === 'shift_jis')
    ? { ok: false, problem: fileProblem('damaged', path) }
    : { ok: true, value: text }
}

export interface Relationship {
  id: string
  /** Last word of its type, e.g. `worksheet`, `table`. */
  type: string
  path: string
}

/** Where a part points; none when it has no relationships part. */
export function readRelationships(zip: Zip, path: string): Result<Relationship[]> {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const xml = readXmlPart(zip, `${folder}_rels/${path.slice(slash + 1)}.rels`)
  if (!xml.ok) return xml
  const found: Relationship[] = []
  if (xml.value === null) return { ok: true, value: found }
  const whole = scanXml(xml.value, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = attribute(attributes, 'Type') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        path: resolve(folder, attribute(attributes, 'Target') ?? ''),
      })
    },
  })
  return whole ? { ok: true, value: found } : { ok: false, problem: fileProblem('damaged', path) }
}

/** What a link's part points to outside the file, as it is written; null without one. */
export function readLinkTarget(zip: Zip, path: string): Result<string | null> {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const xml = readXmlPart(zip, `${folder}_rels/${path.slice(slash + 1)}.rels`)
  if (!xml.ok || xml.value === null) return xml
  let target: string | null = null
  const whole = scanXml(xml.value, {
    open(name, attributes) {
      if (name === 'Relationship' && attribute(attributes, 'TargetMode') === 'External')
        target ??= attribute(attributes, 'Target') ?? null
    },
  })
  return whole ? { ok: true, value: target } : { ok: false, problem: fileProblem('damaged', path) }
}

/** The workbook's sheets in their order, and the parts that their cells need. */
export function readWorkbookParts(zip: Zip): Result<WorkbookParts> {
  const root = readRelationships(zip, '')
  if (!root.ok) return root
  const path = root.value.find((r) => r.type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const xml = readXmlPart(zip, path)
  if (!xml.ok) return xml
  if (xml.value === null) return { ok: false, problem: fileProblem('notWorkbook') }
  const relationships = readRelationships(zip, path)
  if (!relationships.ok) return relationships
  const byId = new Map(relationships.value.map((r) => [r.id, r]))
  const sheets: SheetEntry[] = []
  const links: string[] = []
  let dates1904 = false
  let isManual = false
  let elements = 0
  let linked = 0
  const whole = scanXml(xml.value, {
    open(name, attributes) {
      if (name === 'workbookPr') dates1904 = flag(attributes, 'date1904')
      if (name === 'calcPr') isManual = attribute(attributes, 'calcMode') === 'manual'
      if (name === 'externalReference')
        links.push(byId.get(prefixedAttribute(attributes, 'id') ?? '')?.path ?? '')
      if (name !== 'sheet') return
      elements++
      const target = byId.get(prefixedAttribute(attributes, 'id') ?? '')
      if (target) linked++
      // Chart sheets and old dialog sheets hold no cells.
      if (target?.type !== 'worksheet') return
      const state = attribute(attributes, 'state')
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        veryHidden: state === 'veryHidden',
        path: target.path,
      })
    },
  })
  // A sheet without its part would be missing without a word.
  if (!whole || linked < elements) return { ok: false, problem: fileProblem('damaged', path) }
  const pathOf = (type: string): string | null =>
    relationships.value.find((r) => r.type === type)?.path ?? null
  return {
    ok: true,
    value: {
      ...{ sheets, dates1904, isManual, links },
      ...{ sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') },
    },
  }
}

/** A relationship's target, relative to the folder of its part. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}
