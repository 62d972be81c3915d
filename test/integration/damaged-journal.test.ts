// The journal of write-backs stands in the file, where other programs can spoil it: nothing is half done then.
import { expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { type Opened, openPort, prepare, take } from './open.ts'

async function written(): Promise<Opened> {
  const opened = await openPort(referenceDescription(), { timeout: 10_000 })
  const targets = [{ sheet: '予算', cell: 'I3', figure: 'share' as const }]
  take(await opened.port.writeBack(await prepare(opened.port, { targets })))
  return opened
}

test.each([
  ['no JSON', '{'],
  ['another thing', '{"entries":[]}'],
  ['an entry without its parts', '[{"id":"2026-1","kind":"writeBack"}]'],
  [
    'a cell without what it held',
    '[{"id":"1","kind":"edits","writtenAt":"","ranges":[],"sheets":[],"cells":[{"sheet":"予算","cell":"D6"}]}]',
  ],
])('a journal that holds %s offers nothing to revert, and nothing changes', async (_, value) => {
  const { port, host, Excel } = await written()
  await Excel.run(async (context) => {
    context.workbook.settings.add('hanei.journal', value)
    await context.sync()
  })
  const before = fingerprint(host.workbook)
  expect(take(await port.revertible())).toBeNull()
  await port.revert()
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test.each([
  ['no base64', '!!'],
  ['no deflate', 'AAAA'],
  ['another thing, well packed', 'eJyrrgUAAXUA+Q=='],
])('an image that is %s: the sheets are taken for edited, and stay', async (_, packed) => {
  const { port, host, Excel } = await written()
  await Excel.run(async (context) => {
    const parts = context.workbook.customXmlParts.getByNamespace('urn:hanei:journal:1')
    parts.load('items/id')
    await context.sync()
    const xmls = parts.items.map((part) => part.getXml())
    await context.sync()
    for (const [i, part] of parts.items.entries()) {
      part.setXml((xmls[i]?.value ?? '').replace(/>[^<]+</, `>${packed}<`))
    }
    await context.sync()
  })
  const before = fingerprint(host.workbook)
  const outcome = await port.revert()
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'laterEdits' } })
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})
