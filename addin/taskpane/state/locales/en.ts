// What went wrong in the pane itself, in English.
import type { ja } from './ja.ts'

export const en: typeof ja = {
  unexpected:
    'Something unexpected happened. The sheet is unchanged. Try again; if it goes on, tell your administrator.',
  notPrepared:
    'The summary sheets could not be prepared. The workbook is unchanged. Validate again.',
}
