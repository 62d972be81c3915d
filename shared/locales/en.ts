// Messages in English: what is wrong, where, and what to do next.
import type { Catalogue } from './catalogue.ts'

export const en: Catalogue = {
  rules: {
    'structure/no-table': {
      title: 'No budget table found',
      message:
        'No budget table was found. Choose the sheet that has headings for the item and the amount, or enter headings such as 具体的取組 and 算定見込額 above the table.',
    },
    'structure/not-a-budget': {
      title: 'Nothing says this is a budget',
      message:
        'No heading, unit or title says that {cells} is a budget, so nothing was added up. If it is one, head its amounts with 予算額(千円) or the like.',
    },
    'structure/no-amount-column': {
      title: 'No column of amounts',
      message:
        'The table at {cells} has no column of amounts. Give the column a heading such as 算定見込額.',
    },
    'structure/low-confidence': {
      title: 'The reading of the table is uncertain',
      message:
        'The headings of the table at {cell} are unclear, so its columns were inferred. Headings such as 具体的取組, 算定見込額 and 反映区分 make the reading certain.',
    },
    'structure/ambiguous-amount-column': {
      title: 'Several columns of amounts',
      message:
        'Several columns can be read as the amount. {chosen} was used (others: {others}). If that is wrong, name the right column 算定見込額.',
    },
    'structure/several-tables': {
      title: 'Several tables',
      message: {
        other:
          'The sheet holds several tables. {chosen} was read as the budget; {others} are in no total. To check another table, move it to a sheet of its own.',
        budget:
          'The sheet seems to hold several budget tables. Only {chosen} was read; the money of {others} is in no total. Put one budget into one table, or another one on a sheet of its own.',
      },
    },
    'structure/items-below-total': {
      title: 'Items below the total',
      message:
        '{count|row|rows} at {cells} ({yen:yen}) stand below the total at {total}, which leaves them out; they were added all the same. If they are of the same budget, write a total of all; if they are another table or shown again, move them to another sheet.',
    },
    'structure/net-total': {
      title: 'Net total, or breakdown of the total',
      message: {
        gross:
          'The total is {total}, {yen:yen}; {cells} below it are not added. For the net total {net:yen}, without what is counted twice, enter the amounts counted twice as negative numbers.',
        signed:
          'The total is the net total {net:yen}: {total}, {yen:yen}, less what is counted twice ({of}). For the total before that, have these rows read as sums.',
        parts:
          '{cells} ({count|row|rows}) come to {total}, {yen:yen}: they are read as its breakdown and not added again. If they are another budget, enter a total of both.',
      },
    },
    'structure/repeated-amounts': {
      title: 'Repeated amounts',
      message: {
        once: '{count|row has|rows have} the name and amount of the row above ({cells}) and are read as repetitions of it: each amount counts once. If they are other projects, give them names of their own ({yen:yen} more); if not, keep the amount in the first row alone.',
        finer:
          'The amounts in {cells} are repeated on each row of their details. Column {column}, which adds up to them, was counted instead.',
      },
    },
    'structure/other-figures': {
      title: 'Rows of another year or stage',
      message: {
        known:
          '{count|row|rows} at {cells} hold the figures of “{other}” ({yen:yen} in items) and are in no total. The rows of “{taken}” were read as the budget.',
        guessed:
          '{count|row|rows} at {cells} seem to hold the figures of “{other}” ({yen:yen} in items) and are in no total. The rows of “{taken}” were read as the budget, but the sheet does not settle it. Choose a plan with its year and stage, or keep the budget’s rows alone in the table.',
        together:
          '{cells} name several fiscal years, and every row is in the totals. If the budget is of one year, name it in the title or move the rows of other years to another sheet.',
      },
    },
    'structure/other-sheets': {
      title: 'Sheets that were not read',
      message: {
        budget:
          'Other sheets hold budgets too ({sheets}; {yen:yen} together). Only “{read}” is in these figures. Put what belongs to them on one sheet or, if “{read}” alone is meant, validate this sheet only.',
        hiddenBudget:
          'Hidden sheets hold budgets too ({sheets}; {yen:yen} together). Only “{read}” is in these figures. Put what belongs to them on one sheet or, if “{read}” alone is meant, validate this sheet only.',
        veryHiddenBudget:
          'Sheets that no menu of Excel shows hold budgets too ({sheets}, {yen:yen} together). Only “{read}” was validated. In the Visual Basic editor (Alt+F11) set their Visible to “-1 - xlSheetVisible”, look at them, and bring what belongs to the budget onto one sheet.',
        uncounted:
          'It is not decided whether these sheets belong to the budget: {sheets} ({yen:yen} together). The figures add up {read} only. Give each the role “budget” to add it, or another role to leave it out.',
        otherYear: 'Not read, being budgets of another year: {sheets}.',
        copy: 'Not read, holding the same lines as “{read}”: {sheets}.',
        written: 'Not read, having been made by the write-back: {sheets}.',
        noBudget: 'Not read, holding no budget table: {sheets}.',
        elsewhere:
          'The budget is on another sheet: {sheets}. Choose that sheet and validate it; unhide it first if it is hidden.',
        tooLarge:
          'Not looked at, being too large: {sheets}. If they hold a budget, put what belongs together on one sheet or, if “{read}” alone is meant, validate this sheet only.',
      },
    },
    'structure/very-hidden-sheet': {
      title: 'A sheet that no menu shows',
      message: {
        used: '{count|formula|formulas} in {cells} refer to sheets that no menu of Excel shows ({sheets}). In the Visual Basic editor (Alt+F11) set their Visible to “-1 - xlSheetVisible” and look at them.',
        money:
          'Sheets that no menu of Excel shows hold amounts of a budget ({sheets}, {yen:yen} together). In the Visual Basic editor (Alt+F11) set their Visible to “-1 - xlSheetVisible” and look at them.',
      },
    },
    'structure/checks-cut-short': {
      title: 'Checks cut short',
      message: {
        tables:
          'The sheet holds too many tables: the first 200 were looked at, the others were not. Keep the budget on a sheet of its own.',
        names:
          'Too many names to hold against the plan: similar names were looked for in some only. A misspelt name may be called unknown.',
        formulas:
          'The formulas add too many cells: some totals’ formulas were not checked. Totals that add subtotals can all be checked.',
        sums: 'Too many totals differ: the cause was looked for in some only. Start with the totals that are shown.',
      },
    },
    'structure/missing-section': {
      title: 'A section of the summary without a sheet',
      message:
        'No sheet stands for “{section}” ({yen:yen}) of the summary. If a section’s sheet is missing, add it and validate again; if the cost belongs to no section, put its lines on a budget sheet.',
    },
    'structure/sections-differ': {
      title: 'Units or stages that differ between sections',
      message: {
        unit: 'The amounts of “{section}” are in {found}, those of most sections in {usual}. Each was read in its own unit. Check that the unit in the heading is right.',
        stage:
          'The amounts of “{section}” are “{found}”, those of most sections “{usual}”. Bring them to the same stage.',
      },
    },
    'structure/double-column': {
      title: 'Two columns of one kind',
      message:
        '{cells} can all be read as “{role:role}”. Rename the heading of the one that is not to be used.',
    },
    'structure/unknown-column': {
      title: 'A column that is not read',
      message:
        'The heading “{heading}” in {cell} is not used. If it should be, give it a heading such as 算定見込額 or 反映区分.',
    },
    'structure/repeated-header': {
      title: 'Repeated heading',
      message:
        'The heading is repeated inside the table {count|time|times} ({cells}). It is not counted as a line.',
    },
    'structure/orphan-row': {
      title: 'Money without a name',
      message:
        'No item is named for {cells} ({count|amount|amounts}). Enter the item’s name on the same row.',
    },
    'structure/chosen-row': {
      title: 'Reading chosen for a row',
      message: {
        sum: '{cell} “{name}” is read as a sum, as chosen, and not added.',
        item: '{cell} “{name}” is read as an item, as chosen, and added.',
      },
    },
    'structure/sum-by-figures': {
      title: 'Sum told by its figures alone',
      message:
        'Nothing in the name of {cells} “{name}” says so, but {of} ({count|row|rows}) add up to it: it is read as a sum and not added again. If it is a sum, end its name in 計; if it is an item, enter its reflection mark.',
    },
    'structure/possible-sum': {
      title: 'Row that may be a sum',
      message: {
        figures:
          '{of} ({count|row|rows}) add up to {cells} “{name}”, which may be chance: it is read as an item and added. If it is a sum, end its name in 計; if it is an item, enter its reflection mark.',
        level:
          'By its marker or number {cells} “{name}” stands over {of} ({count|row|rows}), but these come to {yen:yen}, far more than it: it is read as an item of its own and added. If it is their sum, correct its amount; if it is an item, give it the same marker as the others.',
      },
    },
    'structure/no-parent': {
      title: 'Line without an issue',
      message:
        '{count|line has|lines have} no issue ({cells}, {yen:yen} together). Enter the issue.',
    },
    'structure/blank-parent': {
      title: 'Parent left out',
      message:
        '“{role:role}” is blank on {count|line|lines} and was taken from the row above ({cells}). Sorting would break this; writing it on every row is safer.',
    },
    'structure/hidden-money': {
      title: 'Money in hidden rows',
      message:
        '{count|hidden row holds|hidden rows hold} {yen:yen} ({cells}). This is counted. Show the rows, and delete those that do not belong.',
    },
    'structure/hidden-column': {
      title: 'Hidden column',
      message:
        'The column “{role:role}” ({cell}) is hidden. Its values are used. Show it and check.',
    },
    'structure/number-as-text': {
      title: 'Numbers stored as text',
      message:
        '{count|cell holds a number|cells hold numbers} as text ({cells}, e.g. “{example}”). Excel’s SUM leaves text out. Turn it into numbers.',
    },
    'structure/far-cells': {
      title: 'Cells far from the table',
      message:
        '{count|cell stands|cells stand} far from everything else ({cells}, such as “{example}”) and are not read. Delete them if they are of no use, or move them into the table if they belong to the budget.',
    },
    'structure/rule-changed-by-policy': {
      title: 'Check changed by the ward’s policy',
      message: {
        off: 'By the ward’s policy “{rule:rule}” is not checked (reason: {reason}).',
        on: 'By the ward’s policy “{rule:rule}” counts as “{severity:word}” (reason: {reason}).',
      },
    },
    'structure/unknown-rule-in-policy': {
      title: 'Unknown check in the ward’s policy',
      message:
        'The ward’s policy names a check “{rule}” that does not exist. Take it out of the policy or correct its name.',
    },

    'formulas/error-value': {
      title: 'Formula error',
      message: '{cells} shows “{text}” ({count|cell|cells}). Correct what the formula refers to.',
    },
    'formulas/range-misses-rows': {
      title: 'Rows left out of a sum',
      message: '“{formula}” in {cell} leaves out {rows} ({yen:yen} together). Correct the range.',
    },
    'formulas/counts-twice': {
      title: 'A sum that takes in too much',
      message: {
        twice: '“{formula}” in {cell} adds {rows} ({yen:yen} together) twice. Correct the range.',
        relisted:
          '“{formula}” in {cell} adds the relisted or included rows {rows} ({yen:yen} together). Take them out of its range.',
        foreign:
          '“{formula}” in {cell} adds {rows} ({yen:yen} together) of another block. Correct the range.',
      },
    },
    'formulas/includes-itself': {
      title: 'A sum that includes itself',
      message:
        '“{formula}” in {cell} takes in its own cell (a circular reference). Correct the range.',
    },
    'formulas/typed-constant': {
      title: 'A number typed into a formula',
      message: '“{formula}” in {cell} adds the typed number {constant}. Give it a line of its own.',
    },
    'formulas/skips-hidden': {
      title: 'A sum that skips hidden rows',
      message:
        '“{formula}” in {cell} leaves out the hidden {rows} ({yen:yen} together). Use a formula that does not change with what is shown.',
    },
    'formulas/text-in-sum': {
      title: 'Numbers as text inside a sum',
      message:
        '{rows} ({yen:yen} together) are text, so the sum in {cell} leaves them out. Turn them into numbers.',
    },
    'formulas/typed-total': {
      title: 'A typed total',
      message:
        '{yen:yen} in {cell} is typed. The other totals are formulas, so it alone will not follow an edit. Make it a formula.',
    },
    'formulas/refers-to-text': {
      title: 'A formula that adds words',
      message: '“{formula}” in {cell} adds {texts}, which hold words. Check what it refers to.',
    },
    'formulas/refers-to-blank': {
      title: 'A formula that refers to a blank',
      message: '“{formula}” in {cell} refers to the blank {blank}. Check what it refers to.',
    },
    'formulas/unlike-neighbours': {
      title: 'A formula unlike its column',
      message: {
        formula:
          '“{written}” in {cell} differs from the formulas of column {column} ({neighbour} has “{model}”). If it is not meant, copy the formula of the other rows.',
        typed:
          '{written} in {cell} is typed, while column {column} holds formulas ({neighbour} has “{model}”). If it is not meant, copy the formula of the other rows.',
      },
    },
    'formulas/not-calculated': {
      title: 'Formula not calculated',
      message:
        '{count|formula|formulas} without a result in {cells}, such as “{formula}”. They are in no total: open the workbook in Excel, recalculate (F9), save it, and check it again. Keep the formulas.',
    },
    'formulas/manual-calculation': {
      title: 'A workbook calculated by hand',
      message: {
        amounts:
          'This workbook is set to manual calculation. {count|amount|amounts} in {cells} are formulas and may be of before the last edit. Press F9, set Calculation Options on the Formulas tab to Automatic, and validate again.',
        marks:
          'This workbook is set to manual calculation. {count|mark|marks} in {cells} are formulas and may be of before the last edit. Press F9, set Calculation Options on the Formulas tab to Automatic, and validate again.',
        typed:
          'This workbook is set to manual calculation. The lines’ amounts are typed, and their sums were added up again here, so these figures do not change. Consider setting Calculation Options on the Formulas tab back to Automatic.',
      },
    },
    'formulas/circular-reference': {
      title: 'A circular reference',
      message: {
        itself:
          '“{formula}” in {cell} refers to its own cell (a circular reference). Excel shows 0 or an old value. Take {cell} out of what it refers to.',
        through:
          'The {count|formula|formulas} in {cells} lead back to where they begin (a circular reference). Excel shows 0 or an old value. Follow what “{formula}” refers to, and mend one of them.',
        sheets:
          'The formulas in {cells} lead back to themselves by {others} (a circular reference of {count|formula|formulas}). Excel shows 0 or an old value. Follow what “{formula}” refers to, and mend one of them.',
      },
    },
    'formulas/own-subtotal': {
      title: 'A sum over a subtotal and its rows',
      message:
        '“{formula}” in {cell} adds the subtotal in {subtotals} (“{inner}”) and the rows that this adds already. Add either the subtotal or its rows.',
    },
    'formulas/mixed-units': {
      title: 'Amounts of different units in one formula',
      message: {
        terms:
          '“{formula}” in {cell} adds or subtracts {from} in {fromUnit} and {other} in {otherUnit} as they are. Bring one of them to the other’s unit first, as by /1000.',
        result:
          '{cell} is in a column of {otherUnit}, but “{formula}” takes {from} in {fromUnit} as it is. Bring it to {otherUnit}, as by /1000.',
      },
    },
    'formulas/approximate-lookup': {
      title: 'An approximate look-up',
      message: {
        unsorted:
          '{name} in {cells} ({count|cell|cells}) looks for the nearest key, but the keys {keys} are not sorted (“{key}” is out of order). It may fetch the value of another row. Make “{formula}” look for the exact key.',
        texts:
          '{name} in {cells} ({count|cell|cells}) looks for the nearest of words ({keys}). Where the same word is missing it fetches the value of another row. Make “{formula}” look for the exact word.',
        unseen:
          '{name} in {cells} ({count|cell|cells}) looks for the nearest key, and whether its keys are sorted could not be checked from this sheet. Make “{formula}” look for the exact key, or check them.',
        sorted:
          '{name} in {cells} ({count|cell|cells}) looks for the nearest key: where the same one is missing, it fetches the value of a row close to it. Unless this is a scale, make “{formula}” look for the exact key.',
      },
    },
    'formulas/external-link': {
      title: 'Amounts fetched from another file',
      message: {
        named:
          '{count|amount|amounts} in {cells} refer to “{book}”. What that file holds now could not be checked. Validate it together with this one, or update the links and validate again.',
        numbered:
          '{count|amount|amounts} in {cells} refer to a file whose name is not known ([{book}]). What it holds now could not be checked. Look up the source under Edit Links, update it and validate again.',
      },
    },
    'formulas/wrong-sheet-link': {
      title: 'A link to the wrong sheet',
      message: {
        section:
          '{cell} stands for “{section}”, but “{formula}” refers to {found}. Let it refer to the sheet of “{section}”.',
        copy: '“{formula}” in {cell} refers to a copy that is left out of the figures ({found}). Let it refer to the budget’s sheet.',
        otherYear:
          '“{formula}” in {cell} refers to a sheet of another year ({found}). Put in this year’s amount.',
        otherStage:
          '“{formula}” in {cell} refers to a sheet of another stage ({found}). Let it refer to a sheet of the same stage.',
      },
    },
    'formulas/stale-link': {
      title: 'A link with an old value',
      message:
        '{cell} shows {shown}, but {target}, which “{formula}” refers to, holds {there}. Recalculate (F9) or update the links.',
    },
    'formulas/stale-value': {
      title: 'A sum that was not recalculated',
      message: '{cell} shows {shown}, but “{formula}” comes to {sum}. Recalculate (F9).',
    },
    'formulas/hidden-in-sum': {
      title: 'Hidden rows inside a sum',
      message: 'The sum in {cell} takes in the hidden {rows} ({yen:yen} together).',
    },

    'schema/no-plan': {
      title: 'No plan',
      message: 'No plan is chosen, so names, amounts and marks were not compared with a plan.',
    },
    'schema/different-plan': {
      title: 'Another plan',
      message:
        'No item of the chosen plan is in the table at {cell}. Choose the plan of this ward and year.',
    },
    'schema/issue-near-miss': {
      title: 'Misspelled issue',
      message: 'The issue “{text}” in {cell} is not in the plan. Is “{title}” meant?',
    },
    'schema/strategy-near-miss': {
      title: 'Misspelled strategy',
      message: 'The strategy “{text}” in {cell} is not in the plan. Is “{title}” meant?',
    },
    'schema/initiative-near-miss': {
      title: 'Misspelled initiative',
      message: 'The initiative “{text}” in {cell} is not in the plan. Is “{title}” meant?',
    },
    'schema/unknown-issue': {
      title: 'Issue not in the plan',
      message: {
        unknown:
          'The issue “{text}” in {cell} ({yen:yen} together) is not in the plan. Correct its name if it is wrong. If the plan does not list it, mark its lines 反映なし.',
        excerpt:
          'The issue “{text}” in {cell} ({yen:yen} together) is not in the text of the plan that was read. If the text is an excerpt, nothing needs doing; if the issue is missing, add its rows to the plan in Settings.',
      },
    },
    'schema/unknown-strategy': {
      title: 'Strategy not in the plan',
      message:
        'The strategy “{text}” in {cell} ({yen:yen} together) is not in the plan. Correct its name if it is wrong. If the plan does not list it, mark its lines 反映なし.',
    },
    'schema/unknown-initiative': {
      title: 'Initiative not in the plan',
      message:
        'The initiative “{text}” in {cell} ({yen:yen} together) is not in the plan. Correct its name if it is wrong. If the plan lacks it, add the row to the plan in Settings.',
    },
    'schema/wrong-parent': {
      title: 'Item in the wrong place',
      message:
        '“{title}” in {cell} stands under “{written}”; in the plan it belongs to the strategy “{strategy}” of the issue “{issue}”. Move the row there, or correct its issue and strategy.',
    },
    'schema/item-on-several-sheets': {
      title: 'An item on the sheets of several sections',
      message: {
        same: '“{title}” ({yen:yen}) stands with the same amount on {sheets}. If it is counted twice, delete one; if the sections share it, name the section on each line (in its column or behind the name).',
        split:
          '“{title}” stands on {sheets} ({yen:yen} together). It was added up as shared between them. If it is one and the same, delete one.',
      },
    },
    'schema/duplicate-item': {
      title: 'Item listed twice',
      message: {
        same: '“{title}” in {cell} is the same item as in the row of {first}, with the same {yen:yen}. If it is one and the same, delete one of the rows.',
        different:
          '“{title}” in {cell} ({yen:yen}) is the same item as in the row of {first}. Name the departments if it is split, or delete one.',
      },
    },
    'schema/possible-relisting': {
      title: 'A row that may be relisted',
      message:
        '“{title}” in {cell} ({yen:yen}) is the same item and amount as {first}. If it is shown again, write 再掲; otherwise it is counted twice.',
    },
    'schema/repeated-row': {
      title: 'Equal rows',
      message:
        '{count|row equals|rows equal} an earlier row in every cell ({cells}, {yen:yen} together; first {first}). Delete what was copied.',
    },
    'schema/missing-item': {
      title: 'Item not on the sheet',
      message: {
        issue:
          '{count|item|items} ({yen:yen} together) of the plan’s issue “{title}” cannot be found on the sheet. Add the rows, or choose the plan that belongs to this sheet.',
        strategy:
          '{count|item|items} ({yen:yen} together) of the plan’s strategy “{title}” cannot be found on the sheet. Add the rows, or choose the plan that belongs to this sheet.',
        initiative:
          '“{title}” ({yen:yen}) of the plan is not on the sheet. Add the row, or choose the plan that belongs to this sheet.',
      },
    },

    'amounts/no-unit': {
      title: 'No unit stated',
      message: {
        assumed:
          'No unit is stated anywhere; {assumed} was assumed (total {yen:yen}). In {other} the total is {otherYen:yen}. State the unit.',
        none: 'No unit is stated anywhere, so the figures were read as yen (total {yen:yen}). In {other} the total is {otherYen:yen}. State the unit above the table, e.g. (単位:千円).',
      },
    },
    'amounts/ambiguous-unit': {
      title: 'Several units stated',
      message:
        '{cells} state different units ({units}). {taken} was taken. Leave only the right one.',
    },
    'amounts/unreadable': {
      title: 'Not readable as an amount',
      message: {
        unreadable:
          '“{text}” in {cells} cannot be read as an amount ({count|cell|cells}). It is in no total; enter a number.',
        leftOver:
          'In “{text}” in {cells} the part “{part}” cannot be read ({count|cell|cells}). It is in no total; enter the amount alone.',
        ofTotal:
          '“{text}” in {cells} cannot be read as an amount, so the total cannot be checked against its lines ({count|cell|cells}). Enter a formula that adds them up.',
        notAmount:
          '“{text}” in {cells} is not an amount ({count|cell|cells}). It is in no total; enter a number.',
      },
    },
    'amounts/fraction-of-yen': {
      title: 'Fraction of a yen',
      message:
        '“{text}” in {cells} is not a whole number of yen ({count|cell|cells}). It is in no total; correct the amount or its unit.',
    },
    'amounts/too-large': {
      title: 'Amount too large',
      message:
        '“{text}” in {cells} is too large for an amount ({count|cell|cells}). It is in no total; correct its digits or unit.',
    },
    'amounts/missing': {
      title: 'Amount left blank',
      message: {
        blank:
          'The amount in {cells} is blank ({count|cell|cells}). Enter the amount; “-” if none is planned, 0 if it is zero.',
        formula:
          'The formula in {cells} gives a blank ({count|cell|cells}). Write the amount where it looks, and let it give 0 where it is nothing.',
      },
    },
    'amounts/unit-conflict': {
      title: 'Two units for one amount',
      message:
        '{cells} can be read in {taken} and in {other} ({count|cell|cells}). {taken} was taken. State one unit.',
    },
    'amounts/shown-otherwise': {
      title: 'Shown otherwise than its value',
      message: {
        shown:
          'The number format of {cell} shows “{shown}”, but its value is {yen:yen} and counts as such. Correct the value or the format.',
        hidden:
          'The number format of {cell} shows nothing, but its value of {yen:yen} counts. Delete the value or correct the format.',
      },
    },
    'amounts/suspected-unit': {
      title: 'Suspiciously large',
      message:
        '{yen:yen} in {cell} is far larger than the other rows. If its unit is wrong, correct it to come to {smaller:yen}.',
    },
    'amounts/approximate': {
      title: 'Approximate amount',
      message:
        '“{text}” in {cells} is approximate. It is counted as {yen:yen}, but sums cannot be checked exactly. Enter the exact amount.',
    },
    'amounts/ignored-part': {
      title: 'Parts inside an amount',
      message: '{cells} was read as {yen:yen}; “{parts}” is not part of the amount.',
    },
    'amounts/negative': {
      title: 'Negative amount',
      message:
        '{count|amount is|amounts are} negative ({cells}, {yen:yen} together) and subtracted.',
    },
    'amounts/differs-from-plan': {
      title: 'Amount differs from the plan',
      message: {
        differs:
          '“{title}” in {cells} is {yen:yen}; the plan has {planned:yen} (difference {difference:yen}). Check which is right.',
        sign: '“{title}” in {cells} is {yen:yen}; the plan has {planned:yen} (difference {difference:yen}). The sign is reversed.',
        thousand:
          '“{title}” in {cells} is {yen:yen}; the plan has {planned:yen} (difference {difference:yen}). Exactly a factor of 1,000: use one unit (yen or thousands) in both.',
        transposed:
          '“{title}” in {cells} is {yen:yen}; the plan has {planned:yen} (difference {difference:yen}). Two digits seem swapped.',
        planHasNone: '“{title}” in {cells} is {yen:yen}; the plan has “-” for it.',
        sheetHasNone:
          '“{title}” in {cells} has “-”; the plan has {planned:yen}. Enter the amount, or choose a newer version of the plan.',
      },
    },

    'classification/no-reflection-column': {
      title: 'No column of reflection marks',
      message:
        'The table at {cell} has no column of reflection marks, so no share is calculated. Add a column with the heading 反映区分 and enter a mark on each line.',
    },
    'classification/unset-mark': {
      title: 'Reflection mark not set',
      message: {
        some: '{count|line has|lines have} no reflection mark ({cells}, {yen:yen} together). Enter one of {marks}.',
        all: 'No line has a reflection mark ({cells}, {count|line|lines}, {yen:yen} together). Enter one of {marks}.',
      },
    },
    'classification/unknown-mark': {
      title: 'Unknown reflection mark',
      message:
        'The mark “{text}” in {cells} ({yen:yen} together) is not in the ward’s policy. Enter one of {marks}.',
    },
    'classification/mark-on-excluded': {
      title: 'Mark on an excluded line',
      message:
        'The mark “{mark}” in {cell} stands on an excluded line ({label}, {yen:yen}). Excluded lines do not count; remove the mark.',
    },
    'classification/mark-differs-from-plan': {
      title: 'Mark differs from the plan',
      message:
        '“{name}” is marked “{written}” in {cell}; the plan has “{planned}”. Check which is right.',
    },
    'classification/mark-without-money': {
      title: 'Mark without money',
      message:
        'Lines without an amount are marked ({cells}, {count|line|lines}). The share is not affected.',
    },
    'classification/unknown-exclusion': {
      title: 'Unknown exclusion',
      message: {
        near: 'The exclusion “{text}” in {cells} ({yen:yen} together) is not in the ward’s policy, so nothing is excluded. Is “{near}” meant?',
        unknown:
          'The exclusion “{text}” in {cells} ({yen:yen} together) is not in the ward’s policy, so nothing is excluded. Use a name of the policy, or clear the cell.',
      },
    },
    'classification/excluded-without-cell': {
      title: 'Excluded, but not marked so',
      message: {
        name: '“{name}” ({yen:yen}, {cell}) was excluded by its name as “{label}”. Enter the exclusion.',
        plan: '“{name}” ({yen:yen}, {cell}) was excluded as “{label}” because the plan says so. Enter the exclusion.',
      },
    },
    'classification/exclusion-differs-from-plan': {
      title: 'Exclusion differs from the plan',
      message: {
        planExcludes:
          '“{title}” ({yen:yen}, {cell}) is not excluded; the plan excludes it as “{planned}”. Enter “{planned}” as its exclusion, or choose a newer version of the plan.',
        sheetExcludes:
          '“{title}” ({yen:yen}, {cell}) is excluded as “{written}”; the plan does not exclude it. Clear its exclusion, or choose a newer version of the plan.',
        other:
          '“{title}” ({yen:yen}, {cell}) is excluded as “{written}”; the plan has “{planned}”. Correct the exclusion, or choose a newer version of the plan.',
      },
    },
    'classification/exclusion-not-on-sheet': {
      title: 'Exclusion without a line',
      message: {
        declared:
          '{label} is stated as {yen:yen}, but no line carries that exclusion. Enter “{label}” as the exclusion of the line it is.',
        none: 'No line is excluded as {label}. If there is one, enter “{label}” as its exclusion.',
      },
    },
    'classification/excluded-twice': {
      title: 'Excluded twice',
      message:
        '“{name}” in {cell} ({yen:yen}) is the same money as {first}, excluded twice under different exclusions. Delete one.',
    },

    'opinions/blank-text': {
      title: 'blank opinion',
      message: 'The opinion in {cell} is blank. Enter it, or delete the row.',
    },
    'opinions/no-meeting': {
      title: 'opinion without a meeting',
      message: 'The meeting in {cell} is blank. Enter whose opinion it is.',
    },
    'opinions/unreadable-date': {
      title: 'unreadable day of a meeting',
      message: 'The day “{text}” in {cell} cannot be read. Write it like 2025/9/3.',
    },
    'opinions/date-outside': {
      title: 'day of another year',
      message:
        'The meeting of opinion {no} was on {date}, outside the time in which opinions for this budget are heard ({from} to {until}). Check the day.',
    },
    'opinions/repeated-number': {
      title: 'opinion number twice',
      message: 'There are two opinions with the number {no}. Number them anew.',
    },
    'opinions/repeated-text': {
      title: 'opinion twice',
      message: 'Opinion {no} says the same as one above it. Delete one of them.',
    },
    'opinions/undecided': {
      title: 'opinion without a decision',
      message:
        'Opinion {no} has no decision. Enter reflected, partly reflected, considered or difficult.',
    },
    'opinions/unknown-decision': {
      title: 'unknown decision',
      message:
        'The decision “{text}” on opinion {no} is not understood. Enter reflected, partly reflected, considered or difficult, or say in the ward’s settings what it means.',
    },
    'opinions/unknown-item': {
      title: 'unknown item of an opinion',
      message: {
        near: 'Opinion {no} names “{text}”, which neither the plan nor the sheet has. Check whether “{title}” was meant.',
        unknown:
          'Opinion {no} names “{text}”, which neither the plan nor the sheet has. Check the name.',
      },
    },
    'opinions/unknown-number': {
      title: 'unknown opinion number',
      message: 'The register has no opinion “{text}”, which {cell} names. Check the number.',
    },
    'opinions/reflected-without-item': {
      title: 'reflected without an item',
      message:
        'Opinion {no} is called reflected, but names no item. Enter the item, or correct the decision.',
    },
    'opinions/reflected-without-money': {
      title: 'reflected without money',
      message:
        'Opinion {no} is called reflected, but “{title}” has no money. Check the item and the decision.',
    },
    'opinions/reflected-without-mark': {
      title: 'reflected without a mark',
      message: {
        unmarked:
          'Opinion {no} is called reflected, but “{title}” has no reflection mark. Mark it, or correct the decision.',
        excluded:
          'Opinion {no} is called reflected, but “{title}” is excluded and counts for nothing. Check the item and the decision.',
      },
    },
    'opinions/mark-without-opinion': {
      title: 'mark without an opinion',
      message:
        '“{title}” has the mark {mark} ({yen:yen}), but no opinion in the register accounts for it. Add the opinion, or check the mark.',
    },
    'opinions/vanished': {
      title: 'considered opinion that vanished',
      message:
        'Last year’s opinion {no} (“{text}”) was under consideration, and is not in this year’s register. Enter what became of it.',
    },

    'totals/explained-mismatch': {
      title: 'Difference with a note',
      message:
        '{written:yen} in {cell} differs from its lines ({expected:yen}) by {difference:yen}; a note in {note} says so.',
    },
    'totals/tolerated-difference': {
      title: 'Difference within tolerance',
      message: {
        reason:
          '{cell} differs from its lines by {difference:yen}, within the ward’s tolerance ({allowed:yen}; reason: {reason}).',
        plain:
          '{cell} differs from its lines by {difference:yen}, within the ward’s tolerance ({allowed:yen}).',
      },
    },
    'totals/subtotal-differs': {
      title: 'Total differs from its lines',
      message: sumMessages('The total in {cell}', 'its lines come', 'its lines’'),
    },
    'totals/parent-differs': {
      title: 'Parent differs from its parts',
      message: sumMessages('The figure in {cell}', 'its parts come', 'its parts’'),
    },
    'totals/too-large': {
      title: 'Sum too large',
      message:
        'Adding {cells} would leave the range of exact figures, so they are in no total. Correct their digits or unit.',
    },
    'totals/base-not-positive': {
      title: 'No base left',
      message:
        'The ward total {total:yen} less the exclusions {excluded:yen} leaves {base:yen}; there is no share. Clear the exclusion of the lines that are not to be excluded.',
    },
    'totals/section-differs': {
      title: 'A summary that differs from a section',
      message:
        'The summary has {written:yen} for “{section}”, but its sheet ({source}) comes to {exact:yen}, a difference of {difference:yen}. Check which is right and bring them into line.',
    },
    'totals/declared-differs': {
      title: 'Stated figure differs',
      message: {
        differs:
          'The {what:word} “{label}” stated in {cell} is {written:yen}; the lines come to {exact:yen} (difference {difference:yen}). Correct the lines or the text.',
        sign: 'The {what:word} “{label}” stated in {cell} is {written:yen}; the lines come to {exact:yen}. The sign is reversed.',
        thousand:
          'The {what:word} “{label}” stated in {cell} is {written:yen}; the lines come to {exact:yen}. Exactly a factor of 1,000: use one unit (yen or thousands) in both.',
        transposed:
          'The {what:word} “{label}” stated in {cell} is {written:yen}; the lines come to {exact:yen}. Two digits seem swapped.',
      },
    },
    'totals/plan-declared-differs': {
      title: 'The plan’s figure differs',
      message:
        'The sheet’s {what:word} is {exact:yen}; the plan states {planned:yen} (difference {difference:yen}). Check for lines missing or listed twice; the sheets of other sections may not be included.',
    },
    'totals/coarser-unit': {
      title: 'Figure in a coarser unit',
      message: {
        truncate: '{written:yen} in {cell} is {exact:yen} rounded down.',
        'half-up': '{written:yen} in {cell} is {exact:yen} rounded half-up.',
      },
    },
    'totals/pots': {
      title: 'Parts of the ward-related budget',
      message:
        'The ward-related budget in {cell} is {written:yen}; the ward head’s and the city manager’s free funds come to {expected:yen} (difference {difference:yen}). Correct whichever of the three is wrong.',
    },
    'totals/column-identity': {
      title: 'Columns do not add up',
      message:
        '“{whole}” in {cell} is {written:yen}; “{first}” and “{second}” come to {expected:yen} (difference {difference:yen}). Correct whichever is wrong.',
    },
    'totals/funds-identity': {
      title: 'Sources do not add up',
      message:
        'The sum in {cell} is {written:yen}; earmarked and general funds come to {expected:yen} (difference {difference:yen}). Correct whichever is wrong.',
    },
    'totals/change-differs': {
      title: 'Change differs',
      message: {
        differs:
          'The change in {cell} is {written:yen}; the calculated change is {expected:yen}. Correct it, or the year’s amount that is wrong.',
        sign: 'The change in {cell} is {written:yen}; the calculated change is {expected:yen}. The sign is reversed.',
      },
    },
    'totals/rate-differs': {
      title: 'Rate differs',
      message:
        'The rate in {cell} is {written}%; the calculated rate is {expected}% (half-up). Correct it, or the amount that is wrong.',
    },
    'totals/share-differs': {
      title: 'Stated share differs',
      message: {
        sheet:
          'The share {written}% stated in {cell} does not match the calculated {computed}% ({numerator:yen} ÷ {denominator:yen}), rounded half-up or truncated. Correct the stated share.',
        uncertain:
          'The share {written}% stated in {cell} does not match the {computed}% calculated from the lines as they are ({numerator:yen} ÷ {denominator:yen}). Correct the other errors first and validate again; if it still differs, correct the stated share.',
        plan: 'The share {written}% stated in the plan does not match the {computed}% calculated from this sheet ({numerator:yen} ÷ {denominator:yen}). Correct the marks that differ from the plan’s; the sheets of other sections may not be included.',
      },
    },
    'totals/share-rounding': {
      title: 'How the share is rounded',
      message: {
        'half-up':
          'The stated share {written}% is rounded half-up (the ward’s policy gives {computed}%).',
        truncate: 'The stated share {written}% is truncated (the ward’s policy gives {computed}%).',
      },
    },

    'year/columns-swapped': {
      title: 'Year columns swapped',
      message: {
        heading:
          'The headings of columns {amount} and {prior} have their years the wrong way round. Correct the years in the headings, or swap the columns.',
        change:
          'Every change has the other sign. If columns {amount} (this year) and {prior} (last year) are swapped, swap them back.',
        plan: 'The plan’s amounts match column {prior} (last year), not {amount}. If the columns are swapped, swap them back.',
      },
    },
    'year/wrong-year': {
      title: 'Another year',
      message: {
        column:
          'The amounts of {cell} are of {year:year}; the chosen plan is of {planned:year}. Correct the year, or choose the plan of that year.',
        title:
          'The title in {cell} says {year:year}; the chosen plan is of {planned:year}. Correct the year, or choose the plan of that year.',
      },
    },
    'year/several-years': {
      title: 'Titles of different years',
      message:
        '{cell} says {other:year}, another title {first:year}. Correct the year if it is left from last year.',
    },
    'year/row-of-other-year': {
      title: 'Lines of another year',
      message:
        '{cells} are of {year:year} ({count|line|lines}); the others are of {expected:year}. Correct the year.',
    },
    'year/prior-exceeds-parent': {
      title: 'Last year’s parts exceed their whole',
      message:
        'Last year’s figure in {cell} is {written:yen}, but its parts come to {sum:yen}. Correct last year’s figure or its parts.',
    },
    'year/era-overrun': {
      title: 'Year of an era that has ended',
      message: '“{text}” in {cell} was read as {year:year}.',
    },

    'guideline/merged-cells': {
      title: 'Merged cells',
      message:
        '{count|merged cell|merged cells} in the table ({cells}). The Ministry of Internal Affairs’ guideline on machine-readable statistical tables (2020-12-18) asks for none.',
    },
    'guideline/omitted-names': {
      title: 'Names left out',
      message:
        '{count|line leaves|lines leave} out a name that is the same as above ({cells}). The ministry’s guideline asks to write it.',
    },
    'guideline/unit-in-cell': {
      title: 'Amounts with more than a number',
      message:
        '{count|amount cell holds|amount cells hold} a unit or words ({cells}). The ministry’s guideline asks for numbers alone, with the unit in the heading.',
    },
    'guideline/line-breaks': {
      title: 'Line breaks in cells',
      message:
        '{count|line break|line breaks} inside cells ({cells}). The ministry’s guideline asks for none.',
    },
    'guideline/layout-spaces': {
      title: 'Spaces for layout',
      message:
        '{count|cell holds|cells hold} spaces for layout ({cells}). The ministry’s guideline asks for none.',
    },
    'guideline/machine-dependent': {
      title: 'Machine-dependent characters',
      message:
        '{count|cell holds|cells hold} machine-dependent characters ({cells}). The ministry’s guideline asks for none.',
    },
    'guideline/several-tables': {
      title: 'Several tables on one sheet',
      message:
        '{count|table|tables} on one sheet ({cells}). The ministry’s guideline asks for one table a sheet.',
    },
  },
  more: 'The same is said of {count|more cell|more cells} ({cells}).',
  suggestions: {
    linkTo: 'Link {cell} to {target}',
    several: 'Fix all of them ({count|cell|cells})',
    takeOff: 'Make {cells} negative',
    numbersFromText: 'Turn {count|text|texts} into numbers',
    fillParents: 'Fill {count|blank|blanks} with the name above',
    planTitle: 'Correct to “{title}”',
    moveUnder: 'Move under “{strategy}”',
    planAmount: 'Set {cell} to the plan’s amount ({value})',
    divideByThousand: 'Set {cell} to {value}',
    planMarks: 'Enter the plan’s mark on {count|line|lines}',
    planMark: 'Enter “{value}” in {cell}',
    mark: 'Set {cell} to “{value}”',
    removeMark: 'Set {cell} to “{value}”',
    exclusion: 'Set the exclusion in {cell} to “{value}”',
    noExclusion: 'Clear the exclusion in {cell}',
    sumFormula: 'Set {cell} to “{value}”',
    columnFormula: 'Set {cell} to “{value}”',
    computedAmount: 'Set {cell} to the computed amount ({value})',
    amount: 'Set {cell} to {value}',
    share: 'Correct the share to {share}%',
  },
  roles: {
    issue: 'issue',
    strategy: 'strategy',
    initiative: 'initiative',
    outline: 'item',
    amount: 'amount',
    otherAmount: 'other amount',
    priorAmount: 'last year’s amount',
    change: 'change',
    rate: 'rate',
    count: 'count',
    unit: 'unit',
    exclusion: 'exclusion',
    reflection: 'reflection mark',
    opinion: 'opinion number',
    department: 'department',
    year: 'year',
    code: 'code',
    account: 'account',
    remark: 'remarks',
    ignored: 'unused column',
  },
  words: {
    error: 'error',
    warning: 'warning',
    info: 'information',
    advice: 'advice',
    off: 'off',
    total: 'ward total',
    fixed: 'fixed expenses',
    priority: 'priority expenses',
    base: 'base',
  },
}

