// What the API's description says beside its calls, in Japanese.
export const ja = {
  about:
    '区の予算表を運営方針と照合し、区政会議の意見の反映割合を計算して証明します。エラーは RFC 9457 の形で返します。',
  schemes: {
    key: '接続キー `hanei_…`、または受け付けるサーバーでは Entra ID のアクセストークン',
    link: 'セルのためのリンクのトークン',
  },
  tags: {
    audit: '監査',
    documents: '公表用のページ',
    cells: 'セルから使うもの',
    keys: '接続キーと監査ログ',
    plans: '運営方針と方針',
    receipts: '証明書',
    service: 'サービス',
    validations: '検証',
    wards: '区',
    webhooks: '受信先への通知',
  },
  statuses: {
    400: 'リクエストを読めません。誤りの場所を1つずつ示します',
    401: '有効な接続キーかトークンがありません',
    403: 'キーに権限がありません',
    404: 'ここには何もないか、キーの対象外です',
    406: 'その形式では返せません',
    409: '同じ Idempotency-Key を処理しているか、その間に変更されました',
    412: '読んだあとに変更されました',
    413: '上限を超えています。どの上限かを示します',
    415: '扱えない種類か、扱えない圧縮です',
    422: '保存されている内容と合いません',
    429: '呼び出しが多すぎます。Retry-After がもう一度試す時を示します',
    503: '準備ができていません',
  } as Readonly<Record<number, string>>,
  parameters: {
    run: '検証の番号',
    runOrLatest: '検証の番号、または `latest`',
    key: 'キーの番号',
    limit: '1ページの件数',
    cursor: '前のページの `next`',
    version: '前の版',
    token: 'リンクのトークン',
    unit: '金額の単位。なければ円',
    statusForCells: '`200`: ほかの状態では何も表示しないセルのために、コードもこの状態で返します',
    expect: '合うはずの数値。例: share=50.7,total=284322000,lines=15',
    figure:
      'share, numerator, base, total, exclusions.<id>, reflected.<symbol>, issues.<n>, issues.<n>.<n>, issues.<n>.<n>.<n>, sheets.<n>, statement。n は1から',
    cell: 'セル番地。複数のシートの検証ではシートも付けます。例: 総務課!F12',
    chain: '`verify` とともに: この連鎖だけ',
    field:
      'share, total, base, numerator, denominator, exclusions.<id>, reflected.<symbol>, status, status.ja, status.en, errors, warnings, lines, statement.ja, statement.en, ruleset, id, digest, createdAt のどれか',
  },
  page: {
    send: '<code>Authorization: Bearer hanei_…</code> を付けて呼びます。同じ内容のデータ: <a href="/openapi.json">/openapi.json</a>（OpenAPI 3.1）。',
    end: '。',
    calls: '呼び出し',
    schemas: 'スキーマ',
    parameter: ['パラメーター', '場所', '形', ''],
    body: ['本文', '形'],
    answer: ['状態', '回答', '形'],
  },
}

export type DescriptionTexts = typeof ja
