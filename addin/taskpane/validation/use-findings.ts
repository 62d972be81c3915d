// The findings of a result as the list shows them: without what auditors accepted, filtered, grouped, and
// which of them is looked at.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { sheetReference } from '../../../shared/address/sheet-address.ts'
import type { Severity } from '../../../shared/schema/index.ts'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'
import { groupFindings, matching } from './grouping.ts'

/** Items put on the page at once. */
const pageSize = 60

export function useFindings(result: Result) {
  const { all, accepted } = useOpenFindings(result)
  const { filter, groups } = useFilter(result, all)
  const flat = useMemo(() => groups.flatMap((group) => group.findings), [groups])
  const [shown, setShown] = useState(pageSize)
  const [current, setCurrent] = useState(-1)
  useEffect(() => setShown(pageSize), [all])
  useEffect(() => setCurrent(-1), [all, filter.hidden, filter.words])

  return {
    all,
    accepted,
    filter,
    groups,
    flat,
    shown,
    current,
    /** Looks at one of them, and has it on the page. */
    moveTo(at: number): void {
      if (at >= shown) setShown(Math.ceil((at + 1) / pageSize) * pageSize)
      setCurrent(at)
    },
    /** How many more the next press shows. */
    more: Math.min(pageSize * 2, flat.length - shown),
    showMore: () => setShown(shown + pageSize * 2),
  }
}

/** What the auditors accepted leaves the list; the record has it. */
function useOpenFindings(result: Result) {
  const record = usePane().desk.made.value?.record
  const isOnRecord = record?.run.value === result.attested?.id
  const accepted = record && isOnRecord ? record.acceptedOf(result.report.findings) : null
  const all = useMemo(
    () => result.report.findings.filter((finding) => !accepted?.has(finding)),
    [result, record?.reviews.value],
  )
  return { all, accepted: accepted?.size ?? 0 }
}

function useFilter(result: Result, all: Result['report']['findings']) {
  const language = usePane().settings.spoken.value
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const [words, setWords] = useState('')
  const sheets = useMemo(() => result.report.sheets?.map(sheetReference), [result])
  const groups = useMemo(
    () => groupFindings(matching(all, { hidden, words, language }), sheets),
    [all, hidden, words, language, sheets],
  )
  return { filter: { hidden, setHidden, words, setWords }, groups }
}

/** Has an item in view once it is on the page. */
export function useItems() {
  const list = useRef<HTMLDivElement>(null)
  const show = (at: number, { focus }: { focus: boolean }): void => {
    requestAnimationFrame(() => {
      const item = list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)
      if (focus) item?.focus({ preventScroll: true })
      item?.scrollIntoView({ block: 'nearest' })
    })
  }
  return { list, show }
}
