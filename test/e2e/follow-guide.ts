// Follows a guide's section in the preview, as a person who reads it would.
import type { Page } from 'playwright-core'
import type { Language, Role } from '../../shared/schema/index.ts'
import type { GuideSection, Step } from '../help/guide.ts'
import type { SampleName } from '../preview/samples.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import type { Stack } from './stack.ts'

export interface Picture {
  file: string
  /** The pane, as PNG. */
  bytes: Buffer
  /** What the picture shows, in words: changes with what a reader would see. */
  words: string
}

/** @returns the section's pictures, in order. @throws Error that names the step which could not be followed */
export async function followGuide(
  stack: Stack,
  section: GuideSection,
  language: Language,
): Promise<{ pictures: Picture[]; faults: string[] }> {
  const preview = await openPreview(stack.browser, stack.address, {
    sample: section.sample as SampleName,
    language,
    scale: 1.5,
  })
  try {
    if (section.roles) await actAs(preview, await newKey(stack, section.roles))
    const pictures: Picture[] = []
    for (const [at, step] of section.steps.entries()) {
      try {
        if (step.do === 'picture') pictures.push(await taken(preview, step.file))
        else await follow(preview, step)
      } catch (error) {
        throw new Error(
          `${language} ${section.id}, step ${at + 1} ${JSON.stringify(step)}: ${error}`,
        )
      }
    }
    return { pictures, faults: preview.faults }
  } finally {
    await preview.close()
  }
}

const patience = { timeout: 50_000 }

async function follow(
  { pane }: OpenPreview,
  step: Exclude<Step, { do: 'picture' }>,
): Promise<void> {
  switch (step.do) {
    case 'see':
      return pane.getByText(step.text).filter({ visible: true }).first().waitFor(patience)
    case 'enter':
      return pane.getByLabel(step.field, { exact: true }).fill(step.value, patience)
    case 'choose':
      await pane
        .getByLabel(step.field, { exact: true })
        .selectOption({ label: step.value }, patience)
      return
    case 'press': {
      const whole = named(step.name, '^', '$')
      const target = pane
        .getByRole('button', { name: whole })
        .or(pane.getByRole('tab', { name: whole }))
        .or(pane.getByRole('button', { name: named(step.name, '', '') }))
      await target.first().waitFor(patience)
      const exact = pane
        .getByRole('button', { name: whole })
        .or(pane.getByRole('tab', { name: whole }))
      const pressed = (await exact.count()) > 0 ? exact : target
      // A tab and a button of one name: the button is what stands in the page.
      return pressed.last().click(patience)
    }
  }
}

/** A name on the screen; ○ or N stands for a number. */
function named(name: string, before: string, after: string): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/○|\bN\b/, '\\d+')
  return new RegExp(`${before}${plain}${after}`)
}

async function taken(preview: OpenPreview, file: string): Promise<Picture> {
  await preview.settled()
  const frame = preview.page.locator('.pane-page')
  await preview.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const bytes = await frame.screenshot({ animations: 'disabled' })
  const snapshot = await preview.pane.locator('body').ariaSnapshot()
  return { file, bytes, words: steady(snapshot) }
}

/** Times, digests and versions differ from run to run and are not what a picture is about. */
const steady = (text: string): string =>
  text
    .replace(/\d{4}[/-]\d{1,2}[/-]\d{1,2}[ T]?(\d{1,2}:\d{2}(:\d{2})?)?/g, '…')
    .replace(/\d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?/g, '…')
    .replace(/(\d+月\d+日|[A-Z][a-z]{2} \d{1,2}(, \d{4})?)/g, '…')
    .replace(/localhost:\d+/g, 'localhost')
    .replace(/sha256:[0-9a-f…]+|[0-9a-f]{8,}…?/g, '…')
    .replace(/(第\d+版|version \d+|\bv\d+\b)/g, '…')

async function newKey(stack: Stack, roles: Role[]): Promise<string> {
  const { address, key } = stack.worker()
  const answer = await fetch(`${address}/v1/keys`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: '監査', wards: ['suminoe'], roles }),
  })
  return ((await answer.json()) as { key: string }).key
}

/** The pane asks with this key from now on. */
async function actAs(preview: OpenPreview, key: string): Promise<void> {
  await (preview.page as Page).evaluate((given) => localStorage.setItem('hanei.apiKey', given), key)
  await preview.reopenPane()
  await preview.pane
    .locator('select option:checked', { hasText: 'suminoe' })
    .waitFor({ state: 'attached' })
}
