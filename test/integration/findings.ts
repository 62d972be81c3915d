// A finding of each severity on the reference sheet, as the rules would give them.
import type { Finding } from '../../shared/schema/index.ts'

const finding = (severity: Finding['severity'], cells: string[]): Finding => ({
  code: 'amounts/unreadable',
  severity,
  cells,
  params: {},
  message: { ja: '例', en: 'example' },
  group: 'amounts',
})

export const findings: Finding[] = [
  finding('error', ['D6']),
  finding('warning', ['D7', 'F8:F9']),
  finding('info', ['G10', 'D6']),
  finding('advice', ['A4:G4']),
]
