// Messages in Japanese: what is wrong, where, and what to do next.
import type { Catalogue } from './catalogue.ts'

export const ja: Catalogue = {
  rules: {
    'structure/no-table': {
      title: '予算の表が見つからない',
      message:
        '予算の表が見つかりません。事業名と金額の見出しがあるシートを「検証の対象」で選ぶか、表の上の行に「具体的取組」「算定見込額」などの見出しを入力してください。',
    },
    'structure/not-a-budget': {
      title: '予算の表と言えない',
      message:
        '{cells}の表が予算であることを示す見出し・単位・表題がないため、集計していません。予算の表であれば、金額の列の見出しを「予算額(千円)」などにしてください。',
    },
    'structure/no-amount-column': {
      title: '金額の列がない',
      message:
        '{cells}の表に金額の列が見つかりません。金額の列の見出しを「算定見込額」などにしてください。',
    },
    'structure/low-confidence': {
      title: '表の読み取りに自信がない',
      message:
        '{cell}の表は列の見出しがはっきりせず、推定で読みました。見出しを「具体的取組」「算定見込額」「反映区分」などにすると確実に読み取れます。',
    },
    'structure/ambiguous-amount-column': {
      title: '金額の列が複数ある',
      message:
        '金額と読める列が複数あります。{chosen}を使いました(ほかの候補: {others})。違うときは、使う列の見出しを「算定見込額」にしてください。',
    },
    'structure/several-tables': {
      title: '表が複数ある',
      message: {
        other:
          'シートに表が複数あります。{chosen}を予算の表として読み、{others}は集計に含めていません。別の表を検証するときは、その表だけを別のシートに移してください。',
        budget:
          'シートに予算の表が複数あるようです。{chosen}だけを読み、{others}の金額は集計に含めていません。同じ予算なら一つの表にまとめ、別のものならシートを分けてください。',
      },
    },
    'structure/items-below-total': {
      title: '合計の下の明細',
      message:
        '{cells}の{count}行(計{yen:yen})は{total}の合計より下にあり、その合計に入っていませんが、集計には加えました。同じ予算なら全体の合計を付け、別の表や再掲なら別のシートに移してください。',
    },
    'structure/net-total': {
      title: '純計・合計の内訳',
      message: {
        gross:
          '総額は{total}の合計{yen:yen}とし、その下の{cells}は集計に加えていません。重複額を除く純計{net:yen}を総額とする場合は、重複額を負の数(△)で入力してください。',
        signed:
          '総額は、{total}の合計{yen:yen}から重複額({of})を差し引いた純計{net:yen}としています。差し引く前の合計を総額とする場合は、重複額の行を「合計として扱う」にしてください。',
        parts:
          '{cells}の{count}行は、計が{total}の合計{yen:yen}と一致するため、その内訳として扱い、集計に加えていません。別の予算なら、全体の合計を付けてください。',
      },
    },
    'structure/repeated-amounts': {
      title: '繰り返された金額',
      message: {
        once: '{cells}の{count}行は、すぐ上の行と名称も金額も同じため、上位の額の繰り返しとして、1件分だけを集計しています。別の事業なら名称を分けてください（計{yen:yen}増えます）。繰り返しなら、金額を最初の行だけに残してください。',
        finer:
          '{cells}の金額は、内訳の行ごとに繰り返されています。内訳を足すとこの金額になる{column}列を集計しました。',
      },
    },
    'structure/other-figures': {
      title: '別の年度・段階の行',
      message: {
        known:
          '{cells}の{count}行は「{other}」の額(明細の計{yen:yen})のため、集計に含めていません。「{taken}」の行を予算として読みました。',
        guessed:
          '{cells}の{count}行は「{other}」の額(明細の計{yen:yen})とみて、集計に含めていません。「{taken}」の行を予算として読みましたが、シートからは決められません。年度と段階のある運営方針を選ぶか、予算の行だけの表にしてください。',
        together:
          '{cells}には複数の年度があり、全ての行を集計に含めています。一つの年度だけの予算なら、表題に年度を書くか、ほかの年度の行を別のシートに移してください。',
      },
    },
    'structure/other-sheets': {
      title: '読んでいないシート',
      message: {
        budget:
          'ほかのシートにも予算の表があります({sheets}、計{yen:yen})。この検証に含めたのは「{read}」だけです。含めるシートがあれば一枚にまとめ、「{read}」だけでよければ、このシートだけを検証してください。',
        hiddenBudget:
          '非表示のシートにも予算の表があります({sheets}、計{yen:yen})。この検証に含めたのは「{read}」だけです。含めるシートがあれば一枚にまとめ、「{read}」だけでよければ、このシートだけを検証してください。',
        veryHiddenBudget:
          'Excelのメニューでは表示できないシートにも予算の表があります({sheets}、計{yen:yen})。この検証に含めたのは「{read}」だけです。Visual Basicの画面(Alt+F11)でシートのVisibleを「-1 - xlSheetVisible」に直して中を確かめ、含めるシートがあれば一枚にまとめてください。',
        uncounted:
          '予算に含めるかどうか決められないシートがあります({sheets}、計{yen:yen})。数字は{read}だけの合計です。含めるなら役割を「予算」に、含めないならほかの役割に指定してください。',
        otherYear: '別の年度の予算なので、読んでいないシートがあります({sheets})。',
        copy: '「{read}」と同じ明細なので、読んでいないシートがあります({sheets})。',
        written: '書き込みで作られたシートなので、読んでいません({sheets})。',
        noBudget: '予算の表がないので、読んでいないシートがあります({sheets})。',
        elsewhere:
          '予算の表はほかのシートにあります({sheets})。そのシートを選んで検証してください。非表示なら、再表示してから選んでください。',
        tooLarge:
          '大きすぎるので、中を見ていないシートがあります({sheets})。予算の表があれば一枚にまとめ、「{read}」だけでよければ、このシートだけを検証してください。',
      },
    },
    'structure/very-hidden-sheet': {
      title: 'メニューで表示できないシート',
      message: {
        used: '{cells}の数式({count}か所)は、Excelのメニューでは表示できないシート({sheets})を参照しています。Visual Basicの画面(Alt+F11)でシートのVisibleを「-1 - xlSheetVisible」に直し、中を確かめてください。',
        money:
          'Excelのメニューでは表示できないシートに予算の金額があります({sheets}、計{yen:yen})。Visual Basicの画面(Alt+F11)でシートのVisibleを「-1 - xlSheetVisible」に直し、中を確かめてください。',
      },
    },
    'structure/checks-cut-short': {
      title: '点検を途中で打ち切った',
      message: {
        tables:
          'シートの表が多すぎるため、先頭から200個までを調べました。それより後の表は調べていません。予算の表だけのシートにしてください。',
        names:
          '運営方針と照合する名称が多すぎるため、似た名称を途中までしか探していません。名称の誤りが「運営方針にない」とだけ示されることがあります。',
        formulas:
          '数式が足すセルが多すぎるため、合計の数式を途中までしか点検していません。小計を足し上げる形に改めると全て点検できます。',
        sums: '合わない合計が多すぎるため、差の原因を途中までしか調べていません。示された合計から直してください。',
      },
    },
    'structure/missing-section': {
      title: '総括にあってシートのない課',
      message:
        '総括の「{section}」({yen:yen})に当たるシートがありません。課のシートが足りないなら加えて検証し直し、どの課にも属さない経費なら、その明細を予算のシートに加えてください。',
    },
    'structure/sections-differ': {
      title: '課による単位・段階の違い',
      message: {
        unit: '「{section}」の金額の単位は{found}で、ほかの課の多くは{usual}です。それぞれの単位で読みました。見出しの単位が正しいか確かめてください。',
        stage:
          '「{section}」の金額は「{found}」で、ほかの課の多くは「{usual}」です。同じ段階の金額にそろえてください。',
      },
    },
    'structure/double-column': {
      title: '同じ列が二つある',
      message:
        '{cells}はどちらも「{role:role}」の列と読めます。使わないほうの見出しを別の名称にしてください。',
    },
    'structure/unknown-column': {
      title: '読み取らない列',
      message:
        '{cell}の見出し「{heading}」は検証に使っていません。検証に使う列なら、見出しを「算定見込額」「反映区分」などにしてください。',
    },
    'structure/repeated-header': {
      title: '見出しの繰り返し',
      message:
        '表の途中に見出しの繰り返しが{count}か所あります({cells})。明細としては数えていません。',
    },
    'structure/orphan-row': {
      title: '事業名のない金額',
      message: '{cells}の金額({count}件)には事業名がありません。同じ行に事業名を入力してください。',
    },
    'structure/chosen-row': {
      title: '選んだ行の読み方',
      message: {
        sum: '{cell}「{name}」は、選択のとおり合計として扱い、集計に加えていません。',
        item: '{cell}「{name}」は、選択のとおり明細として扱い、集計に加えています。',
      },
    },
    'structure/sum-by-figures': {
      title: '名称にない合計',
      message:
        '{cells}「{name}」は名称に「計」がありませんが、{of}({count}件)の合計と一致するため、合計として扱い、集計に加えていません。合計なら名称に「計」を付け、明細なら反映区分を記入してください。',
    },
    'structure/possible-sum': {
      title: '合計かもしれない行',
      message: {
        figures:
          '{cells}「{name}」は{of}({count}件)の合計と一致しますが、偶然の一致とも考えられるため、明細として集計に加えました。合計なら名称に「計」を付け、明細なら反映区分を記入してください。',
        level:
          '{cells}「{name}」は記号や番号からは{of}({count}件)をまとめる行に見えますが、その合計{yen:yen}より金額がはるかに小さいため、別の明細として集計に加えました。まとめる行なら金額を直し、別の明細なら記号や番号をそろえてください。',
      },
    },
    'structure/no-parent': {
      title: '経営課題のない明細',
      message:
        '経営課題が空欄の明細が{count}件あります({cells}、計{yen:yen})。経営課題を記入してください。',
    },
    'structure/blank-parent': {
      title: '上位項目の省略',
      message:
        '{role:role}が空欄の明細が{count}件あり、上の行と同じものとして読みました({cells})。並べ替えると対応が崩れるので、各行に記入すると安全です。',
    },
    'structure/hidden-money': {
      title: '非表示の行に金額',
      message:
        '非表示の{count}行に計{yen:yen}の金額があります({cells})。集計には含めています。行を再表示し、不要な行なら削除してください。',
    },
    'structure/hidden-column': {
      title: '非表示の列',
      message:
        '「{role:role}」の列({cell})が非表示です。値は検証に使っています。列を再表示し、見出しと値が正しいか見てください。',
    },
    'structure/number-as-text': {
      title: '文字列の数値',
      message:
        '数値が文字列で入っているセルが{count}件あります({cells}、例「{example}」)。ExcelのSUMでは合計されません。数値に直してください。',
    },
    'structure/far-cells': {
      title: '表から遠く離れたセル',
      message:
        '表から遠く離れた{count}個のセル({cells}、「{example}」など)は読み取りの対象にしていません。不要な入力ならセルを削除し、予算の一部なら表の中に移してください。',
    },
    'structure/rule-changed-by-policy': {
      title: '区の設定による検証の変更',
      message: {
        off: '区の設定により「{rule:rule}」は検証していません(理由: {reason})。',
        on: '区の設定により「{rule:rule}」を「{severity:word}」として扱っています(理由: {reason})。',
      },
    },
    'structure/unknown-rule-in-policy': {
      title: '区の設定にある不明な検証',
      message:
        '区の設定にある「{rule}」という検証はありません。区の方針からその名前を外すか、正しい名前に直してください。',
    },

    'formulas/error-value': {
      title: '数式のエラー',
      message: '{cells}が「{text}」になっています({count}件)。数式の参照先を直してください。',
    },
    'formulas/range-misses-rows': {
      title: '合計の範囲から漏れた行',
      message:
        '{cell}の「{formula}」は{rows}(計{yen:yen})を合計していません。範囲を直してください。',
    },
    'formulas/counts-twice': {
      title: '合計の数式の数えすぎ',
      message: {
        twice:
          '{cell}の「{formula}」は{rows}(計{yen:yen})を二重に合計しています。範囲を直してください。',
        relisted:
          '{cell}の「{formula}」は再掲・内数の{rows}(計{yen:yen})まで合計しています。範囲から外してください。',
        foreign:
          '{cell}の「{formula}」は別の区分の{rows}(計{yen:yen})まで合計しています。範囲を直してください。',
      },
    },
    'formulas/includes-itself': {
      title: '自分自身を含む合計',
      message: '{cell}の「{formula}」は自分のセルを含んでいます(循環参照)。範囲を直してください。',
    },
    'formulas/typed-constant': {
      title: '数式に直接入れた数値',
      message:
        '{cell}の「{formula}」には数値{constant}が直接足されています。明細の行に分けて記入してください。',
    },
    'formulas/skips-hidden': {
      title: '非表示の行を除く合計',
      message:
        '{cell}の「{formula}」は非表示の{rows}(計{yen:yen})を合計しません。表示の有無で合計が変わらない数式にしてください。',
    },
    'formulas/text-in-sum': {
      title: '合計範囲の中の文字列の数値',
      message:
        '{rows}(計{yen:yen})は文字列なので、{cell}の合計に入っていません。数値に直してください。',
    },
    'formulas/typed-total': {
      title: '手入力の合計',
      message:
        '{cell}の{yen:yen}は手入力です。ほかの合計は数式なので、明細を直したときにここだけ変わりません。数式にしてください。',
    },
    'formulas/refers-to-text': {
      title: '文字を足す数式',
      message:
        '{cell}の「{formula}」は文字の入った{texts}を足しています。数式の参照先を数値のセルに直してください。',
    },
    'formulas/refers-to-blank': {
      title: '空欄を参照する数式',
      message:
        '{cell}の「{formula}」は空欄の{blank}を参照しています。空欄に金額を入力するか、数式の参照先を直してください。',
    },
    'formulas/unlike-neighbours': {
      title: '列のほかの行と違う数式',
      message: {
        formula:
          '{cell}の「{written}」は、{column}列のほかの行の数式({neighbour}は「{model}」)と形が違います。意図したものでなければ、ほかの行の数式をコピーしてください。',
        typed:
          '{cell}の{written}は手入力ですが、{column}列のほかの行は数式です({neighbour}は「{model}」)。意図したものでなければ、ほかの行の数式をコピーしてください。',
      },
    },
    'formulas/not-calculated': {
      title: '計算されていない数式',
      message:
        '{cells}の数式(「{formula}」など{count}件)に計算結果がありません。集計に入っていないので、Excelで開いて再計算(F9)し、保存してから検証してください。数式は消さないでください。',
    },
    'formulas/manual-calculation': {
      title: '手動計算のブック',
      message: {
        amounts:
          'このブックは手動計算に設定されています。金額が数式の{count}か所({cells})は、最後に直した後の値でないおそれがあります。F9キーで再計算し、「数式」タブの「計算方法の設定」を「自動」にしてから検証し直してください。',
        marks:
          'このブックは手動計算に設定されています。区分が数式の{count}か所({cells})は、最後に直した後の値でないおそれがあります。F9キーで再計算し、「数式」タブの「計算方法の設定」を「自動」にしてから検証し直してください。',
        typed:
          'このブックは手動計算に設定されています。明細の金額は数式ではなく、小計と合計は検証で計算し直したので、この数字は変わりません。「数式」タブの「計算方法の設定」を「自動」に戻すことを検討してください。',
      },
    },
    'formulas/circular-reference': {
      title: '循環参照',
      message: {
        itself:
          '{cell}の「{formula}」は、自分のセルを参照しています(循環参照)。Excelは0か古い値を表示します。参照する範囲から{cell}を除いてください。',
        through:
          '{cells}の数式({count}か所)は、参照をたどると元のセルに戻ります(循環参照)。Excelは0か古い値を表示します。「{formula}」から参照先を確かめ、どれか一つを直してください。',
        sheets:
          '{cells}の数式は、{others}を通って元のセルに戻ります(循環参照、計{count}か所)。Excelは0か古い値を表示します。「{formula}」から参照先を確かめ、どれか一つを直してください。',
      },
    },
    'formulas/own-subtotal': {
      title: '小計とその内訳を両方足す数式',
      message:
        '{cell}の「{formula}」は、{subtotals}の小計(「{inner}」)と、その小計が足している行を両方足しています。小計か内訳のどちらか一方だけを足してください。',
    },
    'formulas/mixed-units': {
      title: '単位の違う金額の計算',
      message: {
        terms:
          '{cell}の「{formula}」は、{fromUnit}の{from}と{otherUnit}の{other}をそのまま足し引きしています。どちらかを「/1000」などで同じ単位に直してから計算してください。',
        result:
          '{cell}は{otherUnit}の欄ですが、「{formula}」は{fromUnit}の{from}をそのまま使っています。「/1000」などで{otherUnit}に直してください。',
      },
    },
    'formulas/approximate-lookup': {
      title: '近似一致の検索',
      message: {
        unsorted:
          '{cells}({count}か所)の{name}は近似一致ですが、検索する範囲{keys}は並べ替えられていません(「{key}」が順番に合いません)。違う行の値を取り出すおそれがあります。「{formula}」の検索方法を完全一致に直してください。',
        texts:
          '{cells}({count}か所)の{name}は近似一致で、言葉({keys})を検索しています。同じ言葉がないと別の行の値を取り出します。「{formula}」の検索方法を完全一致に直してください。',
        unseen:
          '{cells}({count}か所)の{name}は近似一致ですが、検索する範囲が並べ替えられているか、このシートからは確かめられません。「{formula}」の検索方法を完全一致に直すか、範囲を確かめてください。',
        sorted:
          '{cells}({count}か所)の{name}は近似一致です。同じ値がないときは、近い行の値を取り出します。段階の表でなければ、「{formula}」の検索方法を完全一致に直してください。',
      },
    },
    'formulas/external-link': {
      title: 'ほかのファイルから取り込む金額',
      message: {
        named:
          '{cells}の金額({count}か所)は「{book}」を参照しています。そのファイルの今の値は確かめられません。そのファイルも一緒に検証するか、リンクを更新してから検証し直してください。',
        numbered:
          '{cells}の金額({count}か所)は、名前の分からないファイル([{book}])を参照しています。そのファイルの今の値は確かめられません。「リンクの編集」で参照先を確かめて更新し、検証し直してください。',
      },
    },
    'formulas/wrong-sheet-link': {
      title: '別のシートへのリンク',
      message: {
        section:
          '{cell}は「{section}」の行ですが、「{formula}」は{found}を参照しています。「{section}」のシートを参照するように直してください。',
        copy: '{cell}の「{formula}」は、集計に含めない控えのシート({found})を参照しています。予算のシートを参照するように直してください。',
        otherYear:
          '{cell}の「{formula}」は、別の年度のシート({found})を参照しています。今年度の金額に直してください。',
        otherStage:
          '{cell}の「{formula}」は、別の段階のシート({found})を参照しています。同じ段階のシートを参照するように直してください。',
      },
    },
    'formulas/stale-link': {
      title: '古い値のままのリンク',
      message:
        '{cell}の表示は{shown}ですが、「{formula}」の参照先({target})は{there}です。再計算(F9)するか、リンクを更新してください。',
    },
    'formulas/stale-value': {
      title: '再計算されていない合計',
      message:
        '{cell}の表示は{shown}ですが、「{formula}」を計算すると{sum}です。再計算(F9)してください。',
    },
    'formulas/hidden-in-sum': {
      title: '合計に含まれる非表示の行',
      message: '{cell}の合計には非表示の{rows}(計{yen:yen})が含まれています。',
    },

    'schema/no-plan': {
      title: '運営方針がない',
      message: '運営方針を選んでいないため、事業名・金額・反映区分を運営方針と照合していません。',
    },
    'schema/different-plan': {
      title: '別の運営方針',
      message:
        '{cell}の表には、選んだ運営方針の事業が一つもありません。区と年度の合う運営方針を選んでください。',
    },
    'schema/issue-near-miss': {
      title: '経営課題名の誤記',
      message:
        '{cell}の経営課題「{text}」は運営方針にありません。「{title}」の誤記ではありませんか。',
    },
    'schema/strategy-near-miss': {
      title: '戦略名の誤記',
      message: '{cell}の戦略「{text}」は運営方針にありません。「{title}」の誤記ではありませんか。',
    },
    'schema/initiative-near-miss': {
      title: '具体的取組名の誤記',
      message:
        '{cell}の具体的取組「{text}」は運営方針にありません。「{title}」の誤記ではありませんか。',
    },
    'schema/unknown-issue': {
      title: '運営方針にない経営課題',
      message: {
        unknown:
          '{cell}の経営課題「{text}」(計{yen:yen})は運営方針にありません。名称が違うときは直してください。運営方針に載せない経費なら、反映区分を「なし」にしてください。',
        excerpt:
          '{cell}の経営課題「{text}」(計{yen:yen})は、読み取った運営方針の本文にありません。本文が抜粋ならこのままで構いません。抜けているときは、設定の「運営方針」で行を加えてください。',
      },
    },
    'schema/unknown-strategy': {
      title: '運営方針にない戦略',
      message:
        '{cell}の戦略「{text}」(計{yen:yen})は運営方針にありません。名称が違うときは直してください。運営方針に載せない経費なら、反映区分を「なし」にしてください。',
    },
    'schema/unknown-initiative': {
      title: '運営方針にない具体的取組',
      message:
        '{cell}の具体的取組「{text}」(計{yen:yen})は運営方針にありません。名称が違うときは直してください。運営方針から漏れているときは、設定の「運営方針」で行を加えてください。',
    },
    'schema/wrong-parent': {
      title: '置き場所の違う事業',
      message:
        '{cell}の「{title}」は「{written}」の下にありますが、運営方針では経営課題「{issue}」の戦略「{strategy}」の事業です。行をそこへ移すか、経営課題・戦略の欄を直してください。',
    },
    'schema/item-on-several-sheets': {
      title: '複数の課のシートにある取組',
      message: {
        same: '「{title}」({yen:yen})が同じ金額で{sheets}にあります。二重に計上しているなら一方を消し、課で分担しているなら、それぞれに課名(担当課の列か名称の末尾)を書いてください。',
        split:
          '「{title}」が{sheets}にあります(合わせて{yen:yen})。課で分担しているものとして合計しました。同じものを二度書いているなら、一方を消してください。',
      },
    },
    'schema/duplicate-item': {
      title: '同じ事業の重複',
      message: {
        same: '{cell}の「{title}」は{first}の行と同じ事業で、金額も同じ{yen:yen}です。同じものなら、どちらかの行を削除してください。',
        different:
          '{cell}の「{title}」({yen:yen})は{first}の行と同じ事業です。所管で分けるときは課名を付け、重複なら片方を消してください。',
      },
    },
    'schema/possible-relisting': {
      title: '再掲と思われる行',
      message:
        '{cell}の「{title}」({yen:yen})は{first}と同じ事業・同じ金額です。再掲なら「再掲」と記入してください。記入がないと二重に計上されます。',
    },
    'schema/repeated-row': {
      title: '同じ内容の行',
      message:
        '前の行と全く同じ内容の行が{count}件あります({cells}、計{yen:yen}、元の行は{first})。重複なら消してください。',
    },
    'schema/missing-item': {
      title: 'シートにない事業',
      message: {
        issue:
          '運営方針の経営課題「{title}」の事業{count}件(計{yen:yen})がシートにありません。行を追加するか、選んだ運営方針がこのシートのものか見てください。',
        strategy:
          '運営方針の戦略「{title}」の事業{count}件(計{yen:yen})がシートにありません。行を追加するか、選んだ運営方針がこのシートのものか見てください。',
        initiative:
          '運営方針の「{title}」({yen:yen})がシートにありません。行を追加するか、選んだ運営方針がこのシートのものか見てください。',
      },
    },

    'amounts/no-unit': {
      title: '単位の記載がない',
      message: {
        assumed:
          '金額の単位がどこにも書かれていないため、{assumed}として読みました(合計{yen:yen})。{other}なら合計は{otherYen:yen}です。見出しなどに単位を記入してください。',
        none: '金額の単位がどこにも書かれていないため、円として読みました(合計{yen:yen})。{other}なら合計は{otherYen:yen}です。見出しなどに(単位:千円)のように記入してください。',
      },
    },
    'amounts/ambiguous-unit': {
      title: '単位の記載が複数ある',
      message:
        '{cells}に異なる単位の記載があります({units})。{taken}として読みました。正しい単位に揃えてください。',
    },
    'amounts/unreadable': {
      title: '金額として読めない',
      message: {
        unreadable:
          '{cells}の「{text}」は金額として読めません({count}件)。集計に入っていないので、数値を記入してください。',
        leftOver:
          '{cells}の「{text}」は「{part}」の部分が読めません({count}件)。集計に入っていないので、金額だけを記入してください。',
        ofTotal:
          '{cells}の「{text}」は金額として読めないので、合計を内訳と照合できません({count}件)。内訳を合計する数式を記入してください。',
        notAmount:
          '{cells}の「{text}」は金額ではありません({count}件)。集計に入っていないので、数値を記入してください。',
      },
    },
    'amounts/fraction-of-yen': {
      title: '1円未満の端数',
      message:
        '{cells}の「{text}」は円に直すと1円未満の端数が出ます({count}件)。集計に入っていないので、円の整数になるように金額か単位を直してください。',
    },
    'amounts/too-large': {
      title: '大きすぎる金額',
      message:
        '{cells}の「{text}」は金額として大きすぎます({count}件)。集計に入っていないので、桁か単位を直してください。',
    },
    'amounts/missing': {
      title: '金額の空欄',
      message: {
        blank:
          '{cells}の金額が空欄です({count}件)。金額を記入し、計上しないときは「-」、額がないときは「0」としてください。',
        formula:
          '{cells}の数式の結果が空欄です({count}件)。数式の参照先に金額を記入し、額がないときは「0」になるようにしてください。',
      },
    },
    'amounts/unit-conflict': {
      title: '単位の食い違い',
      message:
        '{cells}の単位は{taken}と{other}の両方に読めます({count}件)。{taken}として読みました。単位を揃えてください。',
    },
    'amounts/shown-otherwise': {
      title: '表示と値が違う金額',
      message: {
        shown:
          '{cell}は表示形式により「{shown}」と表示されますが、値は{yen:yen}で、そのまま集計しています。値か表示形式を直してください。',
        hidden:
          '{cell}は表示形式により何も表示されませんが、{yen:yen}として集計しています。値を消すか、表示形式を直してください。',
      },
    },
    'amounts/suspected-unit': {
      title: '桁違いの疑い',
      message:
        '{cell}の{yen:yen}はほかの行に比べて桁が大きすぎます。単位の誤りなら、{smaller:yen}になるように直してください。',
    },
    'amounts/approximate': {
      title: 'おおよその金額',
      message:
        '{cells}の「{text}」はおおよその金額です。{yen:yen}として集計しましたが、合計の正確な照合はできません。確定額を記入してください。',
    },
    'amounts/ignored-part': {
      title: '金額の内訳の記載',
      message: '{cells}は{yen:yen}と読み、「{parts}」は金額に含めていません。',
    },
    'amounts/negative': {
      title: '負の金額',
      message: '負の金額が{count}件あります({cells}、計{yen:yen})。減額として集計しています。',
    },
    'amounts/differs-from-plan': {
      title: '運営方針と違う金額',
      message: {
        differs:
          '{cells}の「{title}」は{yen:yen}ですが、運営方針では{planned:yen}です(差 {difference:yen})。シートが誤りなら金額を直し、運営方針が古ければ新しい版を選んでください。',
        sign: '{cells}の「{title}」は{yen:yen}ですが、運営方針では{planned:yen}です(差 {difference:yen})。符号が逆になっています。',
        thousand:
          '{cells}の「{title}」は{yen:yen}ですが、運営方針では{planned:yen}です(差 {difference:yen})。ちょうど1,000倍違うので、単位の書き方(円・千円)をそろえてください。',
        transposed:
          '{cells}の「{title}」は{yen:yen}ですが、運営方針では{planned:yen}です(差 {difference:yen})。数字の入れ違いと思われます。',
        planHasNone: '{cells}の「{title}」は{yen:yen}ですが、運営方針では算定見込額が「-」です。',
        sheetHasNone:
          '{cells}の「{title}」は金額が「-」ですが、運営方針では{planned:yen}です。金額を記入するか、新しい版の運営方針を選んでください。',
      },
    },

    'classification/no-reflection-column': {
      title: '反映区分の列がない',
      message:
        '{cell}の表に反映区分の列がないため、反映割合は算出していません。見出しを「反映区分」とした列を加え、明細ごとに区分を入力してください。',
    },
    'classification/unset-mark': {
      title: '反映区分の未記入',
      message: {
        some: '反映区分が未記入の明細が{count}件あります({cells}、計{yen:yen})。{marks}のいずれかを入力してください。',
        all: '反映区分がどの明細にも記入されていません({cells}、{count}件、計{yen:yen})。{marks}のいずれかを入力してください。',
      },
    },
    'classification/unknown-mark': {
      title: '不明な反映区分',
      message:
        '{cells}の反映区分「{text}」(計{yen:yen})は区の設定にありません。{marks}のいずれかに直してください。',
    },
    'classification/mark-on-excluded': {
      title: '除外する経費の反映区分',
      message:
        '{cell}の反映区分「{mark}」は、除外する経費({label}、{yen:yen})に付いています。除外する経費は割合に数えないので、反映区分を外してください。',
    },
    'classification/mark-differs-from-plan': {
      title: '運営方針と違う反映区分',
      message:
        '{cell}の「{name}」の反映区分は「{written}」ですが、運営方針では「{planned}」です。シートが誤りなら反映区分を直し、運営方針が古ければ新しい版を選んでください。',
    },
    'classification/mark-without-money': {
      title: '金額のない反映区分',
      message: '金額のない明細に反映区分が付いています({cells}、{count}件)。割合には影響しません。',
    },
    'classification/unknown-exclusion': {
      title: '不明な除外区分',
      message: {
        near: '{cells}の除外区分「{text}」(計{yen:yen})は区の設定にないため、除外していません。「{near}」の誤記ではありませんか。',
        unknown:
          '{cells}の除外区分「{text}」(計{yen:yen})は区の設定にないため、除外していません。使える除外区分に直してください。',
      },
    },
    'classification/excluded-without-cell': {
      title: '記入のない除外',
      message: {
        name: '{cell}の「{name}」({yen:yen})は、名称から「{label}」として除外しました。除外区分を記入してください。',
        plan: '{cell}の「{name}」({yen:yen})は、運営方針に従い「{label}」として除外しました。除外区分を記入してください。',
      },
    },
    'classification/exclusion-differs-from-plan': {
      title: '運営方針と違う除外区分',
      message: {
        planExcludes:
          '{cell}の「{title}」({yen:yen})は除外していませんが、運営方針では「{planned}」として除外します。除外区分の欄に「{planned}」と記入するか、新しい版の運営方針を選んでください。',
        sheetExcludes:
          '{cell}の「{title}」({yen:yen})は「{written}」として除外していますが、運営方針では除外しません。除外区分の欄を空欄にするか、新しい版の運営方針を選んでください。',
        other:
          '{cell}の「{title}」({yen:yen})の除外区分は「{written}」ですが、運営方針では「{planned}」です。除外区分を直すか、新しい版の運営方針を選んでください。',
      },
    },
    'classification/exclusion-not-on-sheet': {
      title: 'シートにない除外経費',
      message: {
        declared:
          '{label}は{yen:yen}と記載されていますが、その除外区分の明細がありません。当たる明細の除外区分に「{label}」と入力してください。',
        none: '{label}に当たる明細がありません。ある場合は、その明細の除外区分に「{label}」と入力してください。',
      },
    },
    'classification/excluded-twice': {
      title: '二重の除外',
      message:
        '{cell}の「{name}」({yen:yen})は{first}と同じ経費で、別々の除外区分で二度除外されています。片方を消してください。',
    },

    'opinions/blank-text': {
      title: '空欄の意見',
      message: '{cell}の意見が空欄です。意見を記入するか、行を削除してください。',
    },
    'opinions/no-meeting': {
      title: '会議のない意見',
      message: '{cell}の会議名が空欄です。どの会議の意見か記入してください。',
    },
    'opinions/unreadable-date': {
      title: '読めない開催日',
      message: '{cell}の開催日「{text}」を読めません。「令和7年9月3日」のように記入してください。',
    },
    'opinions/date-outside': {
      title: '時期の違う開催日',
      message:
        '意見{no}の開催日{date}は、この予算に向けて意見を聴く期間({from}から{until}まで)の外です。日付を確かめてください。',
    },
    'opinions/repeated-number': {
      title: '意見番号の重複',
      message: '意見番号{no}が2件あります。番号を付け直してください。',
    },
    'opinions/repeated-text': {
      title: '意見の重複',
      message: '意見{no}は、上にある意見と同じ内容です。どちらかを削除してください。',
    },
    'opinions/undecided': {
      title: '対応の未記入',
      message: '意見{no}の対応が空欄です。反映、一部反映、検討、困難のいずれかを記入してください。',
    },
    'opinions/unknown-decision': {
      title: '分からない対応',
      message:
        '意見{no}の対応「{text}」の意味が分かりません。反映、一部反映、検討、困難のいずれかを記入するか、区の設定で意味を決めてください。',
    },
    'opinions/unknown-item': {
      title: '計画にない事業',
      message: {
        near: '意見{no}の事業「{text}」は運営方針にもシートにもありません。「{title}」の誤りではないか確かめてください。',
        unknown:
          '意見{no}の事業「{text}」は運営方針にもシートにもありません。事業名を確かめてください。',
      },
    },
    'opinions/unknown-number': {
      title: '台帳にない意見番号',
      message: '{cell}の意見番号「{text}」は意見の台帳にありません。番号を確かめてください。',
    },
    'opinions/reflected-without-item': {
      title: '事業のない反映',
      message:
        '意見{no}は反映としていますが、関係する事業がありません。事業名を記入するか、対応を見直してください。',
    },
    'opinions/reflected-without-money': {
      title: '金額のない反映',
      message:
        '意見{no}は反映としていますが、「{title}」に金額がありません。事業か対応を確かめてください。',
    },
    'opinions/reflected-without-mark': {
      title: '印のない反映',
      message: {
        unmarked:
          '意見{no}は反映としていますが、「{title}」に反映区分の印がありません。印を付けるか、対応を見直してください。',
        excluded:
          '意見{no}は反映としていますが、「{title}」は除外される経費のため、反映額に入りません。事業か対応を確かめてください。',
      },
    },
    'opinions/mark-without-opinion': {
      title: '意見のない反映区分',
      message:
        '「{title}」に{mark}がありますが({yen:yen})、もとになる意見が台帳にありません。台帳に意見を加えるか、印を見直してください。',
    },
    'opinions/vanished': {
      title: '消えた検討中の意見',
      message:
        '昨年度に検討とした意見{no}「{text}」が、今年度の台帳にありません。その後の対応を記入してください。',
    },

    'totals/explained-mismatch': {
      title: '注記のある不一致',
      message:
        '{cell}の{written:yen}は明細の計{expected:yen}と{difference:yen}違いますが、{note}に一致しない旨の注記があります。',
    },
    'totals/tolerated-difference': {
      title: '許容範囲の差',
      message: {
        reason:
          '{cell}は明細の計と{difference:yen}違いますが、区の設定の許容範囲({allowed:yen})です(理由: {reason})。',
        plain:
          '{cell}は明細の計と{difference:yen}違いますが、区の設定の許容範囲({allowed:yen})です。',
      },
    },
    'totals/subtotal-differs': {
      title: '合計の不一致',
      message: sumMessages('{cell}の合計', '明細の計'),
    },
    'totals/parent-differs': {
      title: '内訳との不一致',
      message: sumMessages('{cell}の額', '内訳の計'),
    },
    'totals/too-large': {
      title: '合計の桁あふれ',
      message:
        '{cells}を足すと正確に計算できる桁を超えるため、集計に含めていません。桁か単位を直してください。',
    },
    'totals/base-not-positive': {
      title: '除いた経費が残らない',
      message:
        '区全体{total:yen}から除外する経費{excluded:yen}を引くと{base:yen}となり、割合を算出できません。除外区分の欄のうち、除外しない明細のものを空欄にしてください。',
    },
    'totals/section-differs': {
      title: '総括と課のシートの不一致',
      message:
        '総括の「{section}」は{written:yen}ですが、課のシート({source})の合計は{exact:yen}で、{difference:yen}違います。どちらが正しいか確かめて、そろえてください。',
    },
    'totals/declared-differs': {
      title: '記載値との不一致',
      message: {
        differs:
          '{cell}に記載の{what:word}「{label}」は{written:yen}ですが、明細から計算すると{exact:yen}です(差 {difference:yen})。明細か記載を直してください。',
        sign: '{cell}に記載の{what:word}「{label}」は{written:yen}ですが、明細から計算すると{exact:yen}です。符号が逆になっています。',
        thousand:
          '{cell}に記載の{what:word}「{label}」は{written:yen}ですが、明細から計算すると{exact:yen}です。ちょうど1,000倍違うので、単位の書き方(円・千円)をそろえてください。',
        transposed:
          '{cell}に記載の{what:word}「{label}」は{written:yen}ですが、明細から計算すると{exact:yen}です。数字の入れ違いと思われます。',
      },
    },
    'totals/plan-declared-differs': {
      title: '運営方針の記載値との不一致',
      message:
        'シートの{what:word}は{exact:yen}ですが、運営方針の記載値は{planned:yen}です(差 {difference:yen})。漏れている明細は追加し、重複している明細は削除してください。ほかの課のシートの分が含まれていない可能性もあります。',
    },
    'totals/coarser-unit': {
      title: '丸めた単位の額',
      message: {
        truncate: '{cell}の{written:yen}は、{exact:yen}を切り捨てた額です。',
        'half-up': '{cell}の{written:yen}は、{exact:yen}を四捨五入した額です。',
      },
    },
    'totals/pots': {
      title: '区関連予算の内訳',
      message:
        '{cell}の区関連予算は{written:yen}ですが、区長自由経費と区CM自由経費の計は{expected:yen}です(差 {difference:yen})。三つのうち誤っている額を直してください。',
    },
    'totals/column-identity': {
      title: '横の計算の不一致',
      message:
        '{cell}の{whole}は{written:yen}ですが、{first}と{second}の計は{expected:yen}です(差 {difference:yen})。三つのうち誤っている額を直してください。',
    },
    'totals/funds-identity': {
      title: '財源内訳の不一致',
      message:
        '{cell}の計は{written:yen}ですが、特定財源と一般財源の計は{expected:yen}です(差 {difference:yen})。誤っている額を直してください。',
    },
    'totals/change-differs': {
      title: '増減の不一致',
      message: {
        differs:
          '{cell}の増減は{written:yen}ですが、計算すると{expected:yen}です。増減を直すか、本年度額・前年度額の誤りを直してください。',
        sign: '{cell}の増減は{written:yen}ですが、計算すると{expected:yen}です。符号が逆になっています。',
      },
    },
    'totals/rate-differs': {
      title: '率の不一致',
      message:
        '{cell}の率は{written}%ですが、四捨五入で計算すると{expected}%です。率を直すか、元の金額の誤りを直してください。',
    },
    'totals/share-differs': {
      title: '反映割合の不一致',
      message: {
        sheet:
          '{cell}に記載の反映割合{written}%は、四捨五入でも切り捨てでも計算結果({computed}%、{numerator:yen}÷{denominator:yen})と一致しません。記載を直してください。',
        uncertain:
          '{cell}に記載の反映割合{written}%は、今の明細の計算結果({computed}%、{numerator:yen}÷{denominator:yen})と一致しません。先にほかの誤りを直し、もう一度検証してください。それでも違えば記載の割合を直してください。',
        plan: '運営方針に記載の反映割合{written}%は、このシートの計算結果({computed}%、{numerator:yen}÷{denominator:yen})と一致しません。反映区分の付け方が運営方針と違う明細を直してください。ほかの課のシートの分が含まれていない可能性もあります。',
      },
    },
    'totals/share-rounding': {
      title: '反映割合の端数処理',
      message: {
        'half-up': '記載の反映割合{written}%は四捨五入した値です(区の設定では{computed}%)。',
        truncate: '記載の反映割合{written}%は切り捨てた値です(区の設定では{computed}%)。',
      },
    },

    'year/columns-swapped': {
      title: '年度の列の入れ違い',
      message: {
        heading:
          '{amount}列と{prior}列は、見出しの年度が前後逆です。見出しの年度を直すか、列を入れ替えてください。',
        change:
          '増減が全て逆の符号になります。{amount}列(本年度)と{prior}列(前年度)が入れ違っていれば、列を入れ替えてください。',
        plan: '運営方針の額は{amount}列ではなく{prior}列(前年度)と一致します。列が入れ違っていれば、列を入れ替えてください。',
      },
    },
    'year/wrong-year': {
      title: '年度の違い',
      message: {
        column:
          '{cell}の金額の列は{year:year}ですが、選んだ運営方針は{planned:year}です。シートの年度を直すか、同じ年度の運営方針を選んでください。',
        title:
          '{cell}の表題は{year:year}ですが、選んだ運営方針は{planned:year}です。シートの年度を直すか、同じ年度の運営方針を選んでください。',
      },
    },
    'year/several-years': {
      title: '表題の年度の不一致',
      message:
        '{cell}の{other:year}は、ほかの表題の{first:year}と違います。前年度の記載が残っていれば、年度を直してください。',
    },
    'year/row-of-other-year': {
      title: '年度の違う明細',
      message:
        '{cells}の年度は{year:year}です({count}件)。ほかの明細は{expected:year}です。年度を直してください。',
    },
    'year/prior-exceeds-parent': {
      title: '前年度の内訳の超過',
      message:
        '{cell}の前年度額は{written:yen}ですが、内訳の計は{sum:yen}で上回っています。前年度額か、内訳の前年度額を直してください。',
    },
    'year/era-overrun': {
      title: '改元前の年表記',
      message: '{cell}の「{text}」は{year:year}と読みました。',
    },

    'guideline/merged-cells': {
      title: 'セルの結合',
      message:
        '表の中に結合したセルが{count}か所あります({cells})。総務省「統計表における機械判読可能なデータの表記方法の統一ルール」(令和2年12月18日)では結合しないこととされています。',
    },
    'guideline/omitted-names': {
      title: '項目名の省略',
      message:
        '上の行と同じ項目名を省略した明細が{count}件あります({cells})。総務省の統一ルールでは省略しないこととされています。',
    },
    'guideline/unit-in-cell': {
      title: '数値以外を含む金額',
      message:
        '金額のセルに単位などの文字が{count}件あります({cells})。総務省の統一ルールでは数値だけを入れ、単位は見出しに書くこととされています。',
    },
    'guideline/line-breaks': {
      title: 'セル内の改行',
      message:
        'セルの中に改行が{count}か所あります({cells})。総務省の統一ルールでは改行しないこととされています。',
    },
    'guideline/layout-spaces': {
      title: '体裁のための空白',
      message:
        '体裁を整える空白が{count}か所あります({cells})。総務省の統一ルールでは入れないこととされています。',
    },
    'guideline/machine-dependent': {
      title: '機種依存文字',
      message:
        '機種依存文字が{count}か所あります({cells})。総務省の統一ルールでは使わないこととされています。',
    },
    'guideline/several-tables': {
      title: '一つのシートに複数の表',
      message:
        '一つのシートに表が{count}個あります({cells})。総務省の統一ルールでは1シートに1表とされています。',
    },
  },
  more: '同じ指摘がほかに{count}件あります({cells})。',
  suggestions: {
    linkTo: '{cell}を{target}へのリンクにする',
    several: 'まとめて直す({count}か所)',
    takeOff: '{cells}を負の数にする',
    numbersFromText: '文字列{count}件を数値に直す',
    fillParents: '空欄{count}件に上の行と同じ名称を入れる',
    planTitle: '「{title}」に直す',
    moveUnder: '「{strategy}」の下に移す',
    planAmount: '{cell}を運営方針の額({value})に直す',
    divideByThousand: '{cell}を{value}に直す',
    planMarks: '運営方針の反映区分を{count}件に入力する',
    planMark: '「{value}」を{cell}に入力する',
    mark: '{cell}を「{value}」に直す',
    removeMark: '{cell}を「{value}」に直す',
    exclusion: '{cell}の除外区分を「{value}」に直す',
    noExclusion: '{cell}の除外区分を外す',
    sumFormula: '{cell}を「{value}」に直す',
    columnFormula: '{cell}を「{value}」に直す',
    computedAmount: '{cell}を計算した額({value})に直す',
    amount: '{cell}を{value}に直す',
    share: '反映割合を{share}%に直す',
  },
  roles: {
    issue: '経営課題',
    strategy: '戦略',
    initiative: '具体的取組',
    outline: '項目',
    amount: '金額',
    otherAmount: 'ほかの金額',
    priorAmount: '前年度の金額',
    change: '増減',
    rate: '率',
    count: '数量',
    unit: '単位',
    exclusion: '除外区分',
    reflection: '反映区分',
    opinion: '意見番号',
    department: '担当課',
    year: '年度',
    code: '番号',
    account: '款項目',
    remark: '備考',
    ignored: '使わない列',
  },
  words: {
    error: '誤り',
    warning: '注意',
    info: '参考',
    advice: '助言',
    off: '検証しない',
    total: '区全体の額',
    fixed: '固定経費',
    priority: '重点経費',
    base: '除いた経費',
  },
}

