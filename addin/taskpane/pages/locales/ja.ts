// Words of the cards that make and check pages, in Japanese.
export const ja = {
  make: '公表ページの作成',
  makeHint: 'このシートの検証結果から作成します。数値を入力し直す必要はありません。',
  kind: 'ページ',
  kinds: {
    plan: '運営方針',
    share: '反映割合',
    items: '予算事業一覧',
    opinions: '区政会議の意見',
  },
  format: '形式',
  formats: {
    html: 'ウェブページ (HTML)',
    docx: 'Word 文書 (.docx)',
    md: 'Markdown',
    text: 'テキスト',
    csv: 'オープンデータ (CSV)',
    datapackage: 'オープンデータ一式 (.zip)',
  },
  create: '作成',
  preview: 'ページの内容',
  copy: '内容をコピー',
  save: 'ファイルに保存',
  outdated: 'シートが編集されています。検証し直してから作成してください。',
  opinions: {
    title: '区政会議の意見',
    from: (sheets: string, count: number) =>
      sheets === ''
        ? `添えられた台帳の${count}件の意見と照らしました。`
        : `シート「${sheets}」の${count}件の意見と照らしました。`,
    untied:
      '意見の台帳に「関係する事業」の列がなく、予算の表に「意見番号」の列もないため、意見と予算を照らしていません。どちらかの列を設けてください。',
    total: '反映額の計(同じ事業は1回だけ加える)',
    each: '意見ごとの反映額と事業',
    opinion: (no: string) => `意見${no}`,
    notAdded: '集計の上限を超えるため、加えていません',
    more: (count: number) => `ほか${count}件`,
  },
  check: '公表前の突合',
  checkHint: '原稿の数値、☆・○、名称を、このシートの検証結果と照らし合わせます。',
  draft: '原稿(文章を貼り付け、またはファイルをドロップ)',
  choose: 'ファイルを選択',
  run: '突合する',
  notADocument: 'Word 文書として読めません。Word で開いて .docx 形式で保存し直してください。',
  tooLong: '原稿が長すぎます(上限 100 万文字)。分けて確かめてください。',
  clean: '違いはありません。',
  counts: (of: {
    equal: number
    restated: number
    differs: number
    noSource: number
    notAFigure: number
    names: number
  }) =>
    `一致 ${of.equal}、単位や端数の違い ${of.restated}、相違 ${of.differs}、出所なし ${of.noSource}、年・件数など ${of.notAFigure}、名称・記号の相違 ${of.names}`,
  verdicts: { differs: '相違', noSource: '出所なし', names: '名称・記号' },
  faults: '確かめる箇所',
  failed: '処理できませんでした。シートは変更していません。もう一度試してください。',
}
export type PageWords = typeof ja
