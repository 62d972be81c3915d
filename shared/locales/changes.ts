// What kinds of changes between two runs are called.
import type { Change, Language } from '../schema/index.ts'

export const changeWords: Readonly<Record<Language, Readonly<Record<Change['kind'], string>>>> = {
  ja: {
    added: '追加',
    removed: '削除',
    amount: '金額',
    mark: '反映区分',
    exclusion: '除外区分',
    moved: '移動',
    formula: '数式',
    look: '書き方',
    policy: '方針',
    other: 'その他',
  },
  en: {
    added: 'Added',
    removed: 'Removed',
    amount: 'Amount',
    mark: 'Mark',
    exclusion: 'Exclusion',
    moved: 'Moved',
    formula: 'Formula',
    look: 'Written otherwise',
    policy: 'Policy',
    other: 'Other',
  },
}
