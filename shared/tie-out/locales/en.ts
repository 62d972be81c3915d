// What is wrong with a number or a name of a page, in English.
import type { TieOutTexts } from './ja.ts'

export const en: TieOutTexts = {
  differs: {
    digit: '{text} is one digit off the run’s {expected}.',
    transposed: '{text} has two digits of the run’s {expected} the other way round.',
    tenfold: '{text} is the run’s {expected} with the digits shifted.',
    unit: '{text} is the run’s {expected} in another unit.',
    sign: '{text} has the opposite sign of the run’s {expected}.',
    lastYear: '{text} is last year’s amount. The run has {expected}.',
    unrounded: '{text} is not rounded as the policy says. The run has {expected}.',
    otherFigure: '{text} is another item’s amount. Here it is {expected}.',
    missing: 'There is no amount. The run has {expected}.',
    none: 'The page has {text}, the sheet explicitly none ({expected}).',
    notEntered: 'The page has {text}, but no amount is entered on the sheet.',
    unreadable: '{text} cannot be read as an amount. The run has {expected}.',
    planText: 'The plan’s text has {expected} here, not {text}.',
    lostNumber: 'A number of the plan’s text ({expected}) is missing.',
    lostHeading: 'The issue’s number is missing. In the plan it is {expected}.',
    heading: 'In the plan {text} is {expected}.',
    mark: 'By the policy {text} is {expected}.',
    note: 'Nothing belongs to {text}. Check the numbers of the notes.',
    other: '{text} is not the run’s {expected}.',
  },
  noSource: '{text} is no figure of the run. Check where it comes from.',
  near: '{text} is no figure of the run. Check whether {expected} was meant.',
  names: {
    renamed: 'The plan calls it “{expected}”.',
    level: 'The plan has “{expected}”. Check ☆ and ○.',
    unmarked: 'Its ☆ or ○ is missing. The plan has “{expected}”.',
    moved: 'In the plan it stands elsewhere under “{expected}”.',
    missing: 'The plan’s “{expected}” is missing.',
    extra: '“{text}” is not in the plan.',
  },
}
