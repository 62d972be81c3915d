// What each call of the API does, in Japanese: the words of its description.

export interface CallTexts {
  summary: string
  description: string
  /** By status. */
  answers: Readonly<Record<number, string>>
}

export const ja = {
  answerReview: {
    summary: '質問や異議に答える',
    description:
      '権限 `validate`（シートを管理する側）。異議（指摘）への回答には、行った措置を書きます。回答は、送った先の検証の記録に加わります。',
    answers: { 201: '回答' },
  },
  batchValidations: {
    summary: '多数の予算を検証する',
    description:
      '権限 `validate`。本文は NDJSON で、1行が1つの予算です。各行は `POST /v1/validations` が JSON で受け取るものに、呼び出し側の `id` を加えたものです。最大100件。回答も NDJSON で、順に1件ずつ、できしだい返します。失敗した予算は名指しし、ほかには影響しません。`Idempotency-Key` を付けて同じ本文を送り直すと、切れた接続の続きから進みます。',
    answers: { 200: '1行が1つの予算' },
  },
  checkDocument: {
    summary: 'ページを検証結果と照合する',
    description:
      '権限 `read`。本文でシートを送るときは `validate` も必要です。ページをテキスト・Markdown・HTML として JSON で送るか、.docx ファイルを送り検証をアドレスで示します。ページのすべての数値が回答に入ります。数値と一致、言い換え、相違（理由とあるべき値）、数値でないもの、根拠のないもの、のどれかです。運営方針の名前と印も照合します。位置は回答の `text` で数えます。何も保存しません。',
    answers: { 200: '照合の結果' },
  },
  compareSheets: {
    summary: '手もとのシートと検証の違い',
    description:
      '権限 `read`。本文でシートを送るときは `validate` も必要です。`from` と `to` は、それぞれ保存された検証かシートです。シートは検証しますが保存しません。開いているシートを、前の検証やファイルと比べられます。`Accept: text/html` では印刷用の1ページを返します（`lang`）。',
    answers: { 200: '比較' },
  },
  compareValidations: {
    summary: '2つの検証の違い',
    description:
      '権限 `read`。明細は行ではなく名前で対応させるため、並べ替えや行の挿入は違いになりません。それぞれの違いに反映割合への正確な影響が付き、その合計は差に一致します。`Accept: text/html` では印刷用の1ページを返します（`lang`）。',
    answers: { 200: '比較', 304: '変わっていません（検証は変わりません）' },
  },
  createDocument: {
    summary: '公表用のページを作る',
    description:
      '権限 `read`。本文でシートを送るときは `validate` も必要です。`kind` がページの種類、`format` が形式で、回答はページそのものです。反映割合がまだ変わりうるページは、最初にそう書きます。同じ検証からは同じバイト列になります。何も保存しません。',
    answers: { 200: 'ページ' },
  },
  createKey: {
    summary: '接続キーを作る',
    description:
      'キーが対象とするすべての区で権限 `admin` が必要で、与える権限はすべて自分も持っていなければなりません。自分の持たないものは渡せません。`expiresAt` がなければ365日で期限が切れ、null なら切れません。キーはここで一度だけ表示し、SHA-256 だけを保存します。ある権限が別の権限を含むことはありません。',
    answers: { 201: '接続キー' },
  },
  createLink: {
    summary: 'セルのためのリンクを作る',
    description:
      '権限 `read`。トークンで読めるのは `value` と `totals.csv` だけです。期限があり、取り消すことができ、作ったキーとともに使えなくなります。ここで一度だけ表示します。',
    answers: { 201: 'リンク' },
  },
  createReview: {
    summary: '監査の記録に加える',
    description:
      '権限 `review`。指摘・明細・数値を、確認した（`seen`）、理由を付けて認めた（`accepted`）、質問（`question`）、異議（`objection`、指摘）として記録します。標本は `drawn`、検証への署名は `signed` で、署名は検証した本人以外が行います。記入は変更されません。`withdrawn` は自分の記入を取り消し、両方が残ります。記入は、対象が同じである間だけ有効です。',
    answers: { 201: '記入' },
  },
  createValidation: {
    summary: '予算のシートを検証する',
    description:
      '権限 `validate`。誤りの多いシートもエラーではなく、指摘の並ぶ検証結果になります。本文は JSON、CSV、.xlsx、または複数のファイルのフォームで、gzip も使えます。`Idempotency-Key` を付けると、同じ本文の送り直しには24時間、最初と同じ回答を返します。',
    answers: {
      200: '保存していません（`store: false`、または予算とわかるものがなく `store: true` もないシート）',
      201: '保存しました。証明書付きです。`Location` がその場所です',
    },
  },
  createWebhook: {
    summary: '新しい検証を受信先に知らせる',
    description:
      'その区の権限 `admin`。保存された検証ごとに、Standard Webhooks の方式で署名した `POST` を少なくとも1回送ります。受信先のオリジンは、運用者が許したもの（`HANEI_WEBHOOKS`）に限ります。秘密はここで一度だけ表示します。',
    answers: { 201: '受信先' },
  },
  deleteWard: {
    summary: '区のデータを削除する',
    description:
      '権限 `admin`。検証、リンク、監査の記録、運営方針、方針を完全に削除します。`?confirm=` に区を繰り返します。接続キーは取り消すまで残り、監査ログは残ります。',
    answers: { 204: '削除しました' },
  },
  exportWard: {
    summary: '区のデータを書き出す',
    description:
      '権限 `admin`。最初の部分に運営方針と方針、続く部分にそれぞれ最大25件の検証と5,000行の監査ログが入ります。`next` を `?cursor=` に付けて最後までたどります。読みながら返すため、途中で切れた回答は半分です。',
    answers: { 200: '部分' },
  },
  listDeliveries: {
    summary: '受信先に送ったもの',
    description: 'その区の権限 `admin`。新しい順。30日間保存します。',
    answers: { 200: '1ページ' },
  },
  listKeys: {
    summary: '接続キーの一覧',
    description: '権限 `admin`。対象の区をすべて管理しているキーを、新しい順に返します。',
    answers: { 200: '接続キー' },
  },
  listLinks: {
    summary: '検証へのリンクの一覧',
    description: '権限 `read`。',
    answers: { 200: 'リンク' },
  },
  listReviews: {
    summary: '監査の記録',
    description:
      '権限 `read`。この検証と、同じシート・年度のほかの検証への記入を古い順に、ここでの状態とともに返します。対象の内容が同じなら有効（`holds`）、違えば `changed` か `gone` です。`open` の質問と異議は回答を待っています。`signed` は有効な署名です。',
    answers: { 200: '記録' },
  },
  listValidations: {
    summary: '検証の履歴（新しい順）',
    description: '権限 `read`。キーが対象とする区、または指定した区の検証です。',
    answers: { 200: '1ページ' },
  },
  listWardLinks: {
    summary: '区のリンクの一覧',
    description:
      '権限 `admin`。管理している区、または指定した区のリンクを新しい順に返します。リンクは、期限が切れるか取り消されたとき、また作ったキーとともに使えなくなります。',
    answers: { 200: '1ページ' },
  },
  listWebhooks: {
    summary: '検証を知らせる受信先の一覧',
    description: '権限 `admin`。管理している区、または指定した区のものです。',
    answers: { 200: '1ページ' },
  },
  packValidation: {
    summary: '監査調書',
    description:
      '権限 `review`。.zip に、表紙（.html、.xlsx）、検証結果、明細、方針で保存する場合はシートのセル、運営方針、方針、証明書、公開鍵、この検証からの監査ログの連鎖、記録、標本、署名された目録、すべてをオフラインで確かめる `verify.html` が入ります。同じ状態からは同じバイト列になります。',
    answers: { 200: '監査調書' },
  },
  parsePlan: {
    summary: '文章から運営方針を読む',
    description:
      '権限は問いません。失われた経営課題の番号など、推定したものは指摘になります。何も保存しません。`ward` と `fiscalYear` は、クエリで与えなければ null のままです。',
    answers: { 200: '運営方針と気づいたこと' },
  },
  publishOpinions: {
    summary: '意見の一覧を公開する',
    description:
      '権限 `publish`。変わっていれば次の版になり、同じなら何も変わりません。`If-Match` を付けると読んだ版の上にだけ、`If-None-Match: *` では最初の版としてだけ公開します。',
    answers: { 200: '公開済みで、変わっていません', 201: '新しい版' },
  },
  publishPlan: {
    summary: '運営方針を公開する',
    description:
      '権限 `publish`。変わっていれば次の版になり、同じなら何も変わりません。`If-Match` を付けると読んだ版の上にだけ、`If-None-Match: *` では最初の版としてだけ公開します。',
    answers: { 200: '公開済みで、変わっていません', 201: '新しい版' },
  },
  publishPolicy: {
    summary: '区の方針を公開する',
    description:
      '権限 `publish`。変わっていれば次の版になり、同じなら何も変わりません。`If-Match` を付けると読んだ版の上にだけ、`If-None-Match: *` では最初の版としてだけ公開します。',
    answers: { 200: '公開済みで、変わっていません', 201: '新しい版' },
  },
  readAudit: {
    summary: '監査ログ',
    description:
      '権限 `admin`。管理している区の行を新しい順に返します。`?verify=true` はそれらの区のハッシュの連鎖をたどり、成り立たない最初の行を示します（すべての区では、各区への錨を含む運用者の連鎖、各区の連鎖、区に分かれる前の連鎖）。1回に2,000行、または `limit` まで調べ、`next` で続けます。',
    answers: { 200: '1ページ、または判定' },
  },
  readCellHistory: {
    summary: '前の検証でのセル',
    description:
      '権限 `read`。この検証と、それより前の同じシート・年度の検証での `cell` の行を、新しい順に返します。金額、印、読み方、各検証での変更です。行は名前で追うため、行の挿入や並べ替えで見失いません。`next` はより古い検証に続きます。',
    answers: { 200: '1ページ' },
  },
  readHealth: {
    summary: '状態',
    description:
      'データベースの読み書き、表・列・トリガー・索引、証明書の鍵、設定を調べます。`missing` は、移行がまだ作っていないものです。',
    answers: { 200: 'すべて動いています', 503: '動いていないものがあります' },
  },
  readJwks: {
    summary: '証明書の公開鍵',
    description: '署名に使う鍵が最初で、ここで前に署名したすべての鍵が続きます。',
    answers: { 200: '公開鍵' },
  },
  readMetrics: {
    summary: '計測値',
    description:
      'すべての区（`*`）の権限 `admin`。Prometheus 0.0.4 のテキスト形式で、経路と状態ごとの呼び出しと秒数、検証の数、コードごとの拒否、データベースの大きさと上限を返します。このアイソレートの開始から数えます。区・呼び出し元・予算の値は含みません。',
    answers: { 200: '計測値' },
  },
  readOpinions: {
    summary: '意見の一覧を読む',
    description:
      '権限 `read`。最新の版、または `?version=` の版です。`ETag` は公開のたびに変わります。',
    answers: { 200: '意見の一覧', 304: '変わっていません' },
  },
  readPlan: {
    summary: '公開された運営方針を読む',
    description:
      '権限 `read`。最新の版、または `?version=` の版です。`ETag` は公開のたびに変わります。',
    answers: { 200: '運営方針', 304: '変わっていません' },
  },
  readPolicy: {
    summary: '区の方針を読む',
    description: '権限 `read`。公開していない区では、版0の既定の方針です。',
    answers: { 200: '方針', 304: '変わっていません' },
  },
  readReadiness: {
    summary: '準備',
    description:
      'データベースの読み書き、表・列・トリガー・索引、証明書の鍵、設定を調べます。`missing` は、移行がまだ作っていないものです。',
    answers: { 200: 'すべて動いています', 503: '動いていないものがあります' },
  },
  readPublications: {
    summary: '公表の記録',
    description:
      '権限 `read`。その年度に公表したページと数値を新しい順に返します。`?run=` を付けると、その検証が公表済みの数値（同じ段階で最も新しいもの）と違うところを `differences` に示します。',
    answers: { 200: '記録と、検証との違い' },
  },
  readReceipt: {
    summary: '検証の証明書',
    description:
      '権限 `read`。短い形の JWS です。オフラインでの確かめ方は docs/receipts.md にあります。',
    answers: { 200: '証明書' },
  },
  readTotals: {
    summary: 'すべての数値を CSV で',
    description:
      '列は 項目, 名称, 値, 単位。バイト順マーク付きの UTF-8 で、数式として読まれるおそれはありません。まだ変わりうる数値は単位の横に `(暫定)` が付き、行 `status`、`status.ja`、`status.en` が理由を示します。',
    answers: {
      200: '数値、または `status=200` ではコード',
      400: '`#HANEI:FIELD`: そのパラメーターはありません',
      401: '`#HANEI:UNAUTHORIZED`',
      404: '`#HANEI:NOTFOUND`',
      410: '`#HANEI:EXPIRED` か `#HANEI:REVOKED`',
    },
  },
  readValidation: {
    summary: '検証1件を、回答したとおりに',
    description: '権限 `read`。既定は JSON、`text/csv` では数値、`text/plain` では公表文です。',
    answers: { 200: '検証', 304: '変わっていません（検証は変わりません）' },
  },
  readValue: {
    summary: '数値1つをテキストで',
    description:
      '`WEBSERVICE()` のためのものです。アドレスのリンクのトークンか、権限 `read` のキーを使います。エラーのページの代わりに `#HANEI:EXPIRED` などの短いコードを返します。失敗した呼び出しの内容を表示しないプログラムでは、`status=200` を付けるとコードを受け取れます。まだ変わりうる反映割合は、`provisional=true` でなければ `#HANEI:PROVISIONAL` になり、`status.ja` と `status.en` が理由を示します。金額はそのまま返すため、`status` も合わせて読んでください。',
    answers: {
      200: '数値、または `status=200` ではコード',
      400: '`#HANEI:FIELD`: その項目かパラメーターはありません',
      401: '`#HANEI:UNAUTHORIZED`',
      404: '`#HANEI:NOTFOUND`',
      410: '`#HANEI:EXPIRED` か `#HANEI:REVOKED`',
    },
  },
  readYearStages: {
    summary: '年度の段階',
    description:
      '権限 `read`。算定見込・要求・予算案・当初・補正・決算の順に、その段階の運営方針と照らした最も新しい検証、公表の記録、公表済みの数値との違い、前の段階からの変更と反映割合への影響を示します。最近の200件の検証から探します。',
    answers: { 200: '段階の順' },
  },
  recordPublication: {
    summary: '公表を記録する',
    description:
      '権限 `publish`。この検証のページ（`kind`）を公表した日と、そこに載せた数値を記録します。同じ段階で公表済みの数値と違うときは、`correction`（訂正の理由）がなければ 422 です。記録は変えられません。',
    answers: { 201: '記録' },
  },
  replayWebhook: {
    summary: 'もう一度送る',
    description:
      'その区の権限 `admin`。その時刻からのものを、1分以内に、元の `webhook-id` のままもう一度送ります。受信先は `webhook-id` で、すでに受け取ったものがわかります。',
    answers: { 200: '件数' },
  },
  revokeKey: {
    summary: '接続キーを取り消す',
    description:
      'キーのすべての区で権限 `admin`。次の呼び出しから使えなくなり、そのキーが作ったリンクも使えなくなります。すでに取り消したキーは 404 です。',
    answers: { 204: '取り消しました' },
  },
  revokeLink: {
    summary: 'リンクを取り消す',
    description:
      '権限 `read`。次の呼び出しから、トークンには `#HANEI:REVOKED` を返します。すでに取り消したリンクは 404 です。',
    answers: { 204: '取り消しました' },
  },
  revokeWardLink: {
    summary: '区のリンクを取り消す',
    description:
      'リンクの区の権限 `admin`。次の呼び出しから、トークンには `#HANEI:REVOKED` を返します。すでに取り消したリンクは 404 です。',
    answers: { 204: '取り消しました' },
  },
  revokeWebhook: {
    summary: '受信先に知らせるのをやめる',
    description:
      'その区の権限 `admin`。まだ送っていないものは送りません。もう一度呼ぶと 404 です。',
    answers: { 204: '取り消しました' },
  },
  rotateKey: {
    summary: '接続キーの秘密を新しくする',
    description:
      'そのキー自身で呼ぶときだけです（権限は問いません）。ほかの人のキーは、管理者が取り消して新しく作ります。ID・区・権限・期限は変わらず、古い秘密は `graceSeconds` の間使えます。',
    answers: { 201: '接続キー' },
  },
  sampleValidation: {
    summary: '明細の標本を抽出する',
    description:
      '権限 `read`。同じセルの、同じ方法・大きさ・種からは、どこでも同じ明細が選ばれます。docs/sampling.md に、10行でもう一度抽出する方法があります。何も保存しません。状態 `drawn` の記入で記録します。',
    answers: { 200: '標本' },
  },
  startNextPlan: {
    summary: '来年度の運営方針を始める',
    description:
      '権限 `read`。今年度の運営方針から、事業の番号と名称を残し、金額を除いた来年度のものを返します。何が改称・分割・統合・終了したかは `continues` に記録して公開します。何も保存しません。',
    answers: { 200: '来年度の運営方針' },
  },
  traceValidation: {
    summary: '数値の根拠',
    description:
      '権限 `read`。`figure` では、その計算、もとになる数値、合計した明細の1ページを返します。明細には、セルの内容、読み方、含める・含めない理由が付きます。`cell` では、そのセルが入るすべての数値を返します。どちらか一方を指定します。シートは要りません。',
    answers: { 200: '根拠' },
  },
  verifyReceipt: {
    summary: '証明書を確かめる',
    description:
      '誰でも使えます。証明書が示す行が監査ログにまだあるかも答えます。`/.well-known/jwks.json` を使えば、オフラインでも確かめられます。',
    answers: { 200: '判定と、有効な証明書の内容' },
  },
  writeWorkbook: {
    summary: '数値をブックに書き込む',
    description:
      '権限 `validate`。回答は、シート 反映明細 と 反映集計 を加えたブックです。元のセルを参照する数式で、反映割合の状態も示します。ほかの部分は1バイトも変わらず、何も保存しません。署名・保護されたブックとマクロ付きのブック、Hanei が作っていない同名のシートのあるブックは断ります。',
    answers: { 200: 'ブック' },
  },
} satisfies Record<string, CallTexts>

export type OperationId = keyof typeof ja
