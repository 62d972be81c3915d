// What the page says where the pane can't be shown, in both languages.
import type { Language } from '../../../shared/schema/index.ts'

const ja = {
  outsideTitle: 'Excelで開いてください',
  outside:
    '反映は、Excelの作業ウィンドウで動くアドインです。Excelでブックを開き、［ホーム］タブの［反映］から開始してください。',
  lateTitle: 'Excelの応答がありません',
  late: '10秒待ちましたが、Excelから応答がありません。ブックは変わっていません。この作業ウィンドウを閉じて開き直してください。続くときは、appsforoffice.microsoft.com への接続が許可されているかを管理者に確かめてください。',
  failedTitle: 'アドインを読み込めません',
  failed:
    'アドインの部品を読み込めませんでした。ブックは変わっていません。ネットワークの接続を確かめて、開き直してください。',
  reload: '読み直す',
  forAdmin: '管理者向け',
}

const en: typeof ja = {
  outsideTitle: 'Open this in Excel',
  outside:
    'Hanei is an add-in that works in Excel’s task pane. Open a workbook in Excel and start it from Hanei on the Home tab.',
  lateTitle: 'Excel isn’t answering',
  late: 'Excel has not answered for 10 seconds. The workbook is unchanged. Close this pane and open it again. If it goes on, ask your administrator whether connections to appsforoffice.microsoft.com are allowed.',
  failedTitle: 'The add-in can’t be loaded',
  failed:
    'A part of the add-in could not be loaded. The workbook is unchanged. Check the network connection and open the pane again.',
  reload: 'Reload',
  forAdmin: 'For administrators',
}

export const bootWords: Record<Language, typeof ja> = { ja, en }