/** One set of sentences for totals and parents, which differ by the words for their parts. */
function sumMessages(figure: string, come: string, own: string): Record<string, string> {
  const stated = `${figure} is {written:yen}; ${come} to {expected:yen}`
  return {
    unexplained: `${stated} (difference {difference:yen}). Compare the range of the sum with the amounts, and correct whichever is wrong.`,
    sign: `${stated}. The sign is reversed.`,
    thousand: `${stated}. Exactly a factor of 1,000: use one unit (yen or thousands) in both.`,
    transposed: `${stated}. Two digits seem swapped.`,
    textNumbers: `${figure} is {written:yen}: ${own} {expected:yen} without {rows}, which are text. Turn them into numbers.`,
    hiddenRow: `${figure} is {written:yen}: ${own} {expected:yen} without the hidden {rows}. Check whether they belong to it.`,
    missingRow: `${figure} is {written:yen}: ${own} {expected:yen} without {rows}. If they belong to it, take them into the sum.`,
    countsSubtotal: `${figure} is {written:yen}: ${own} {expected:yen} and the subtotal {rows} on top. Take it out.`,
    countsRelisted: `${figure} is {written:yen}: ${own} {expected:yen} and the relisted or included {rows}. Take them out.`,
    countedTwice: `${figure} is {written:yen}: ${own} {expected:yen} and {rows} once more. Check for double counting.`,
    rowSign: `${stated}. They agree if the sign of {rows} is reversed.`,
    rowThousand: `${stated}. They agree if {rows} is off by a factor of 1,000.`,
    rowTransposed: `${stated}. They agree if two digits of {rows} are swapped.`,
    blankRows: `${stated} (difference {difference:yen}). Fill in the blank {rows} first, then check.`,
    rounding: `${stated} (difference {difference:yen}). Each row seems to be rounded by itself.`,
  }
}
