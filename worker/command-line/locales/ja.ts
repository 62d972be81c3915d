// The command line in Japanese.
import type { Words } from './words.ts'

export const ja: Words = {
  usage: {
    unknownCommand: (name) => `「${name}」というコマンドはありません。`,
    unknownOption: (option) => `「${option}」というオプションはありません。`,
    foreignOption: (option, command) => `${option} は「${command}」では使えません。`,
    unknownFormat: (format, formats) =>
      `出力の形式「${format}」はありません。${formats.join('、')}のいずれかにしてください。`,
    optionValue: (option) => `${option} の値を確かめてください。`,
    expectForm: (part) =>
      `--expect の「${part}」は読めません。「名前=値」で、桁区切りなしで書いてください（例: share=50.7,total=284322000）。`,
    fileCount: (command, count) => {
      if (command === 'check') return count === 0 ? '検証するファイルを指定してください。' : ''
      if (command === 'trace')
        return count === 2 ? '' : 'ファイルと、数値の名前かセルを指定してください。'
      if (command === 'tie') return count === 2 ? '' : 'ファイルと原稿を指定してください。'
      if (command === 'mcp') return count < 2 ? '' : 'フォルダーを1つ指定してください。'
      if (command === 'compare')
        return count === 2 ? '' : '比べるファイルを、前、後の順に2つ指定してください。'
      if (command === 'completion')
        return count === 1 ? '' : 'シェルの名前を指定してください（bash、zsh、fish）。'
      if (command === 'verify')
        return count === 1 || count === 2 ? '' : '証明書のファイルを指定してください。'
      return count === 1 ? '' : 'ファイルを1つ指定してください。'
    },
    oneInput: '標準入力（-）を使えるのは1か所だけです。',
    more: (command) => `使い方: hanei ${command ? `${command} ` : ''}--help`,
  },
  help: {
    intro: '予算のシートを検証し、区政会議の意見の反映割合を求めます。',
    synopsis: {
      check: 'hanei check ファイル… [オプション]',
      trace: 'hanei trace ファイル 数値またはセル [オプション]',
      compare: 'hanei compare 前のファイル 後のファイル [オプション]',
      document: 'hanei document ファイル [--kind 種類] [--form 形式 | -o 出力]',
      tie: 'hanei tie ファイル 原稿 [オプション]',
      write: 'hanei write ブック.xlsx -o 出力.xlsx [オプション]',
      pack: 'hanei pack ファイル -o 調書.zip [オプション]',
      verify:
        'hanei verify 調書.zip [--keys 公開鍵.json] | 証明書 [ブック] --keys 公開鍵.json [オプション]',
      mcp: 'hanei mcp [フォルダー]',
      completion: 'hanei completion bash|zsh|fish',
      help: 'hanei help [コマンド]',
    },
    about: {
      check: '予算のファイル（.xlsx、CSV、JSON）を検証し、指摘と反映割合を示します。',
      trace: '数値がどのセルからどう求まるか、セルがどの数値に入るかを示します。',
      compare: '2つのファイルの予算を比べ、変更と反映割合への影響を示します。',
      document: '公表するページ（運営方針、反映割合、意見、事業一覧）をシートから作ります。',
      tie: '原稿（テキスト、HTML、Word）の数値と名称をシートと突き合わせます。',
      write: '反映明細と反映集計を加えたブックを作ります。元のファイルは変えません。',
      pack: '検証の一式（結果、明細、セル、運営方針、区の設定、確かめるページ）を1つの.zipにします。署名はありません。',
      verify:
        '監査調書を、又は証明書を公開鍵で確かめます。レポートやブックが証明されたものかも調べます。',
      mcp: 'AIアシスタントから使うためのMCPサーバーを標準入出力で動かします（読むだけ）。',
      completion: 'シェルの補完の設定を出力します。',
      help: '使い方を示します。',
    },
    options: {
      plan: '運営方針のファイル（JSON、テキスト、Markdown）',
      policy: '集計の方針のファイル（JSON）',
      opinions:
        '区政会議の意見の台帳のファイル（.xlsx、CSV、JSON）。なければ予算のブックの中の台帳',
      sheet: '読むシートの名前。繰り返すと、合わせて1つの予算として読みます',
      together: '指定したファイルを、合わせて1つの予算として読みます（課ごとのファイルなど）',
      expect:
        '結果が一致すべき値。例: share=50.7,total=284322000,lines=15（金額は円、桁区切りなし）',
      format: '出力の形式: text、json、csv、junit、sarif（compareとverifyはtextかjson）',
      output: '結果を書くファイル（なければ標準出力）',
      kind: 'ページの種類: plan、share、opinions、items（なければplan）',
      form: 'ページの形式: html、docx、md、text、csv、datapackage（なければ出力の拡張子による）',
      keys: '公開鍵（/.well-known/jwks.json の写し）',
      report: '証明書と照らすレポート（検証の結果のJSON）',
      lang: '言語: ja、en（なければ環境変数LANGによる）',
      help: 'この使い方を示します',
      version: '版を示します',
    },
    headings: {
      usage: '使い方',
      commands: 'コマンド',
      options: 'オプション',
      exit: '終了コード',
      examples: '例',
    },
    exit: [
      '0  指摘（エラー、注意）がなく、--expect とも一致した',
      '1  指摘がある、一致しない、または変更がある',
      '2  読めないファイルがある、または指定に誤りがある',
    ],
    examples: {
      check: [
        'hanei check 予算.xlsx --plan 運営方針.md',
        'hanei check 予算.xlsx --expect share=50.7,total=284322000',
        'hanei check 各課/*.xlsx --format sarif -o 指摘.sarif',
        'cat 予算.csv | hanei check - --format json',
      ],
      trace: ['hanei trace 予算.xlsx share', 'hanei trace 予算.xlsx D6'],
      compare: ['hanei compare 7月.xlsx 8月.xlsx'],
      document: ['hanei document 予算.xlsx --plan 運営方針.md --kind plan -o 運営方針.html'],
      tie: ['hanei tie 予算.xlsx 原稿.docx --plan 運営方針.md'],
      write: ['hanei write 予算.xlsx -o 予算_反映.xlsx --plan 運営方針.md'],
      pack: ['hanei pack 予算.xlsx --plan 運営方針.md -o 調書.zip'],
      verify: ['hanei verify 調書.zip', 'hanei verify 証明書.txt 予算.xlsx --keys jwks.json'],
      mcp: ['hanei mcp ~/予算'],
      completion: ['hanei completion bash > ~/.local/share/bash-completion/completions/hanei'],
      help: ['hanei help check'],
    },
  },
  input: {
    missing: (path) => `${path} がありません。`,
    folder: (path) => `${path} はフォルダーです。中のファイルを指定してください。`,
    unreadable: (path, reason) => `${path} を読めません（${reason}）。`,
    standardInput: '標準入力',
    notJson: (reason) => `JSONとして読めません（${reason}）。`,
    contract: (pointer, reason) => `${pointer || '/'} が決められた形と違います（${reason}）。`,
    emptyPlan: '運営方針を読み取れません。「経営課題1」「☆」「○」のある本文を指定してください。',
    noOpinions:
      '意見の台帳が見つかりません。「意見」「対応」「関係する事業」の見出しのあるシートかJSONを指定してください。',
    published: (reference) =>
      `「${reference}」は公開された運営方針の名前です。ここではファイルを指定してください。`,
  },
  output: {
    refused: (path, reason) => `${path} に書けません（${reason}）。`,
    isInput: (path) => `${path} は入力のファイルです。別の名前にしてください。`,
    written: (path) => `${path} を作りました。`,
    progress: (done, all, path) => `${done}/${all} ${path}`,
  },
  check: {
    severities: { error: 'エラー', warning: '注意', info: '情報', advice: '助言' },
    figures: { share: '反映割合', total: '区予算総額', base: '除いた経費' },
    suggestion: (label) => `直し方: ${label}`,
    counts: (error, warning, lines) => `エラー${error}件、注意${warning}件（明細${lines}行）`,
    provisional: '暫定',
    noFindings: '指摘はありません。',
    summary: (files, findings, unreadable) =>
      `${files}ファイル: 指摘のあるもの${findings}、読めないもの${unreadable}`,
  },
  trace: {
    unknown: (subject) =>
      `「${subject}」という数値もセルもありません。share から始めるか、D6 や 総務課!F12 のように書いてください。`,
  },
  mcp: {
    outside: (path) => `${path} は公開したフォルダーの外にあります。`,
  },
  document: {
    unknownKind: (kind, kinds) =>
      `ページの種類「${kind}」はありません。${kinds.join('、')}のいずれかにしてください。`,
    unknownForm: (form, forms) =>
      `ページの形式「${form}」はありません。${forms.join('、')}のいずれかにしてください。`,
  },
  tie: {
    tooLong: (most) => `原稿が長すぎます（上限 ${most} 文字）。分けて突き合わせてください。`,
    counts: ({ equal, restated, differs, notAFigure, noSource, names }) =>
      `一致${equal}、単位・端数を変えて一致${restated}、不一致${differs}、根拠なし${noSource}、数値以外${notAFigure}、名称・記号の違い${names}`,
  },
  compare: {
    share: (from, to, points) => `反映割合 ${from} → ${to}（${points}ポイント）`,
    effect: (points) => `反映割合への影響 ${points}ポイント`,
  },
  verify: {
    valid: '証明書は正しく、変えられていません。',
    reasons: {
      malformed: '証明書の形式ではありません。',
      'not-a-receipt': 'Haneiの証明書ではありません。',
      'unknown-key': 'この公開鍵の一覧にない鍵で署名されています。',
      'bad-signature': '署名が合いません。証明書が変えられています。',
      'other-issuer': 'ほかのサーバーの証明書です。',
      'retired-key': '使い終えた鍵で、その後に署名されています。',
    },
    report: {
      equal: 'レポートは、証明されたものです。',
      different: 'レポートは、証明されたものと違います。',
    },
    sheet: {
      equal: 'シートは、証明されたときのままです。',
      different: 'シートは、証明されたときから変わっています。',
    },
    ownKeys:
      '鍵は調書に入っているものです。--keysに発行元の/.well-known/jwks.jsonの写しを指定すると、公開されている鍵と照らし合わせます。',
    issuer: (address) => `発行: ${address}（公開鍵を得たアドレスと同じか確かめてください）`,
  },
}
