// Hidden lines that carry money.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

export const hiddenMoney = ({ survey }: RuleContext): Line[] =>
  survey.hidden.filter(({ yen }) => Boolean(yen))
