// The words of the standards page in English.
import type { StandardsTexts } from './texts.ts'

export const en: StandardsTexts = {
  title: 'Standards for spreadsheets',
  explain:
    'Of published standards the points alone that a program can check, with the facts of this validation. It certifies no conformity. The points are in the words of this working paper, not of the standards.',
  outside: 'What no program can check: ',
  standards: {
    icaew: {
      title: 'ICAEW, Twenty principles for good spreadsheet practice (second edition, 2015)',
      outside:
        'the role of spreadsheets and standards in the organisation, competence, the right tool, a sheet that describes the workbook, backup, protection of cells.',
    },
    fast: {
      title: 'The FAST Standard 02b (2016)',
      outside: 'sheets by their purpose, the direction of calculation, colours, names and macros.',
    },
    jicpa: {
      title:
        'JICPA, Audit and Assurance Practice Committee Report No. 82 (2007) and Q&A on IT Committee Report No. 3 (revised 2008), controls of spreadsheets',
      outside: 'access, backup, protection of formulas, documentation, macros.',
    },
  },
  headings: { subject: 'Point', verdict: 'Verdict', proof: 'Proof' },
  verdicts: { met: 'met', notMet: 'not met', notCheckable: 'not checkable' },
  subjects: {
    'icaew.workings': 'No numbers typed where something is reckoned',
    'icaew.readers': 'Others can read it (no hidden money or columns)',
    'icaew.structure': 'The table is built the same throughout',
    'icaew.sameFormulas': 'Formulas of a column are alike',
    'icaew.shortFormulas': 'Formulas are short and simple',
    'icaew.constants': 'Nothing that may change is embedded in a formula',
    'icaew.checks': 'There are checking rows, and they agree',
    'icaew.tested': 'Lines were drawn and tested',
    'icaew.secondPerson': 'Somebody else than its preparer has reviewed it',
    'fast.links': 'No links to other workbooks',
    'fast.circles': 'No circular formulas',
    'fast.constants': 'No numbers embedded in formulas',
    'fast.sameFormulas': 'A formula stays the same along its series',
    'fast.shortFormulas': 'Formulas are short',
    'fast.functions': 'No OFFSET or INDIRECT',
    'fast.labels': 'Lines have names that tell them apart',
    'fast.units': 'Units are stated and not mixed',
    'jicpa.logic': 'Formulas were verified',
    'jicpa.calculated': 'Formulas were recalculated',
    'jicpa.recalculated': 'Recalculation by other means',
    'jicpa.version': 'Which version was checked is known',
    'jicpa.approval': 'Approval by somebody else than its preparer',
  },
  against: (title, code, count, cells, accepted) =>
    `${title} (${code}): ${count}${cells ? `, at ${cells}` : ''}${accepted > 0 ? `; accepted: ${accepted}` : ''}.`,
  noneFound: 'No finding of this kind.',
  obstacles: {
    noFormulas: () => 'The column of amounts has no formulas, or they were not sent.',
    noSums: () => 'There is no total row.',
    cutShort: () => 'The checks were cut short.',
    matterOfJudgement: () => 'This is a matter of judgement.',
    ruleOff: (codes) => `Checks that the ward's policy has switched off: ${codes}.`,
    explained: (codes) =>
      `Another finding stands there, and what is behind it was not checked: ${codes}.`,
    otherRuleset: (ruleset) =>
      `The run was made by ruleset ${ruleset}, which lacks some of the present rules. Validate again.`,
  },
  facts: {
    formulas: (count) => `Formulas checked in the column of amounts: ${count}.`,
    sums: (count) => `Total rows checked: ${count}.`,
    longest: (characters, cell) => `The longest formula has ${characters} characters (${cell}).`,
    volatile: (cells) => `Used in ${cells}.`,
    samples: (drawn, seen) =>
      drawn === 0 ? 'No sample is on record.' : `${seen} of ${drawn} drawn lines are ticked.`,
    signed: (by, at) => `Signed off by ${by}, ${at}.`,
    notSigned: 'Not signed off.',
    kept: (digest, isLogged) =>
      `Digest of the sheet ${digest}.${isLogged ? ' Run and time stand in the audit log.' : ''}`,
  },
}
