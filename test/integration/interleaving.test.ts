// Any order of edits, co-authors, failures and our own operations: only the write set ever changes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TroubleKind } from '../excel/host/troubles.ts'
import type { WorkbookDescription } from '../excel/index.ts'
import { diffFingerprints, fingerprint, type Host } from '../excel/index.ts'
import { openPort, prepare, take } from './open.ts'

type Step =
  | { kind: 'user' | 'coauthor'; row: number; value: number | string }
  | { kind: 'trouble'; trouble: TroubleKind; after: number }
  | { kind: 'write' | 'revert' | 'mark' | 'clear' | 'read' }

const small: WorkbookDescription = {
  sheets: [
    {
      name: '予算',
      rows: [
        ['予算'],
        ['(単位:千円)'],
        ['経営課題', '戦略', '具体的取組', '算定見込額', '除外区分', '反映区分'],
        ['防災', '訓練', '避難訓練', 1_200, '', '①'],
        ['防災', '訓練', '備蓄', 3_400, '', '②'],
        ['福祉', '見守り', '訪問', 560, '', 'なし'],
        ['庁舎', '維持', '庁舎維持', 12_236, '固定経費', 'なし'],
      ],
    },
    { name: '表紙', rows: [['令和8年度'], ['反映割合', '']] },
  ],
}

const troubles: TroubleKind[] = [
  { kind: 'fail', code: 'GeneralException', afterWrites: 3 },
  { kind: 'fail', code: 'GeneralException', afterWrites: 25 },
  { kind: 'offline', applied: true },
  { kind: 'editMode' },
  { kind: 'coauthor', sheet: '予算', address: 'D6', values: [[777]] },
]

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('user' as const, 'coauthor' as const),
    row: fc.integer({ min: 4, max: 7 }),
    value: fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.constantFrom('1,200千円', '-', '?')),
  }),
  fc.record({
    kind: fc.constant('trouble' as const),
    trouble: fc.constantFrom(...troubles),
    after: fc.integer({ min: 0, max: 4 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'revert' as const) }),
  },
  fc.record({ kind: fc.constantFrom('mark' as const, 'clear' as const, 'read' as const) }),
)

test('never a cell outside the write set changed, never a lost revert', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const { port, host } = await openPort(small, { timeout: 5_000 })
      const reference = (await openReference()).host
      for (const one of steps) {
        if (one.kind === 'user' || one.kind === 'coauthor') {
          const edit = one.kind === 'user' ? 'userEdit' : 'coauthorEdit'
          host[edit]('予算', `D${one.row}`, [[one.value]])
          reference[edit]('予算', `D${one.row}`, [[one.value]])
        } else if (one.kind === 'trouble') {
          host.troubles.queue({ ...one.trouble, after: one.after })
        } else await operate(port, one.kind)
        // A co-author's edit that came in the middle belongs to the reference too.
        const amount = host.workbook.sheets[0]?.cells[5]?.[3]
        if (amount === 777) reference.coauthorEdit('予算', 'D6', [[777]])
      }
      host.troubles.clear()
      take(await port.clearMarks())
      for (;;) {
        const left = take(await port.revertible())
        if (!left) break
        take(await port.revert())
      }
      expect(
        cellsAndSheets(
          diffFingerprints(fingerprint(reference.workbook), fingerprint(host.workbook)),
        ),
      ).toEqual([])
    }),
    { numRuns: 25, timeout: 40_000 },
  )
}, 170_000)

const targets = [{ sheet: '表紙', cell: 'B2', figure: 'share' as const }]

async function operate(
  port: Awaited<ReturnType<typeof openPort>>['port'],
  kind: 'write' | 'revert' | 'mark' | 'clear' | 'read',
): Promise<void> {
  if (kind === 'revert') await port.revert()
  else if (kind === 'clear') await port.clearMarks()
  else if (kind === 'read') await port.readSheet({ sheet: '予算' })
  else {
    // A trouble may hit the reading already; then there is nothing to write.
    const prepared = await prepare(port, { targets }).catch(() => null)
    if (!prepared) return
    if (kind === 'write') await port.writeBack(prepared)
    else await port.mark('予算', prepared.report.findings)
  }
}

/** The same workbook with only the people's edits in it. */
async function openReference(): Promise<{ host: Host }> {
  const saved = { Excel: globalThis.Excel, Office: globalThis.Office }
  const opened = await openPort(small)
  Object.assign(globalThis, saved)
  return opened
}

/** Number formats that Excel gives a cell for what a person types are the person's. */
const cellsAndSheets = (changes: string[]): string[] => changes.slice(0, 8)
