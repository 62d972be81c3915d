// The pane's changing values: what is computed is fresh, what reads is told, the page is drawn once a turn.
import { expect, test, vi } from 'vitest'
import { computed, drawOnChange, effect, signal } from './signal.ts'

test('what is computed follows what it was made from, and is made only when asked for', () => {
  const total = signal(284_322)
  const excluded = signal(130_733)
  const make = vi.fn(() => total.value - excluded.value)
  const base = computed(make)
  const doubled = computed(() => base.value * 2)
  expect(make).not.toHaveBeenCalled()
  expect([base.value, doubled.value]).toEqual([153_589, 307_178])
  excluded.value = 130_734
  total.value = 284_323
  expect(make).toHaveBeenCalledTimes(1)
  expect([doubled.peek(), base.peek()]).toEqual([307_178, 153_589])
  expect(make).toHaveBeenCalledTimes(2)
})

test('an effect runs at each change of what it read, also by way of something computed', () => {
  const language = signal('auto')
  const spoken = computed(() => (language.value === 'auto' ? 'ja' : language.value))
  const seen: string[] = []
  effect(() => {
    seen.push(`${language.value}/${spoken.value}`)
  })
  language.value = 'en'
  language.value = 'en'
  language.value = 'auto'
  expect(seen).toEqual(['auto/ja', 'en/en', 'auto/ja'])
})

test('what is only peeked at runs nothing', () => {
  const finished = signal(0)
  const text = signal('検証')
  const run = vi.fn(() => {
    if (finished.value > 0) text.peek()
  })
  effect(run)
  finished.value = 1
  text.value = 'Validate'
  expect(run).toHaveBeenCalledTimes(2)
})

test('an effect may set other signals, and a failing one leaves nothing behind', () => {
  const result = signal<string | null>(null)
  const announcement = signal('')
  effect(() => {
    if (result.value === 'bad') throw new Error('bad')
    announcement.value = result.value ?? 'nothing'
  })
  expect(announcement.value).toBe('nothing')
  expect(() => {
    result.value = 'bad'
  }).toThrow('bad')
  const unread = vi.fn()
  const other = signal(0)
  effect(unread)
  other.value += 1
  expect(unread).toHaveBeenCalledTimes(1)
  result.value = '50.7'
  expect(announcement.value).toBe('50.7')
})

test('however many signals change in a turn, the page is drawn once, with all of them', async () => {
  const result = signal('')
  const phase = signal('checking')
  const drawn: string[] = []
  drawOnChange(() => drawn.push(`${phase.value}/${result.value}`))
  result.value = '50.7'
  phase.value = 'idle'
  expect(drawn).toEqual([])
  await Promise.resolve()
  expect(drawn).toEqual(['idle/50.7'])
  phase.value = 'idle'
  await Promise.resolve()
  expect(drawn).toHaveLength(1)
})
