// What the page says where the pane can't be shown, in English.
import type { ja } from './ja.ts'

export const en: typeof ja = {
  outsideTitle: 'Open this in Excel',
  outside:
    'Hanei is an add-in that works in a pane of Excel. Open a workbook in Excel and start it from Hanei on the Home tab.',
  lateTitle: 'Excel isn’t answering',
  late: 'Excel has not answered for 10 seconds. The workbook is unchanged. Close this pane and open it again. If it goes on, ask your administrator whether connections to appsforoffice.microsoft.com are allowed.',
  failedTitle: 'The add-in can’t be loaded',
  failed:
    'A part of the add-in could not be loaded. The workbook is unchanged. Check the network connection and open the pane again.',
  reload: 'Reload',
  forAdmin: 'For administrators',
}
