// The text of a Word document's body: a line a paragraph, cells parted by tabs.
import { strFromU8 } from 'fflate'
import { fileProblem } from './problems.ts'
import type { FileProblem } from './types.ts'
import { scanXml } from './xlsx/xml.ts'
import { openZip } from './xlsx/zip.ts'

export type TextReading = { ok: true; text: string } | { ok: false; problem: FileProblem }

/** Deleted text of tracked changes and field codes are left out; inserted text is read. */
export function readDocxText(bytes: Uint8Array): TextReading {
  const opened = openZip(bytes)
  if (!opened.ok) return opened
  const part = opened.zip.read('word/document.xml')
  if (part === null) return { ok: false, problem: fileProblem('notADocument') }
  if (!part.ok) return part
  const parts: string[] = []
  let inText = 0
  let cells = 0
  const wellFormed = scanXml(strFromU8(part.bytes), {
    open(name) {
      if (name === 't') inText++
      else if (name === 'tab') parts.push('\t')
      else if (name === 'br' || name === 'cr') parts.push('\n')
      else if (name === 'tc') cells++
    },
    close(name) {
      if (name === 't') inText--
      else if (name === 'p') parts.push(cells > 0 ? ' ' : '\n')
      else if (name === 'tc') {
        cells--
        parts.push('\t')
      } else if (name === 'tr') parts.push('\n')
    },
    text(text) {
      if (inText > 0) parts.push(text)
    },
  })
  if (!wellFormed) return { ok: false, problem: fileProblem('notADocument') }
  const lines = parts.join('').split('\n')
  return { ok: true, text: lines.map((line) => line.trimEnd()).join('\n') }
}
