// An opinion that stands there twice.

import { createFolder } from '../../text/index.ts'
import type { Rule } from '../engine/rule.ts'
import { repeated } from './of-opinion.ts'

export const repeatedText: Rule = {
  code: 'opinions/repeated-text',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check: (context) => {
    const fold = createFolder()
    return repeated(context, 'text', ({ text }) => fold(text))
  },
}
