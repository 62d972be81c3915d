// What a body may hold, and why it is refused.

export type JsonProblem =
  | 'malformed' // not JSON
  | 'notUtf8'
  | 'tooDeep'
  | 'tooMany' // more values, or more arrays and objects, than any request has
  | 'rows' // an array of more arrays than a sheet has rows
  | 'columns' // an array in an array longer than a sheet is wide
  | 'cells' // arrays in arrays with more items than a sheet has cells

export interface JsonLimits {
  /** Levels of arrays and objects within each other. */
  depth: number
  /** Values of any kind. */
  values: number
  /** Arrays and objects together. */
  containers: number
  /** Of arrays directly in arrays, which is how a sheet's cells come. */
  rows: number
  columns: number
  cells: number
}
