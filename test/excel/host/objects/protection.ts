// Protection of sheets and of the workbook's structure.
import type { Sheet } from '../../workbook/model.ts'
import { HostError } from '../errors.ts'
import type { ObjectType } from '../registry.ts'
import type { HostState } from '../state.ts'

export const WorksheetProtectionType: ObjectType<Sheet> = {
  name: 'WorksheetProtection',
  properties: {
    protected: (sheet) => sheet.protection !== null,
    options: (sheet) =>
      sheet.protection ? { ...NOTHING_ALLOWED, ...sheet.protection.options } : null,
    isPasswordProtected: (sheet) => (sheet.protection?.password ?? '') !== '',
    canPauseProtection: () => false,
    isPaused: () => false,
  },
  methods: {
    protect: (sheet, [options, password], { state }) => {
      if (sheet.protection) throw new HostError('InvalidOperation', 'already protected')
      sheet.protection = {
        password: typeof password === 'string' ? password : '',
        options: { ...(options as Record<string, boolean | string> | null) },
      }
      state.changed({ kind: 'protection', sheet, actor: state.actor })
    },
    unprotect: (sheet, [password], { state }) => {
      const needed = sheet.protection?.password ?? ''
      if (needed !== '' && needed !== password) throw new HostError('AccessDenied', 'password')
      sheet.protection = null
      state.changed({ kind: 'protection', sheet, actor: state.actor })
    },
    checkPassword: (sheet, [password]) => (sheet.protection?.password ?? '') === (password ?? ''),
  },
}

const NOTHING_ALLOWED = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
}

export const WorkbookProtectionType: ObjectType<HostState> = {
  name: 'WorkbookProtection',
  properties: {
    protected: ({ workbook }) => workbook.protection !== null,
  },
  methods: {
    protect: ({ workbook }, [password]) => {
      if (workbook.protection) throw new HostError('InvalidOperation', 'already protected')
      workbook.protection = { password: typeof password === 'string' ? password : '' }
    },
    unprotect: ({ workbook }, [password]) => {
      const needed = workbook.protection?.password ?? ''
      if (needed !== '' && needed !== password) throw new HostError('AccessDenied', 'password')
      workbook.protection = null
    },
  },
}
