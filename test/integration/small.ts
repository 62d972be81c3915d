// A budget of four lines and a cover sheet, for tests that open it hundreds of times.
import type { WorkbookDescription } from '../excel/index.ts'

const cover = { name: '表紙', rows: [['令和8年度'], ['反映割合', '']] }

export const smallWorkbook: WorkbookDescription = {
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
    cover,
  ],
}

/** The same with a second section's sheet. */
export const smallSections: WorkbookDescription = {
  sheets: [
    ...smallWorkbook.sheets,
    {
      name: '福祉課',
      rows: [
        ['(単位:千円)'],
        ['経営課題', '戦略', '具体的取組', '算定見込額', '除外区分', '反映区分'],
        ['福祉', '子育て', '相談', 2_100, '', '①'],
        ['福祉', '子育て', '広場', 900, '', 'なし'],
      ],
    },
  ],
}
