// The words of the standards page in Japanese.
import type { StandardsTexts } from './texts.ts'

export const ja: StandardsTexts = {
  title: '表計算の基準との対応',
  explain:
    '公表されている基準のうち、プログラムで確かめられる点だけを、この検証の事実で示します。適合の証明ではありません。項目の言い方はこの調書のもので、基準の文言ではありません。',
  outside: 'プログラムでは確かめられない点：',
  standards: {
    icaew: {
      title: 'ICAEW「Twenty principles for good spreadsheet practice」（第2版、2015年）',
      outside:
        '組織での役割と基準の決定、作成者の知識、道具としての適否、説明シート、バックアップ、セルの保護。',
    },
    fast: {
      title: 'FAST Standard 02b（2016年）',
      outside: 'シートの役割分け、計算の流れの向き、色分け、名前やマクロの使い方。',
    },
    jicpa: {
      title:
        '日本公認会計士協会　監査・保証実務委員会報告第82号（2007年）、IT委員会報告第3号Q&A（2008年改正）の表計算ソフトの統制',
      outside: 'アクセス制限、バックアップ、数式の保護、仕様の文書化、マクロの検証。',
    },
  },
  headings: { subject: '項目', verdict: '判定', proof: '根拠' },
  verdicts: { met: '満たす', notMet: '満たさない', notCheckable: '確かめられない' },
  subjects: {
    'icaew.workings': '計算する所に数値を直接入れていない',
    'icaew.readers': 'ほかの人が読める（隠れた金額や列がない）',
    'icaew.structure': '表のつくりが一貫している',
    'icaew.sameFormulas': '同じ列の数式がそろっている',
    'icaew.shortFormulas': '数式が短く単純である',
    'icaew.constants': '変わりうる数値を数式に埋め込んでいない',
    'icaew.checks': '検算の行があり、合っている',
    'icaew.tested': '抜き取って確かめている（試査）',
    'icaew.secondPerson': '作成者以外の人が確かめている',
    'fast.links': 'ほかのブックへのリンクがない',
    'fast.circles': '循環する数式がない',
    'fast.constants': '数式に数値を埋め込んでいない',
    'fast.sameFormulas': '並びの中で数式が変わらない',
    'fast.shortFormulas': '数式が短い',
    'fast.functions': 'OFFSET、INDIRECTを使っていない',
    'fast.labels': '明細に、区別できる名称がある',
    'fast.units': '単位が示され、混ざっていない',
    'jicpa.logic': '計算式の検証',
    'jicpa.calculated': '数式が計算し直されている',
    'jicpa.recalculated': '別の方法による再計算（計算突合）',
    'jicpa.version': '確かめた版の特定',
    'jicpa.approval': '作成者以外による承認',
  },
  against: (title, code, count, cells, accepted) =>
    `${title}（${code}）${count}件${cells ? `：${cells}` : ''}${accepted > 0 ? `。うち受容${accepted}件` : ''}。`,
  noneFound: '該当する指摘はありません。',
  obstacles: {
    noFormulas: () => '金額の列に数式がないか、数式が送られていません。',
    noSums: () => '合計の行がありません。',
    cutShort: () => '点検が途中で打ち切られています。',
    matterOfJudgement: () => '判断には人の目が要ります。',
    ruleOff: (codes) => `区の方針で行っていない検証があります：${codes}。`,
    explained: (codes) => `ほかの指摘があり、その先を確かめていません：${codes}。`,
    otherRuleset: (ruleset) =>
      `規則の版${ruleset}による検証で、今の版の規則の全ては調べていません。もう一度検証してください。`,
  },
  facts: {
    formulas: (count) => `調べた数式 ${count}件（金額の列）。`,
    sums: (count) => `調べた合計の行 ${count}行。`,
    longest: (characters, cell) => `最も長い数式は${cell}の${characters}文字。`,
    volatile: (cells) => `使っているセル：${cells}。`,
    samples: (drawn, seen) =>
      drawn === 0 ? '試査の記録はありません。' : `抽出${drawn}件のうち${seen}件を確認済み。`,
    signed: (by, at) => `確認の署名：${by}、${at}。`,
    notSigned: '確認の署名はありません。',
    kept: (digest, isLogged) =>
      `シートの照合用の値 ${digest}。${isLogged ? '検証と時刻は監査ログにあります。' : ''}`,
  },
}
