// Text that a spreadsheet would take for a formula, and how it is written so that it stays text.

/** Whether a spreadsheet may run `text`: it starts with = + - @ or a full-width form, a tab or a line break. */
export function isFormulaLike(text: string): boolean {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠﹢﹣﹦﹫]/.test(text)
}

/** The text, with Excel's text prefix (') in front where it could be run. */
export const asSheetText = (text: string): string => (isFormulaLike(text) ? `'${text}` : text)
