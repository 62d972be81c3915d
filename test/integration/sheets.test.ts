// Sheets as staff and cities really keep them: written back, every formula comes to its figure.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Plan, SheetSnapshot } from '../../shared/schema/index.ts'
import { diffFingerprints, fingerprint, type WorkbookDescription } from '../excel/index.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { suminoePlan } from '../fixtures/suminoe.ts'
import { openPort, prepare, take } from './open.ts'

const folder = fileURLToPath(new URL('../fixtures/tables/', import.meta.url))
const tables = readdirSync(folder).filter((name) => name.endsWith('.json'))

test('the sloppy workbook: merged parents, △, text numbers, hidden rows', async () => {
  const description = sloppyDescription()
  await writtenBack(description, description.sheets[0]?.name ?? '', suminoePlan())
}, 60_000)

test.each(tables)('%s', tableWrittenBack, 60_000)

async function tableWrittenBack(name: string): Promise<void> {
  const { snapshot } = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as {
    snapshot: SheetSnapshot
  }
  const { sheet, origin, rows } = snapshot
  await writtenBack(
    { sheets: [{ name: sheet.slice(0, 31), origin, rows }] },
    sheet.slice(0, 31),
    null,
  )
}

async function writtenBack(
  description: WorkbookDescription,
  sheet: string,
  plan: Plan | null,
): Promise<void> {
  const { port, host } = await openPort(description)
  const before = fingerprint(host.workbook)
  const result = take(await port.writeBack(await prepare(port, { sheet, plan })))
  expect(result).toEqual({ differences: [], outside: [] })
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
}