/** One set of sentences for totals and parents, which differ by the words for their parts. */
function sumMessages(figure: string, parts: string): Record<string, string> {
  const stated = `${figure}は{written:yen}ですが、${parts}は{expected:yen}です`
  return {
    unexplained: `${stated}(差 {difference:yen})。合計の数式の範囲と、内訳の金額を見比べて、誤っているほうを直してください。`,
    sign: `${stated}。符号が逆になっています。`,
    thousand: `${stated}。ちょうど1,000倍違うので、単位の書き方(円・千円)をそろえてください。`,
    transposed: `${stated}。数字の入れ違いと思われます。`,
    textNumbers: `${figure}は{written:yen}で、${parts}{expected:yen}より、文字列で入った{rows}の分だけ違います。数値に直してください。`,
    hiddenRow: `${figure}は{written:yen}で、${parts}{expected:yen}より、非表示の{rows}の分だけ違います。行を再表示し、合計の数式に含めるか、不要な行なら削除してください。`,
    missingRow: `${figure}は{written:yen}で、${parts}{expected:yen}より、{rows}の分だけ違います。含めるべき行なら、合計の数式の範囲に入れてください。`,
    countsSubtotal: `${figure}は{written:yen}で、${parts}{expected:yen}に小計{rows}を重ねて足した額です。小計を除いてください。`,
    countsRelisted: `${figure}は{written:yen}で、${parts}{expected:yen}に再掲・内数の{rows}を足した額です。合計から除いてください。`,
    countedTwice: `${figure}は{written:yen}で、${parts}{expected:yen}に{rows}をもう一度足した額です。二重に足している行を合計の数式から外してください。`,
    rowSign: `${stated}。{rows}の符号が逆なら一致します。`,
    rowThousand: `${stated}。{rows}の単位(1,000倍)を直すと一致します。`,
    rowTransposed: `${stated}。{rows}の数字の入れ違いを直すと一致します。`,
    blankRows: `${stated}(差 {difference:yen})。空欄の{rows}に金額を記入してください。`,
    rounding: `${stated}(差 {difference:yen})。行ごとの端数処理による差と思われます。`,
  }
}
