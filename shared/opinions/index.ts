// The register of council opinions, read from a sheet.
export { registerBeside } from './beside.ts'
export type { OpinionField } from './columns.ts'
export { readRegister } from './read.ts'
export {
  type Register,
  type RegisterFault,
  registerOf,
  sentRegister,
} from './register.ts'
