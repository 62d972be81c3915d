// The command line in English.
import type { Words } from './words.ts'

export const en: Words = {
  usage: {
    unknownCommand: (name) => `There is no command "${name}".`,
    unknownOption: (option) => `There is no option "${option}".`,
    foreignOption: (option, command) => `${option} does not go with "${command}".`,
    unknownFormat: (format, formats) =>
      `There is no output format "${format}". Choose one of ${formats.join(', ')}.`,
    optionValue: (option) => `Check the value of ${option}.`,
    expectForm: (part) =>
      `--expect cannot read "${part}". Write name=value without separators, e.g. share=50.7,total=284322000.`,
    fileCount: (command, count) => {
      if (command === 'check') return count === 0 ? 'Name the files to check.' : ''
      if (command === 'trace') return count === 2 ? '' : 'Name a file, and a figure or a cell.'
      if (command === 'tie') return count === 2 ? '' : 'Name a file and a draft.'
      if (command === 'mcp') return count < 2 ? '' : 'Name one folder.'
      if (command === 'compare') return count === 2 ? '' : 'Name two files: before, then after.'
      if (command === 'completion') return count === 1 ? '' : 'Name the shell: bash, zsh or fish.'
      if (command === 'verify') return count === 1 || count === 2 ? '' : 'Name the receipt’s file.'
      return count === 1 ? '' : 'Name one file.'
    },
    oneInput: 'Standard input (-) can be read once only.',
    more: (command) => `Help: hanei ${command ? `${command} ` : ''}--help`,
  },
  help: {
    intro: 'Checks budget sheets and computes the council-reflection share.',
    synopsis: {
      check: 'hanei check FILE… [options]',
      trace: 'hanei trace FILE FIGURE|CELL [options]',
      compare: 'hanei compare BEFORE AFTER [options]',
      document: 'hanei document FILE [--kind KIND] [--form FORM | -o OUTPUT]',
      tie: 'hanei tie FILE DRAFT [options]',
      write: 'hanei write BOOK.xlsx -o OUTPUT.xlsx [options]',
      pack: 'hanei pack FILE -o PACK.zip [options]',
      verify:
        'hanei verify PACK.zip [--keys JWKS.json] | RECEIPT [BOOK] --keys JWKS.json [options]',
      mcp: 'hanei mcp [FOLDER]',
      completion: 'hanei completion bash|zsh|fish',
      help: 'hanei help [command]',
    },
    about: {
      check: 'Checks budget files (.xlsx, CSV, JSON): findings with their cells, and the share.',
      trace: 'Shows which cells a figure comes from, or which figures a cell enters.',
      compare: 'Compares the budgets of two files: each change and its effect on the share.',
      document: 'Makes a page for publication (plan, share, opinions, items) from the sheet.',
      tie: 'Ties a draft page (text, HTML, Word) to the sheet: every number and name.',
      write: 'Makes a workbook with 反映明細 and 反映集計 added. The file itself stays as it is.',
      pack: 'Puts a check into one .zip: report, lines, cells, plan, policy, a page that checks them. Unsigned.',
      verify:
        'Verifies an evidence pack, or a receipt with public keys and whether a report or workbook is the one.',
      mcp: 'Runs an MCP server on standard input and output, for assistants. It only reads.',
      completion: 'Prints a shell’s settings for completing commands.',
      help: 'Shows help.',
    },
    options: {
      plan: 'file of the ward’s plan (JSON, text or Markdown)',
      policy: 'file of the policy (JSON)',
      opinions:
        'file of the council’s opinions (.xlsx, CSV, JSON); without it the register in the budget’s own workbook',
      sheet: 'name of the sheet to read; repeated, the sheets are one budget',
      together: 'read the files as one budget, e.g. a file from each section',
      expect:
        'figures that must come out, e.g. share=50.7,total=284322000,lines=15 (yen, no separators)',
      format: 'output: text, json, csv, junit or sarif (compare and verify: text or json)',
      output: 'file to write the result to, instead of standard output',
      kind: 'page: plan, share, opinions or items (plan without it)',
      form: 'form of the page: html, docx, md, text, csv or datapackage (else by the output’s ending)',
      keys: 'public keys: a copy of /.well-known/jwks.json',
      report: 'report to hold against the receipt (JSON of a validation)',
      lang: 'language: ja or en; without it LANG decides',
      help: 'show this help',
      version: 'show the version',
    },
    headings: {
      usage: 'Usage',
      commands: 'Commands',
      options: 'Options',
      exit: 'Exit status',
      examples: 'Examples',
    },
    exit: [
      '0  no errors or warnings, and every --expect met',
      '1  findings, an expectation not met, or changes',
      '2  a file that cannot be read, or a wrong call',
    ],
    examples: {
      check: [
        'hanei check budget.xlsx --plan plan.md',
        'hanei check budget.xlsx --expect share=50.7,total=284322000',
        'hanei check sections/*.xlsx --format sarif -o findings.sarif',
        'cat budget.csv | hanei check - --format json',
      ],
      trace: ['hanei trace budget.xlsx share', 'hanei trace budget.xlsx D6'],
      compare: ['hanei compare july.xlsx august.xlsx'],
      document: ['hanei document budget.xlsx --plan plan.md --kind plan -o plan.html'],
      tie: ['hanei tie budget.xlsx draft.docx --plan plan.md'],
      write: ['hanei write budget.xlsx -o budget-reflected.xlsx --plan plan.md'],
      pack: ['hanei pack budget.xlsx --plan plan.md -o budget-pack.zip'],
      verify: [
        'hanei verify budget-pack.zip',
        'hanei verify receipt.txt budget.xlsx --keys jwks.json',
      ],
      mcp: ['hanei mcp ~/budgets'],
      completion: ['hanei completion bash > ~/.local/share/bash-completion/completions/hanei'],
      help: ['hanei help check'],
    },
  },
  input: {
    missing: (path) => `${path} does not exist.`,
    folder: (path) => `${path} is a folder. Name the files in it.`,
    unreadable: (path, reason) => `${path} cannot be read (${reason}).`,
    standardInput: 'standard input',
    notJson: (reason) => `This is not JSON (${reason}).`,
    contract: (pointer, reason) => `${pointer || '/'} is not as the contract has it (${reason}).`,
    emptyPlan: 'No plan can be read. Name a text with 経営課題1, ☆ and ○.',
    noOpinions:
      'No register of opinions was found. Give a sheet with headings of opinion, decision and items, or JSON.',
    published: (reference) => `"${reference}" names a published plan. Name a file here.`,
  },
  output: {
    refused: (path, reason) => `${path} cannot be written (${reason}).`,
    isInput: (path) => `${path} is an input file. Choose another name.`,
    written: (path) => `Wrote ${path}.`,
    progress: (done, all, path) => `${done}/${all} ${path}`,
  },
  check: {
    severities: { error: 'error', warning: 'warning', info: 'info', advice: 'advice' },
    figures: { share: 'Share', total: 'Ward total', base: 'Base' },
    suggestion: (label) => `Fix: ${label}`,
    counts: (error, warning, lines) => `${error} errors, ${warning} warnings (${lines} lines)`,
    provisional: 'provisional',
    noFindings: 'No findings.',
    summary: (files, findings, unreadable) =>
      `${files} files: ${findings} with findings, ${unreadable} unreadable`,
  },
  trace: {
    unknown: (subject) =>
      `There is no figure or cell "${subject}". Begin with share, or write a cell as D6 or 総務課!F12.`,
  },
  mcp: {
    outside: (path) => `${path} is outside the folder that was opened.`,
  },
  document: {
    unknownKind: (kind, kinds) => `There is no page "${kind}". Choose one of ${kinds.join(', ')}.`,
    unknownForm: (form, forms) =>
      `A page has no form "${form}". Choose one of ${forms.join(', ')}.`,
  },
  tie: {
    tooLong: (most) => `The draft is too long (at most ${most} characters). Tie it out in parts.`,
    counts: ({ equal, restated, differs, notAFigure, noSource, names }) =>
      `${equal} equal, ${restated} restated, ${differs} different, ${noSource} without a source, ${notAFigure} no figures, ${names} names or marks to look at`,
  },
  compare: {
    share: (from, to, points) => `Share ${from} → ${to} (${points} points)`,
    effect: (points) => `effect on the share ${points} points`,
  },
  verify: {
    valid: 'The receipt is good and unaltered.',
    reasons: {
      malformed: 'This is not the form of a receipt.',
      'not-a-receipt': 'This is not a receipt of Hanei.',
      'unknown-key': 'It is signed with a key that is not among these public keys.',
      'bad-signature': 'The signature does not match: the receipt was altered.',
      'other-issuer': 'It is another server’s receipt.',
      'retired-key': 'It was signed with a key after that key had retired.',
    },
    report: {
      equal: 'The report is the one attested.',
      different: 'The report is not the one attested.',
    },
    sheet: {
      equal: 'The sheet is as it was attested.',
      different: 'The sheet has changed since it was attested.',
    },
    ownKeys:
      'The keys are the pack’s own. With --keys and a copy of the issuer’s /.well-known/jwks.json they are held against the published ones.',
    issuer: (address) => `Issuer: ${address} (compare it with where the keys came from)`,
  },
}
