// The sentence a ward publishes its share with.
export { createStatement, defaultTemplates } from './statement.ts'
