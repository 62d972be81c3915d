// What is said of a register of opinions, in Japanese.
import type { OpinionFindingCode } from '../../schema/index.ts'

export const ja: Record<OpinionFindingCode | 'near', string> = {
  'no-register': '意見と対応の見出しがありません。「意見」と「対応」の列を設けてください。',
  'no-text': '意見が空欄です。意見を記入するか、行を削除してください。',
  'no-meeting': '会議名がありません。どの会議の意見か記入してください。',
  'number-repeated': '番号{no}が2度あります。番号を付け直してください。',
  'text-repeated': '番号{no}と同じ意見が上にもあります。どちらかを削除してください。',
  'date-unreadable': '開催日「{text}」を読めません。例: 令和7年9月3日',
  'date-outside':
    '開催日{text}は、この計画の意見を聴く期間({from}から{until}まで)の外です。日付を確かめてください。',
  undecided: '対応が空欄です。反映、一部反映、検討、困難のいずれかを記入してください。',
  'unknown-decision':
    '対応「{text}」の意味が分かりません。反映、一部反映、検討、困難のいずれかを記入してください。',
  'unknown-item': '番号{no}の事業「{text}」は計画にありません。',
  'reflected-without-item': '番号{no}は反映としていますが、関係する事業がありません。',
  'reflected-without-money': '番号{no}は反映としていますが、「{text}」に金額がありません。',
  'reflected-without-mark':
    '番号{no}は反映としていますが、「{text}」に反映区分の印がないか、除外されています。',
  'mark-without-opinion': '「{text}」に{mark}がありますが、もとになる意見が台帳にありません。',
  vanished:
    '昨年度検討とした意見(番号{no}「{text}」)が今年度の台帳にありません。その後の対応を記入してください。',
  near: '「{near}」の誤りではないか確かめてください。',
}
