import { expect, test } from 'vitest'
import { stateWord } from '../../../shared/locales/index.ts'
import { catalogues } from './index.ts'

test('the pane calls the states of a share as every other door does', () => {
  for (const language of ['ja', 'en'] as const) {
    const { standings } = catalogues[language].validation.share
    expect(standings.final).toBe(stateWord('final')[language])
    expect(standings.provisional).toBe(stateWord('provisional')[language])
    expect(standings.notApplicable).toBe(stateWord('not-applicable')[language])
  }
})
