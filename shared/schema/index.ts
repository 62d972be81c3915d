// The contracts: one source for types, OpenAPI and runtime checks.
export * from './api/index.ts'
export * from './cells.ts'
export * from './common.ts'
export * from './other-sheet.ts'
export * from './plan.ts'
export * from './policy.ts'
export * from './report.ts'
export * from './snapshot.ts'
