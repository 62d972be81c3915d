// The formulas of a sheet as a map: which there are, how far each is copied, and what stands out among them.
export { type FormulaMap, formulaMap, type MappedFormula, type Oddity, type Region } from './map.ts'
