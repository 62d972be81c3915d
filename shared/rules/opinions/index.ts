// Rules of the register of council opinions, in the order they run: the register itself, then what it names.
import type { Rule } from '../engine/rule.ts'
import { blankText } from './blank-text.ts'
import { dateOutside } from './date-outside.ts'
import { markWithoutOpinion } from './mark-without-opinion.ts'
import { noMeeting } from './no-meeting.ts'
import { reflectedWithoutItem } from './reflected-without-item.ts'
import { reflectedWithoutMark } from './reflected-without-mark.ts'
import { reflectedWithoutMoney } from './reflected-without-money.ts'
import { repeatedNumber } from './repeated-number.ts'
import { repeatedText } from './repeated-text.ts'
import { undecided } from './undecided.ts'
import { unknownDecision } from './unknown-decision.ts'
import { unknownItem } from './unknown-item.ts'
import { unknownNumber } from './unknown-number.ts'
import { unreadableDate } from './unreadable-date.ts'
import { vanished } from './vanished.ts'

export const opinionsRules: readonly Rule[] = [
  blankText,
  noMeeting,
  unreadableDate,
  dateOutside,
  repeatedNumber,
  repeatedText,
  undecided,
  unknownDecision,
  unknownItem,
  unknownNumber,
  reflectedWithoutItem,
  reflectedWithoutMoney,
  reflectedWithoutMark,
  markWithoutOpinion,
  vanished,
]
