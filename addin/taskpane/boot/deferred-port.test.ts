import { expect, test } from 'vitest'
import { createFakePort } from '../../../test/preview-fake/fake-port.ts'
import { scenarios } from '../../../test/preview-fake/scenarios.ts'
import type { WorkbookPort } from '../../workbook/port.ts'
import { deferredPort } from './deferred-port.ts'

const workbook = () => scenarios.reference?.() ?? { sheets: [] }

test('what is asked before Excel answered is answered once it has', async () => {
  let arrive = (_: WorkbookPort): void => undefined
  const coming = new Promise<WorkbookPort>((resolve) => {
    arrive = resolve
  })
  const port = deferredPort(coming)
  expect(port.apiLevel()).toBe('')
  const listed = port.listSheets()
  const read = port.readSheet({ sheet: '予算' })
  const excel = createFakePort(workbook())
  arrive(excel)
  expect(await listed).toEqual(await excel.listSheets())
  expect(await read).toEqual(await excel.readSheet({ sheet: '予算' }))
  expect(port.apiLevel()).toBe('1.17')
})
