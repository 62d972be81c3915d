// Ribbon commands and custom functions live in this page too (shared runtime).
import { registerCommands } from '../commands/index.ts'
import { registerFunctions } from '../functions/index.ts'

export function associate(): void {
  registerCommands()
  registerFunctions()
}
