// For tests: a workbook opened in the stand-in with the real library in front of it.
import { createHost, type Host, type HostOptions } from './index.ts'
import { loadOfficeInVm, type OfficeInVm, openWorkbook } from './node.ts'
import { playedSets } from './profiles.ts'
import type { SheetDescription, WorkbookDescription } from './workbook/description.ts'

export interface OpenExcel extends OfficeInVm {
  host: Host
}

/** Opens a workbook (or one sheet) and boots office.js on it. */
export const openExcel = async (
  description: WorkbookDescription | SheetDescription,
  options: Omit<HostOptions, 'workbook'> = {},
): Promise<OpenExcel> => {
  const whole = 'sheets' in description ? description : { sheets: [description] }
  const requirementSets = { ...playedSets(), ...options.requirementSets }
  const host = createHost({ workbook: openWorkbook(whole), ...options, requirementSets })
  const page = await loadOfficeInVm({ host })
  host.resetCounters()
  return { ...page, host }
}

/** The code of the error a promise is rejected with, `'none'` when it is not. */
export const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
    return 'none'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** 予算 as a small ward would keep it: a header, four lines, a total. */
export const smallBudget = (): SheetDescription => ({
  name: '予算',
  rows: [
    ['経営課題', '取組', '金額', '除外', '反映'],
    ['防災', '防災リーダーの育成', 1200, '', '①'],
    ['防災', '避難所の備蓄', 3400.5, '', '②'],
    ['維持', '庁舎維持管理経費等', 122368, '固定', ''],
    ['子育て', '児童虐待の防止', 560, '', '①'],
    ['合計', null, null, null, null],
  ],
  formulas: { C6: '=SUM(C2:C5)' },
})
