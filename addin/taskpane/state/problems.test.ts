// A failure is told once, where it belongs, and only while it is one.
import { afterEach, expect, test, vi } from 'vitest'
import { openPane } from '../../../test/preview-fake/open-pane.ts'
import type { Problem, ProblemCode } from '../../workbook/port.ts'

afterEach(() => vi.unstubAllGlobals())

const problem = (code: ProblemCode): Problem => ({ code, message: { ja: code, en: code } })
const failing = (code: ProblemCode) => async () => ({ ok: false, problem: problem(code) }) as const

test('a new failure takes the place of the one before, wherever that was told', async () => {
  const { pane, port } = await openPane()
  await pane.validation.validate()
  port.jumpTo = failing('sheetNotFound')
  await pane.workbook.jumpTo('A1')
  expect(pane.workbook.problem.value?.code).toBe('sheetNotFound')
  await pane.writeBack.prepare()
  port.writeBack = failing('protectedWorkbook')
  await pane.writeBack.write()
  expect(pane.workbook.problem.value).toBeNull()
  expect(pane.writeBack.problem.value?.code).toBe('protectedWorkbook')
})
test('a cell being edited is no longer told of once the edit has ended', async () => {
  const { pane, port } = await openPane()
  port.problem(problem('cellEditMode'))
  await pane.validation.validate()
  expect(pane.validation.problem.value?.code).toBe('cellEditMode')
  port.change({ sheet: '予算', address: 'D7', by: 'user', shifts: false })
  expect(pane.validation.problem.value).toBeNull()
})
test('nor once the user has come back to a workbook that answers', async () => {
  const { pane, port } = await openPane()
  port.problem(problem('otherWorkbookActive'))
  await pane.validation.validate()
  await pane.workbook.refresh({ quietly: true })
  expect(pane.validation.problem.value).toBeNull()
})
test('what coming back does not mend stays', async () => {
  const { pane, port } = await openPane()
  port.problem(problem('limitExceeded'))
  await pane.validation.validate()
  await pane.workbook.refresh({ quietly: true })
  expect(pane.validation.problem.value?.code).toBe('limitExceeded')
})
test('choosing another sheet, and validating anew, leave the last failure behind', async () => {
  const { pane, port } = await openPane()
  port.problem(problem('limitExceeded'))
  await pane.validation.validate()
  await pane.workbook.choose('メモ')
  expect(pane.validation.problem.value).toBeNull()
  await pane.validation.validate()
  port.problem(null)
  await pane.validation.validate()
  expect(pane.validation.problem.value).toBeNull()
})
test('a cell of another sheet is gone to on that sheet', async () => {
  const { pane, port } = await openPane()
  await pane.workbook.jumpTo("'佐藤''s'!D5", '予算')
  expect(port.calls.at(-1)).toEqual({ name: 'jumpTo', args: ["佐藤's", 'D5'] })
})
