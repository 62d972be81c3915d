// The names of a report's figures in a table of them, which is in Japanese; its field names are English.
export const figureWords = {
  columns: ['項目', '名称', '値', '単位'],
  /** Before them, where there are several files. */
  file: 'ファイル',
  labels: {
    total: '区予算総額',
    base: '除いた経費',
    numerator: '反映額',
    denominator: '反映割合の分母',
    share: '反映割合',
    status: '反映割合の状態',
    'status.ja': '反映割合の状態(日本語)',
    'status.en': '反映割合の状態(英語)',
    errors: 'エラー',
    warnings: '注意',
    lines: '明細行',
    'statement.ja': '説明文',
    'statement.en': '説明文(英語)',
    ruleset: '規則の版',
    id: '検証ID',
    digest: 'ダイジェスト',
    createdAt: '検証日時',
  },
  /** Of the caller's control totals. */
  unmet: '指定した値との相違',
  ofLines: '件',
  provisional: (unit: string) => `${unit}(暫定)`,
}
