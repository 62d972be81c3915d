// Every trouble at every request of every operation: a clear sentence, and the workbook as it was.
import { describe, expect, test } from 'vitest'
import type { Outcome, WorkbookPort } from '../../addin/workbook/port.ts'
import type { TroubleKind } from '../excel/host/troubles.ts'
import { diffFingerprints, type Fingerprint, fingerprint, type Host } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { findings } from './findings.ts'
import { openPort, prepare, take } from './open.ts'

const kinds: Record<string, TroubleKind> = {
  'a cell being edited': { kind: 'editMode' },
  'an error after a few writes': { kind: 'fail', code: 'GeneralException', afterWrites: 5 },
  'an error after many writes': { kind: 'fail', code: 'AccessDenied', afterWrites: 40 },
  'a request that is lost': { kind: 'lost' },
  'an answer that is lost': { kind: 'lost', applied: true },
  'a connection that breaks after the work': { kind: 'offline', applied: true },
  'a sheet being protected': { kind: 'protectedSheet', sheet: '予算' },
  'a co-author': { kind: 'coauthor', sheet: '予算', address: 'D19', values: [[1]] },
}

type Operation = (port: WorkbookPort) => Promise<() => Promise<Outcome<unknown>>>
const operations: Record<string, Operation> = {
  async validate(port) {
    return () => port.readSheet({ sheet: '予算' })
  },
  async write(port) {
    const prepared = await prepare(port, {
      targets: [{ sheet: '予算', cell: 'I3', figure: 'share' }],
    })
    return () => port.writeBack(prepared)
  },
  async 'write again'(port) {
    take(await port.writeBack(await prepare(port)))
    const prepared = await prepare(port)
    return () => port.writeBack(prepared)
  },
  async revert(port) {
    take(
      await port.writeBack(
        await prepare(port, { targets: [{ sheet: '予算', cell: 'I3', figure: 'share' }] }),
      ),
    )
    return () => port.revert()
  },
  async mark(port) {
    return () => port.mark('予算', findings)
  },
  async 'clear marks'(port) {
    take(await port.mark('予算', findings))
    return () => port.clearMarks()
  },
}

describe.each(Object.keys(operations))('%s', (name) => {
  test.each(Object.keys(kinds))(
    '%s',
    async (kind) => {
      for (let after = 0; after < 9; after += 1) {
        const { port, host } = await openPort(referenceDescription(), {
          timeout: kind.includes('lost') ? 400 : 5_000,
        })
        const run = await operations[name]!(port)
        const before = fingerprint(host.workbook)
        const succeeded = await afterSuccess(name)
        host.troubles.queue({ ...kinds[kind]!, after })
        const outcome = await run()
        // The operation was through before the trouble came: later requests are none of its.
        const isPast = host.troubles.waiting.length > 0
        host.troubles.clear()
        const changed = withoutTrouble(diffFingerprints(before, fingerprint(host.workbook)), kind)
        const where = `${name}, ${kind}, request ${after + 1}`
        if (outcome.ok) {
          expect(withoutTrouble(succeeded(host), kind).slice(0, 9), where).toEqual([])
        } else {
          expect(
            changed.slice(0, 9),
            `${where}: ${outcome.trouble.code} ${outcome.trouble.detail}`,
          ).toEqual([])
          expect(outcome.trouble.message.ja).toMatch(/[。]$/)
          expect(outcome.trouble.message.en).toMatch(/\.$/)
          expect(outcome.trouble.message.ja).not.toMatch(/GeneralException|undefined|\{about\}/)
        }
        if (isPast) break
      }
    },
    60_000,
  )
})

/** What an operation leaves when nothing goes wrong, to hold a success against. */
async function afterSuccess(name: string): Promise<(host: Host) => string[]> {
  const known = results.get(name)
  if (known) return (host) => diffFingerprints(known, fingerprint(host.workbook))
  const saved = { Excel: globalThis.Excel, Office: globalThis.Office }
  const { port, host } = await openPort(referenceDescription())
  take(await (await operations[name]!(port))())
  const result = fingerprint(host.workbook)
  results.set(name, result)
  Object.assign(globalThis, saved)
  return (other) => diffFingerprints(result, fingerprint(other.workbook))
}

const results = new Map<string, Fingerprint>()

/** Leaves out what the trouble itself did to the workbook. */
const withoutTrouble = (changes: string[], kind: string): string[] => {
  if (kind === 'a sheet being protected')
    return changes.filter((line) => !line.includes('protection'))
  if (kind !== 'a co-author') return changes
  // The co-author's amount is theirs, and what is calculated from it follows.
  return changes.filter(
    (line) => !/予算\/cells (D19|D20)|反映明細\/cells [FIJ]19/.test(line) && !/value/.test(line),
  )
}
