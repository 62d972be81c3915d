// The words of the page without Excel, in English.
import type { ja } from './ja.ts'

export const en: typeof ja = {
  title: 'Hanei — check without Excel',
  name: 'Hanei',
  page: 'Check without Excel',
  parts: { label: 'View', sheet: 'Sheet', pane: 'Check' },
  welcome: {
    title: 'Check budget files without Excel',
    explain:
      'Drop an Excel workbook (.xlsx) or CSV here, and the sheet opens with the check beside it. It is the same check as the add-in’s in Excel, with the same digest.',
    several: 'Files of several sections can be chosen together.',
    choose: 'Choose files',
    drop: 'Drop here',
    steps: [
      'Choose a file: its budget table is found and checked',
      'Go from each finding to its cell, fix it there, and see the share',
      'Take a new workbook with the detail and summary sheets in it',
    ],
    privacy: 'What is in the files stays in this browser. Nothing is sent anywhere.',
    offline: 'For machines without a network: save this page as one HTML file',
  },
  file: 'File',
  notices: 'Notices',
  open: 'Open',
  openAnother: 'Open another file',
  add: 'Add files',
  addTitle: 'Adds files of other sections, to be checked as one budget',
  undo: 'Undo',
  save: 'Download',
  saveTitle: (name) => `Take what is here now as a new workbook. ${name} stays as it is`,
  copy: (name) => `${name}_hanei.xlsx`,
  unsaved: 'Not downloaded yet',
  saved: (name) => `${name} was downloaded.`,
  leave: 'Open another file? Changes that you have not downloaded will be lost.',
  leaveNow: 'Open without saving',
  cancel: 'Cancel',
  close: 'Close',
  reading: (name) => `Reading ${name}…`,
  notRead: (name) => `${name} could not be read`,
  unsolved: (count) =>
    `${count.toLocaleString('en-US')} ${count === 1 ? 'formula' : 'formulas'} can’t be calculated here and ${count === 1 ? 'keeps its' : 'keep their'} earlier result. Excel or LibreOffice calculates ${count === 1 ? 'it' : 'them'} when the downloaded workbook is opened.`,
  grid: {
    label: (sheet) => `Sheet ${sheet}`,
    sheets: 'Sheets',
    hiddenSheet: (sheet) => `${sheet} (hidden)`,
    hiddenTab: 'hidden',
    hiddenRow: 'Hidden row',
    hiddenColumn: 'Hidden column',
    ofFile: (file, sheet) => `${sheet} of ${file}`,
    place: 'Cell',
    content: 'Content of the cell',
    readOnly: 'Sheets of other files are for looking at only',
    own: 'Made by Hanei: for looking at only. It can be made anew under Totals',
    severities: { error: 'Error', warning: 'Warning', info: 'Information', advice: 'Advice' },
  },
  problems: {
    sheetNotFound: (about) => `${about} was not found. Choose the sheet again.`,
    changedSinceValidation: (about) =>
      `It has changed since the check (${about}). Nothing was changed. Check again.`,
    nothingToRevert: () => 'There is nothing to undo.',
    laterEdits: (about) =>
      `Cells were changed by hand after the fix (${about}). To overwrite nothing, nothing was changed.`,
  },
}
