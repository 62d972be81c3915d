// The sentence a ward publishes its share with.
export { amountIn, createStatement, defaultTemplates, statementTemplate } from './statement.ts'
