// An earlier workbook compared with the sheets of the result at hand.
import { useRef } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePane } from '../state/context.ts'
import { useComparisonWords } from './words.ts'

export function CompareFile() {
  const pane = usePane()
  const t = useComparisonWords()
  const input = useRef<HTMLInputElement>(null)
  const result = pane.validation.result.value
  if (!result) return null
  return (
    <Disclosure look="card" title={t.compareFile}>
      <div class="stack-s">
        <p class="small quiet">{t.fileExplain}</p>
        <div class="row wrap">
          <Button icon="upload" onClick={() => input.current?.click()}>
            {t.chooseFile}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={t.chooseFile}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) void pane.history.compareSheets(result, { file })
            event.currentTarget.value = ''
          }}
        />
      </div>
    </Disclosure>
  )
}
