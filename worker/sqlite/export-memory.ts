// By hand: exports a ward of a database file to the last part and prints what memory that took.
// test/bench/long/store.ts runs it with as little memory as an isolate of Cloudflare has.
import { DatabaseSync } from 'node:sqlite'
import { streamOf } from '../http/stream.ts'
import { type ExportCursor, exportWard, parseCursor } from '../store/export.ts'
import { d1Of } from './d1.ts'

const [file = '', ward = ''] = process.argv.slice(2)
const db = d1Of(new DatabaseSync(file))
let [parts, bytes, heap] = [0, 0, 0]
for (let cursor: ExportCursor | null | 'first' = 'first'; cursor !== null; ) {
  const pieces = exportWard(db, ward, cursor === 'first' ? null : cursor)
  let tail = ''
  for await (const chunk of streamOf(pieces, (error) => console.error(error))) {
    bytes += chunk.length
    tail = `${tail}${new TextDecoder().decode(chunk.slice(-100))}`.slice(-100)
  }
  const next = /"next":(?:null|"([^"]+)")\}$/.exec(tail)?.[1]
  parts += 1
  heap = Math.max(heap, process.memoryUsage().heapUsed + process.memoryUsage().external)
  cursor = next ? parseCursor(next) : null
}
const most = process.resourceUsage().maxRSS / 1024
console.log(
  `export of ${ward}: ${parts} parts, ${(bytes / 1e6).toFixed(0)} MB; heap and buffers ${(heap / 1e6).toFixed(0)} MB, whole process ${most.toFixed(0)} MB at most`,
)
