// The sentence a ward publishes its share with.
export { createStatement, statementTemplate, statementTexts } from './statement.ts'
