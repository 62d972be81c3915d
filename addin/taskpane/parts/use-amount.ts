// Amounts in the unit of the report at hand and the language spoken.
import type { Unit } from '../../../shared/schema/index.ts'
import { unitOf } from '../../budget/result.ts'
import { usePane } from '../state/context.ts'
import { amountText } from './format.ts'

export function useAmount(): (yen: number) => string {
  const { settings, validation } = usePane()
  const made = validation.result.value
  const unit: Unit = (made && unitOf(made)) ?? '千円'
  const language = settings.spoken.value
  return (yen) => amountText(yen, unit, language)
}
