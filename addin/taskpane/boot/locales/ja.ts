// What the page says where the pane can't be shown, in Japanese.
export const ja = {
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
