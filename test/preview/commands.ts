// The ribbon's commands: the functions and controls that the add-in's manifest names.
export const commands = {
  validate: { functionName: 'validate', controlId: 'Hanei.Validate' },
  writeBack: { functionName: 'writeBack', controlId: 'Hanei.WriteBack' },
  clearMarks: { functionName: 'clearMarks', controlId: 'Hanei.ClearMarks' },
} as const

/** What the context menu of a cell offers. */
export const cellCommands = {
  validate: { functionName: 'validate', controlId: 'Hanei.Cell.Validate' },
  clearMarks: { functionName: 'clearMarks', controlId: 'Hanei.Cell.ClearMarks' },
} as const
