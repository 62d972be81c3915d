// The parts of a workbook while sheets are put into it: read when needed, changed in a list beside it.
import { fileProblem } from '../problems.ts'
import type { FileProblem } from '../types.ts'
import { type Relationship, readRelationships, readXmlPart } from '../xlsx/parts.ts'
import { attribute } from '../xlsx/xml.ts'
import type { Zip } from '../xlsx/zip.ts'
import { contentTypes, type PartKind, packageRelationships, XML } from './namespaces.ts'
import { append, asUtf8, type Document, escapeXml, parseElement } from './xml.ts'

/** Thrown inside of the writing only, and caught at its door. */
export class Refusal extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem) {
    super(problem.code)
    this.problem = problem
  }
}

export const refuse = (...given: Parameters<typeof fileProblem>): never => {
  throw new Refusal(fileProblem(...given))
}

export interface Package {
  names: readonly string[]
  changes: Map<string, string | null>
  /** A part as it will be; null where there is none. */
  read(name: string): string | null
  relationships(name: string): Relationship[]
  /** A free name like `xl/charts/chart3.xml`, taken by a part of this content. */
  add(folder: string, stem: string, kind: PartKind, content: string): string
  put(name: string, content: string): void
  remove(name: string): void
  /** The content types with what was added and removed. */
  finish(): void
}

export function openPackage(zip: Zip): Package {
  const changes = new Map<string, string | null>()
  const stored = new Map(zip.names.map((name) => [name.toLowerCase(), name]))
  const taken = new Set(stored.keys())
  const kinds = new Map<string, PartKind>()
  const pack: Package = {
    names: zip.names,
    changes,
    read(name) {
      const own = stored.get(name.toLowerCase()) ?? name
      const changed = changes.get(own)
      if (changed !== undefined) return changed
      const part = readXmlPart(zip, own)
      if (!part.ok) throw new Refusal(part.problem)
      return part.value === null ? null : asUtf8(part.value)
    },
    relationships(name) {
      const read = readRelationships(zip, name)
      if (!read.ok) throw new Refusal(read.problem)
      return read.value
    },
    add(folder, stem, kind, content) {
      let n = 1
      while (taken.has(`${folder}${stem}${n}.xml`.toLowerCase())) n += 1
      const name = `${folder}${stem}${n}.xml`
      taken.add(name.toLowerCase())
      kinds.set(name, kind)
      changes.set(name, content)
      return name
    },
    put: (name, content) => void changes.set(stored.get(name.toLowerCase()) ?? name, content),
    remove(name) {
      const own = stored.get(name.toLowerCase())
      if (own === undefined) return
      changes.set(own, null)
      taken.delete(own.toLowerCase())
    },
    finish() {
      const name = '[Content_Types].xml'
      const xml = pack.read(name) ?? ''
      const root = element(xml, name)
      const gone = new Set(
        [...changes].flatMap(([part, to]) =>
          to === null || kinds.has(part) ? [`/${part.toLowerCase()}`] : [],
        ),
      )
      let changed = xml
      for (const { start, end, attributes } of root.children.toReversed()) {
        const part = attribute(attributes, 'PartName')?.toLowerCase()
        if (part !== undefined && gone.has(part))
          changed = changed.slice(0, start) + changed.slice(end)
      }
      const { prefix } = root
      const hasRels = root.children.some(
        ({ attributes }) => attribute(attributes, 'Extension')?.toLowerCase() === 'rels',
      )
      const added = [...kinds].map(
        ([part, kind]) =>
          `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${contentTypes[kind]}"/>`,
      )
      if (!hasRels) {
        added.unshift(
          `<${prefix}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
        )
      }
      pack.put(name, append(changed, element(changed, name), added.join('')))
    },
  }
  return pack
}

/** A part's outermost element. @throws Refusal where there is none */
export const element = (xml: string, part: string): Document =>
  parseElement(xml) ?? refuse('damaged', part)

export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

/** A relationships part of our own: ids are rId1, rId2 … in their order. @param of its part */
export const relationshipsXml = (
  of: string,
  entries: readonly { type: string; target: string }[],
): string =>
  `${XML}<Relationships xmlns="${packageRelationships}">${entries
    .map(
      ({ type, target }, i) =>
        `<Relationship Id="rId${i + 1}" Type="${type}" Target="${escapeXml(relative(of, target))}"/>`,
    )
    .join('')}</Relationships>`

/** Where a part lies, seen from another: not every program knows addresses from the top. */
function relative(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const steps = to.split('/')
  let shared = 0
  while (shared < folders.length && folders[shared] === steps[shared]) shared += 1
  return [...folders.slice(shared).map(() => '..'), ...steps.slice(shared)].join('/')
}

/** Adds a relationship to a part's; answers its id. */
export function addRelationship(pack: Package, part: string, type: string, target: string): string {
  const path = relationshipsPath(part)
  const xml = pack.read(path) ?? `<Relationships xmlns="${packageRelationships}"/>`
  const root = element(xml, path)
  const taken = new Set(root.children.map(({ attributes }) => attribute(attributes, 'Id')))
  let n = root.children.length + 1
  while (taken.has(`rId${n}`)) n += 1
  const entry = `<${root.prefix}Relationship Id="rId${n}" Type="${type}" Target="${escapeXml(relative(part, target))}"/>`
  pack.put(path, append(xml, root, entry))
  return `rId${n}`
}

/** Takes a relationship off a part's by the end of its type. */
export function removeRelationship(pack: Package, part: string, type: string): void {
  const path = relationshipsPath(part)
  const xml = pack.read(path)
  if (xml === null) return
  for (const { start, end, attributes } of element(xml, path).children) {
    if (attribute(attributes, 'Type')?.endsWith(`/${type}`)) {
      pack.put(path, xml.slice(0, start) + xml.slice(end))
      return
    }
  }
}
