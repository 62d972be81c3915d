// What the API answers to what it refuses, in Japanese.

/** What a ward publishes in versions. */
export type Published = 'plan' | 'policy' | 'opinions'

const published: Readonly<Record<Published, string>> = {
  plan: '運営方針',
  policy: '方針',
  opinions: '意見の一覧',
}

export const ja = {
  titles: {
    400: 'リクエストを読めません',
    401: '有効な接続キーかトークンがありません',
    403: '権限がありません',
    404: '見つかりません',
    405: '使えないメソッドです',
    406: 'その形式では返せません',
    409: '競合しました',
    412: 'ほかで変更されました',
    413: '大きすぎます',
    415: '扱えない種類の本文です',
    422: '保存されている内容と合いません',
    429: '呼び出しが多すぎます',
    500: 'サーバーの内部で失敗しました',
    503: '準備ができていません',
  },
  invalidRequest: 'パラメーターの形が正しくありません。errors に1件ずつ示します。',
  invalidBody: '本文の形が正しくありません。errors に1件ずつ示します。',
  unreadable: 'リクエストを読めません。',
  storageFull:
    'データベースに空きがありません。今回は何も保存していません。保存済みのものは読めます。',
  storedDataDamaged: (what: string) =>
    `保存されているデータが壊れています（${what}）。何も変更していません。バックアップから復元し（docs/deploy.md）、requestId を知らせてください。`,
  internal:
    'サーバーの内部で失敗しました。何も保存していません。もう一度試し、続くときは requestId を知らせてください。',
  notFound: 'ここには何もないか、接続キーがその区を対象にしていません。',
  groupsLackRole: (role: string) => `所属するグループに、そこでの権限「${role}」がありません。`,
  keyLacksRole: (role: string) => `接続キーに権限「${role}」が必要です。`,
  rateLimited: (seconds: number) =>
    `呼び出しが多すぎます。${seconds}秒後にもう一度試してください。`,
  methodNotAllowed: (methods: string) => `このアドレスで使えるメソッドは ${methods} です。`,
  filesAreRead: 'ファイルは読み取り専用です。',
  tooLarge: (what: string, limit: string, most: number) => `${what}（上限 ${limit}: ${most}）。`,
  tooLargeRequest: 'リクエストが大きすぎます',
  tooLargeBody: '本文が大きすぎます',
  tooLargeUnzipped: '展開後の本文が大きすぎます',
  tooManyValues: '本文の値の数が、1枚のシートのセルの上限を超えています',
  tooManyColumns:
    '列が多すぎる行があります。空白の列を除き、表から離れたセルは farCells で送ってください',
  tooManyOnSheet: (what: string, how: string) => `シートの ${what} が多すぎます: ${how}`,
  tooManyTogether: (what: string) => `ファイルを合わせると ${what} が多すぎます`,
  tooLargeToKeep: (what: Published) => `${published[what]}が大きすぎて保存できません`,
  publicationTooLarge: '公表した数値が多すぎて保存できません',
  noYear: 'この検証には年度がありません。年度のある運営方針と照らした検証を指定してください。',
  differsFromPublished: (count: number) =>
    `公表済みの数値と違うものが${count}件あります。誤りなら直し、訂正して公表するなら correction に理由を書いてください。`,
  figureWasPublished: (figure: string) => `${figure} は、公表済みの値と違います。`,
  tooMuchText: (characters: number) => `文章が${characters}文字を超えています`,
  unauthorized:
    '有効な接続キーを送ってください（Authorization: Bearer hanei_…）。期限切れか、取り消された可能性があります。',
  token: {
    expired: 'トークンの期限が切れています。もう一度サインインしてください。',
    tenant: 'トークンのテナント（iss）が、このサーバーのものと違います。',
    audience: 'トークンの宛先（aud）が、このサーバーではありません。',
    invalid: 'このトークンはここでは使えません。',
    'unreadable-keys':
      'サインインサービスの鍵を読めないため、トークンを確かめられません。しばらくして試してください。',
  },
  unknownEncoding: '本文はそのまま送るか、Content-Encoding: gzip で送ってください。',
  brokenBody: '本文が途中で終わっているか、gzip ではありません。',
  notUtf8: '本文が UTF-8 の文字列ではありません。',
  otherUnicode: (name: string) => `本文が ${name} です。UTF-8 で送ってください。`,
  tooDeep: (levels: number) => `本文の入れ子が${levels}段を超えています。`,
  malformedJson: '本文が正しい JSON ではありません。',
  notJsonFrom: (byte: number) => `${byte}バイト目から JSON として読めません。`,
  unknownType: (known: readonly string[]) =>
    `Content-Type を ${known.join(' か ')} にしてください。`,
  notAcceptable: (known: readonly string[]) =>
    `Accept には ${known.join(', ')} のどれかを指定してください。`,
  idempotencyMismatch:
    'この Idempotency-Key は、別の本文で使われています。新しいリクエストには新しいキーを使ってください。',
  idempotencySealed:
    '前の回答は、この呼び出し元の別の秘密で封じられています。新しいキーを使ってください。',
  idempotencyGone:
    'この Idempotency-Key の検証は、その後に削除されました。新しいキーを使ってください。',
  inFlight: 'この Idempotency-Key のリクエストを処理しています。1秒後にもう一度試してください。',
  notTheHolder:
    '接続キーの秘密を新しくできるのは、その持ち主だけです。取り消して、別のキーを作ってください。',
  otherVersion: (what: Published) =>
    `公開されている${published[what]}が、条件に示されたものと違います。読み直してください。`,
  publishedMeanwhile: (what: Published) =>
    `同時に別の${published[what]}が公開されました。読み直してから、もう一度試してください。`,
  otherAddress: (what: Published, said: string, address: string) =>
    `${published[what]}は ${said} のもので、アドレスは ${address} です。`,
  asInAddress: 'アドレスと同じにしてください。',
  recordFull: (most: number) => `このシートと年度の記録がいっぱいです（${most}件）。`,
  roleForm: (roles: readonly string[]) =>
    `シート名、コロン、${roles.join(', ')} のどれか、の順に書いてください`,
  noSheetOfName: 'この名前のシートはありません',
  roleOfNoSheet: '役割が、送られたシートのものではありません。',
  form: {
    unknownPart: (name: string) =>
      `送れるのは、ファイルと、JSON の部分 "request" 1つまでです。"${name}" はどちらでもありません。`,
    noFile: 'ファイルがありません。各ブックを、ファイル名のある部分として送ってください。',
    noBoundary: 'Content-Type に boundary がありません。クライアントに設定させてください。',
    malformed: 'multipart/form-data が途中で終わっています。部分か最後の boundary がありません。',
    tooManyParts: (most: number) => `部分が多すぎます。ファイルは${most}個までです。`,
    notUtf8: '部分の名前が UTF-8 の文字列ではありません。',
  },
  fileName: {
    noName: () => 'ファイル名がないか、255文字を超えています。',
    characters: (name: string) =>
      `「${name}」は Excel が参照できない名前です。[ ] * ? : " < > | を除いた名前にしてください。`,
    twice: (name: string) =>
      `「${name}」というファイルが2つあります。セル番地はファイル名で区別するため、一方の名前を変えてください。`,
    ending: (name: string) =>
      `「${name}」は .xlsx、.csv、.tsv ではありません。どれかの形式で保存してください。`,
  },
  lacksAddress:
    'このサーバーには、証明書に載せる自分のアドレスが設定されていません。/healthz を見てください。',
  lacksReceiptKey: 'このサーバーには、証明書の鍵が設定されていません。/healthz を見てください。',
  lacksSigningKey: 'このサーバーには、署名の鍵が設定されていません。/healthz を見てください。',
  expiredAlready: '接続キーの期限が、もう過ぎています。',
  inTheFuture: '将来の日時にしてください。',
  figureOrCell: 'figure か cell のどちらかを指定してください。例: ?figure=share、?cell=D6',
  cellOfSheets: 'cell には、検証したシートのセル番地を指定してください。例: 総務課!F12',
  cellOfSheet: 'cell には、検証したシートのセル番地を指定してください。例: D6',
  cellOfBudget: 'cell には、この検証の予算の行にあるセル番地を指定してください。例: D6',
  noSuchFigure:
    'この検証にその数値はありません。?figure=share から始めて、terms をたどってください。',
  cursorOfOtherList: 'cursor が、この一覧のものではありません。',
  nextOfPageBefore: '前のページの `next` を指定してください。',
  receiverNotAllowed:
    'このサーバーはそこには送りません。送ってよい送り先は、運用者が HANEI_WEBHOOKS で指定します。',
  notAQuestion: '回答できるのは、質問か異議だけです。',
  unconfirmed: (ward: string) =>
    `区の全てのデータを削除します。よければ ?confirm=${ward} を付けてください。`,
  repeatsWard: '区と同じ値にしてください。',
  tooManyBudgets: (most: number) =>
    `1回に送れる予算は${most}件までです。残りは別の呼び出しで送ってください。`,
  noLine: '本文に行がありません。',
  unknownTarget:
    'この検証に、その指摘・明細・数値はありません。検証の結果にあるものを指定してください。',
  notInRun: 'この検証にはありません。',
  preparerUnknown: '監査ログから検証した人が分かりません。検証し直し、その検証に署名してください。',
  ownRun: '検証した本人は署名できません。権限「review」を持つ別の人が署名してください。',
  notWithdrawable: '取り消せるのは、この記録にある自分の有効な記入だけです。',
  notOwnEntry: '自分の有効な記入ではありません。',
  planNeeded: (digest: string) =>
    `この検証は、公開されていない運営方針で行われました。照合用の値が ${digest} のその運営方針を、plan として送ってください。`,
  planOfRun: 'その検証の運営方針です。',
  sampleTooLarge: (lines: number, most: number) =>
    `${lines}行が対象になります（上限${most}行）。基準の金額を上げてください。`,
}

export type ProblemTexts = typeof ja
