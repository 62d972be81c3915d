// The user's own cells for figures: chosen by selecting a cell in Excel, then one button.

import type { Report } from '../../../shared/schema/index.ts'
import type { TargetFigure } from '../../../shared/writeback/types.ts'
import { Button } from '../parts/button.tsx'
import { CellLink } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePane } from '../state/context.ts'
import { mainFigures } from '../state/write-back.ts'

export function Targets({ report }: { report: Report }) {
  const pane = usePane()
  const t = pane.text.value.totals.writeBack
  const { totals } = report
  const figures: [TargetFigure, string][] = [
    ...mainFigures.map((figure): [TargetFigure, string] => [figure, t.targetFigures[figure]]),
    ...totals.exclusions.map((one): [TargetFigure, string] => [`exclusion:${one.id}`, one.label]),
    ...totals.reflected.map((one): [TargetFigure, string] => [
      `mark:${one.symbol}`,
      pane.text.value.validation.share.markLabel(one.symbol, one.label),
    ]),
  ]
  const targets = pane.writeBack.targets.value
  return (
    <Disclosure
      title={t.targets}
      aside={targets.length > 0 && <span class="count number">{targets.length}</span>}
    >
      <p class="small quiet">{t.targetsExplain}</p>
      <ul class="targets">
        {figures.map(([figure, label]) => {
          const target = targets.find((one) => one.figure === figure)
          return (
            <li key={figure} class="row">
              <span class="grow">{label}</span>
              {target && (
                <>
                  <span class="small quiet">{target.sheet}</span>
                  <CellLink cell={target.cell} sheet={target.sheet} />
                  <Button
                    look="subtle"
                    size="small"
                    icon="dismiss"
                    label={t.dropTarget(label)}
                    onClick={() => pane.writeBack.drop(figure)}
                  />
                </>
              )}
              <Button
                size="small"
                icon="target"
                label={t.pickTarget(label)}
                onClick={() => void pane.writeBack.pick(figure)}
              />
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
