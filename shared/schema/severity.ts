// How grave a finding is, apart from the contracts so that the pane needs no zod for it.

/** The gravest first: the order in which findings are shown. */
export const severities = ['error', 'warning', 'info', 'advice'] as const
export type Severity = (typeof severities)[number]
