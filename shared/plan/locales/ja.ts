// What is said of a plan's text, in Japanese.

/** A value of the finding by its name, as it is shown. */
export type Values = (name: string) => string

export const ja = {
  'plan-nothing-read': () =>
    '経営課題・戦略（☆）・取組（○）を読み取れませんでした。運営方針の本文を貼り付けてください。',
  'plan-too-long': (p) =>
    `本文が長すぎます（上限 ${p('most')} 行）。ここから先は読んでいません。運営方針の部分だけを貼り付けてください。`,
  'plan-issue-number-inferred': (p) =>
    `「${p('title')}」に経営課題の番号がありません。前後の番号から経営課題${p('no')}としました。原文を確かめてください。`,
  'plan-issue-number-missing': (p) =>
    `「${p('title')}」の経営課題番号が分かりません。番号なしで読みました。番号を補ってください。`,
  'plan-issue-number-repeated': (p) => `経営課題${p('no')}が二度あります。番号を確かめてください。`,
  'plan-issue-title-missing': (p) =>
    `経営課題${p('no')}の題名が見つかりません。題名を補ってください。`,
  'plan-issue-missing': (p) =>
    `「${p('title')}」の上に経営課題がありません。経営課題の見出しを補ってください。`,
  'plan-issue-empty': (p) => `経営課題${p('no')}「${p('title')}」の下に戦略も取組もありません。`,
  'plan-strategy-missing': (p) =>
    `取組「${p('title')}」の上に戦略（☆）がありません。経営課題の名前を戦略名としました。`,
  'plan-issue-carries-amount': (p) =>
    `経営課題「${p('title')}」に金額（${p('text')}）が書かれています。取組の金額ではないため、見込額としては読んでいません。`,
  'plan-strategy-carries-amount': (p) =>
    `☆「${p('title')}」が金額を持ち、下に取組（○）がありません。☆の金額として読みました。`,
  'plan-sum-differs': (p) =>
    `☆「${p('title')}」の金額（${p('strategy')}円）が取組の合計（${p('initiatives')}円）と違います。どちらかを直してください。`,
  'plan-estimate-missing': (p) => `「${p('title')}」に金額の記載がありません。`,
  'plan-estimate-unreadable': (p) =>
    `「${p('title')}」の金額「${p('text')}」を読めません。例: 【算定見込額 1,920千円】`,
  'plan-estimate-approximate': (p) =>
    `「${p('title')}」の金額「${p('text')}」は概数です。照合には使いません。`,
  'plan-unit-missing': (p) =>
    `「${p('title')}」の金額「${p('text')}」に単位がありません。千円として読みました。`,
  'plan-amount-without-item': (p) =>
    `金額「${p('text')}」がどの取組のものか分かりません。取組の直後に置いてください。`,
  'plan-title-repeated': (p) => `「${p('title')}」が二度あります。`,
  'plan-priority-inferred': (p) =>
    `「${p('title')}」の金額が区政充実重点経費（${p('yen')}円）と一致するため、重点経費としました。違う場合は除外区分を直してください。`,
  'plan-priority-ambiguous': (p) =>
    `区政充実重点経費（${p('yen')}円）と同じ金額の取組が複数あります（${p('titles')}）。除外区分を指定してください。`,
  'plan-base-differs': (p) =>
    `区全体の額から除外額を引くと ${p('computed')} 円ですが、除いた経費は ${p('declared')} 円とあります。`,
  'plan-declared-contradicted': (p) =>
    `本文に異なる値が二度あります（${p('what')}）。最初の値を使いました。`,
  'plan-markers-inferred': (p) =>
    `本文での使われ方から、${[
      ['経営課題', p('issue')],
      ['戦略', p('strategy')],
      ['具体的取組', p('initiative')],
    ]
      .filter(([, marks]) => marks !== '')
      .map(([level, marks]) => `${marks}を${level}`)
      .join('、')}として読みました。違うときは読み取り結果の種類を直してください。`,
  'plan-columns-inferred': (p) =>
    `貼り付けた表に見出しがないため、列を左から ${p('columns')} として読みました。違うときは見出しの行も含めて貼り付けてください。`,
  'plan-unit-assumed': (p) =>
    `貼り付けた表に金額の単位がないため、${p('count')}件を千円として読みました。違うときは見出しに「(円)」などと書いて読み直してください。`,
  'plan-issue-continued': (p) =>
    `経営課題${p('no')}「${p('title')}」の見出しが繰り返されています。${p('first')}行目からの続きとして読みました。`,
  'plan-title-joined': (p) =>
    `二行に分かれた題名をつないで「${p('title')}」と読みました。違うときは題名を直してください。`,
  'plan-title-may-continue': (p) =>
    `取組のすぐ下の${p('count')}行は、題名の続きではなく説明として読みました。続きのときは題名を直してください。`,
  'plan-bracket-unclosed': (p) =>
    `「${p('title')}」の金額「${p('text')}」はかっこが閉じていません。行の終わりまでを金額として読みました。`,
  'plan-amount-unused': (p) =>
    `「${p('title')}」の行にはほかの金額（${p('texts')}）もあります。見込額には使っていません。違うときは金額を直してください。`,
  'plan-amounts-not-used': (p) =>
    `取組の金額として使わなかった金額が${p('count')}件あります（${p('texts')}）。取組の金額なら、その行を取組にするか、取組の金額に入力してください。`,
  'plan-amount-attached': (p) =>
    `題名にすぐ続く「${p('text')}」を「${p('title')}」の金額として読みました。違うときは題名と金額を直してください。`,
  'plan-number-unused': (p) =>
    `「${p('title')}」の下の「${p('text')}」は金額かページ番号か分からないため、使っていません。金額なら取組の金額に入力してください。`,
  'plan-marks-leading': (p) =>
    `題名の前の①②を反映区分として読みました（${p('count')}件）。番号のときは反映区分を消してください。`,
  'plan-numbers-leading': (p) =>
    `題名の前の①②…は順に並ぶ番号として読みました（${p('count')}件）。反映区分のときは反映区分を入れてください。`,
  'plan-heading-inside': (p) =>
    `説明の中に経営課題の番号のような数字がある行が${p('count')}行あります（${p('texts')}）。見出しがつながっているときは、行を分けて読み直してください。`,
  'plan-amount-broken': (p) =>
    `「${p('title')}」の金額「${p('text')}」は、前の行から続く数字の一部と考えられます。金額を原文と見比べてください。`,
  'plan-text-after-amount': (p) =>
    `「${p('title')}」の金額の後ろの「${p('text')}」は、題名に含めていません。`,
  'plan-marks-several': (p) =>
    `「${p('title')}」に反映区分が複数（${p('text')}）あるため、区分なしとして読みました。一つを選んでください。`,
  'plan-lines-not-read': (p) =>
    `${p('count')}行は経営課題・戦略・取組のどれとも読めませんでした。金額や題名が含まれていないか確かめてください。`,
} satisfies Record<string, (p: Values) => string>
