// ESLint has one job here: the Office add-in rules on the one folder that talks to Excel.
import tsParser from '@typescript-eslint/parser'
import officeAddins from 'eslint-plugin-office-addins'

export default [
  {
    files: ['addin/workbook/**/*.ts', 'addin/commands/**/*.ts', 'addin/functions/**/*.ts'],
    languageOptions: { parser: tsParser, ecmaVersion: 'latest', sourceType: 'module' },
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'warn',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
]
