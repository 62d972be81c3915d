// (i) requests to Excel and their bytes, counted by the stand-in under the real Office.js.
import type { Counters, WorkbookDescription } from '../../excel/index.ts'
import { openPort, prepare, take } from '../../integration/open.ts'
import { type Figure, megabytes, told } from '../figure.ts'
import { makeWorkload } from '../workload.ts'

const mebibyte = 1_048_576
const mostBytes = 4 * mebibyte
const mostSyncs = 3

export async function excel(): Promise<Figure[]> {
  const small = await openPort(workbookOf(2_000), { timeout: 60_000 })
  take(await small.port.listSheets())
  small.host.resetCounters()
  const reading = take(await small.port.readSheet({ sheet: '予算' }))
  const read = { ...small.host.counters }
  const prepared = await prepare(small.port, { reading })
  small.host.resetCounters()
  take(await small.port.writeBack(prepared))
  const written = { ...small.host.counters }

  const large = await openPort(workbookOf(100_000), { timeout: 60_000 })
  large.host.resetCounters()
  take(await large.port.readSheet({ sheet: '予算' }))
  const all = { ...large.host.counters }
  const mostOfAll = Math.ceil(moved(all) / mostBytes) + 3
  return [
    syncs('validate 2,000 lines', read, mostSyncs),
    syncs('write back 2,000 lines', written, mostSyncs),
    syncs('read 100,000 lines', all, mostOfAll),
    {
      part: 'i',
      name: 'largest payload of all those',
      value: megabytes(Math.max(largest(read), largest(written), largest(all))),
      budget: '< 4 MiB',
      used: Math.max(largest(read), largest(written), largest(all)) / mostBytes,
      noise: 0,
    },
    told('i', 'bytes of 100,000 lines both ways', megabytes(moved(all))),
  ]
}

/** The workload's sheet as a workbook in the stand-in. */
function workbookOf(lines: number): WorkbookDescription {
  const { snapshot } = makeWorkload({ lines })
  return { sheets: [{ name: snapshot.sheet, rows: snapshot.rows }] }
}

const syncs = (name: string, counters: Counters, most: number): Figure => ({
  part: 'i',
  name: `Excel requests: ${name}`,
  value: `${counters.syncs}`,
  budget: `≤ ${most}`,
  used: counters.syncs / most,
  noise: 0,
})

const moved = ({ bytesIn, bytesOut }: Counters): number => bytesIn + bytesOut
const largest = ({ biggestRequest, biggestResponse }: Counters): number =>
  Math.max(biggestRequest, biggestResponse)
