// The host core: answers the library's requests over a workbook, and plays person and co-authors.
import { type Area, LAST_COLUMN, parseArea } from '../workbook/address.ts'
import type { CellInput } from '../workbook/input.ts'
import { type Sheet, sheetByName, type Workbook } from '../workbook/model.ts'
import { createCellFunctions } from './cell-functions.ts'
import { isHousekeeping, newCounters } from './counters.ts'
import { createCustomFunctions } from './custom-functions.ts'
import { shiftCells, writeCells } from './edits.ts'
import { errorMessage, HostError } from './errors.ts'
import { type EventMessage, messagesOf } from './events.ts'
import { activateSheet } from './objects/range-methods.ts'
import { WorkbookType } from './objects/workbook.ts'
import { processRequest, type RequestBody, type ResponseBody } from './process.ts'
import { object } from './registry.ts'
import { type Actor, EXCEL_LIMITS, type HostChange, type HostState } from './state.ts'
import { createTroubles, type Trouble } from './troubles.ts'
import {
  DEFAULT_SETS,
  type Host,
  type HostListener,
  type HostOptions,
  TransportError,
} from './types.ts'

export type { FunctionCatalogue } from './cell-functions.ts'
export type { HostChange, Limits } from './state.ts'
export type { Trouble } from './troubles.ts'
export {
  type Counters,
  type Host,
  type HostListener,
  type HostOptions,
  TransportError,
} from './types.ts'

type Failure = Extract<Trouble, { kind: 'fail' }>

/** Flag of a request that waits for the end of edit mode. */
const DELAY_FOR_CELL_EDIT = 64

export const createHost = (options: HostOptions): Host => {
  const { workbook } = options
  const listeners = new Set<HostListener>()
  const watchers = new Set<(change: HostChange) => void>()
  const troubles = createTroubles()
  for (const trouble of options.troubles ?? []) troubles.queue(trouble)
  let waiting: EventMessage[] = []
  let delivery: Promise<void> = Promise.resolve()
  let editing: { done: Promise<void>; end: () => void } | null = null
  let reference = 0
  const commands: { controlId: string; done: () => void }[] = []

  const deliver = () => {
    if (waiting.length === 0) return
    delivery = delivery.then(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            const messages = waiting
            waiting = []
            if (messages.length > 0) for (const one of listeners) one.message(messages)
            resolve()
          }, 0)
        }),
    )
  }

  const customFunctions = createCustomFunctions((message) => {
    waiting.push(message)
    deliver()
  })

  const state: HostState = {
    workbook,
    requirementSets: { ...DEFAULT_SETS, ...options.requirementSets },
    language: options.language ?? 'ja-jp',
    limits: { ...EXCEL_LIMITS, ...options.limits },
    actor: 'addin',
    eventsEnabled: true,
    references: new Map(),
    referenceIds: new WeakMap(),
    nextReference: () => {
      reference += 1
      return `range-${reference}`
    },
    registrations: new Map(),
    eventRanges: new Map(),
    changed: (change) => {
      waiting.push(...messagesOf(state, change))
      for (const watch of watchers) watch(change)
      if (change.kind !== 'calculated') cellFunctions?.refresh()
    },
    customFunctionResults: customFunctions.results,
    customFunctionsReady: false,
  }
  const cellFunctions = options.customFunctions
    ? createCellFunctions(workbook, options.customFunctions, {
        isReady: () => state.customFunctionsReady,
        call: customFunctions.call,
        calculated: (sheet) => state.changed({ kind: 'calculated', sheet, actor: 'user' }),
      })
    : null
  const root = object(WorkbookType, state)
  const counters = newCounters()

  const as = (actor: Actor, act: () => void) => {
    const before = state.actor
    state.actor = actor
    try {
      act()
    } finally {
      state.actor = before
      deliver()
    }
  }

  const run = (body: RequestBody, fails: Failure | undefined): ResponseBody => {
    if (!fails) return processRequest(state, root, body, message)
    const { afterActions = 0, afterWrites = 0 } = fails
    const error = new HostError(fails.code)
    if (afterActions === 0 && afterWrites === 0) return refuse(error)
    const response = processRequest(state, root, body, message, (done) => {
      if (done.actions >= afterActions && done.writes >= afterWrites) throw error
    })
    return response.Error ? response : { ...response, ...refuse(error) }
  }

  const message = (error: HostError) => errorMessage(error, state.language)

  const refuse = (error: HostError): ResponseBody => ({
    Results: [],
    TraceIds: [],
    Error: {
      Code: error.code,
      Message: message(error),
      Location: '',
      ActionIndex: -1,
      HttpStatusCode: 400,
    },
  })

  const answer = (body: string, parsed: RequestBody, found: Trouble[]): ResponseBody => {
    const request = byteLength(body)
    counters.bytesIn += request
    counters.biggestRequest = Math.max(counters.biggestRequest, request)
    if (request > state.limits.request) {
      return refuse(new HostError('RequestPayloadSizeLimitExceeded'))
    }
    if (isHousekeeping(parsed)) counters.housekeeping += 1
    else {
      counters.syncs += 1
      counters.actions += parsed.Actions.length
    }
    const kinds = new Set(found.map((trouble) => trouble.kind))
    if (kinds.has('editMode')) return refuse(new HostError('InvalidOperationInCellEditMode'))
    if (kinds.has('otherWorkbook')) return refuse(new HostError('InactiveWorkbook'))
    const fails = found.find((trouble) => trouble.kind === 'fail')
    return run(parsed, fails as Failure | undefined)
  }

  const execute = async (body: string, flags = 0): Promise<string> => {
    const parsed = JSON.parse(body) as RequestBody
    const found = isHousekeeping(parsed) ? [] : troubles.take()
    for (const trouble of found) {
      if (trouble.kind === 'slow') await pause(trouble.milliseconds)
      if (trouble.kind === 'coauthor')
        host.coauthorEdit(trouble.sheet, trouble.address, trouble.values)
      if (trouble.kind === 'protectedSheet')
        protect(sheetNamed(workbook, trouble.sheet), trouble.password)
      if (trouble.kind === 'lost' && !trouble.applied) return new Promise(() => {})
      if (trouble.kind === 'offline' && !trouble.applied) throw new TransportError('offline')
    }
    const waits = (flags & DELAY_FOR_CELL_EDIT) !== 0 || isHousekeeping(parsed)
    if (editing && waits) await editing.done
    else if (editing) found.push({ kind: 'editMode' })
    const response = answer(body, parsed, found)
    let text = JSON.stringify(response)
    let bytes = byteLength(text)
    if (bytes > state.limits.response) {
      text = JSON.stringify(refuse(new HostError('ResponsePayloadSizeLimitExceeded')))
      bytes = byteLength(text)
    }
    counters.bytesOut += bytes
    counters.biggestResponse = Math.max(counters.biggestResponse, bytes)
    deliver()
    if (isHousekeeping(parsed)) cellFunctions?.refresh()
    if (found.some((trouble) => trouble.kind === 'lost')) return new Promise(() => {})
    if (found.some((trouble) => trouble.kind === 'offline')) throw new TransportError('offline')
    return text
  }

  const edit = (actor: Actor) => (name: string, address: string, values: CellInput[][]) =>
    as(actor, () => {
      const area = areaAt(address, values)
      writeCells(state, sheetNamed(workbook, name), area, values)
    })

  const shift =
    (direction: 'Down' | 'Up') =>
    (name: string, row: number, count: number, actor: Actor = 'user') =>
      as(actor, () => {
        const area = { row: row - 1, column: 0, rows: count, columns: LAST_COLUMN }
        shiftCells(state, { sheet: sheetNamed(workbook, name), area }, direction)
      })

  const host: Host = {
    workbook,
    requirementSets: state.requirementSets,
    language: state.language,
    counters,
    limits: state.limits,
    troubles,
    readSettings: () =>
      [...workbook.settings].map(([key, value]) => [key, JSON.stringify(value) ?? 'null']),
    writeSettings: (settings) => {
      workbook.settings.clear()
      for (const [key, json] of settings) workbook.settings.set(key, JSON.parse(json))
    },
    resetCounters: () => Object.assign(counters, newCounters()),
    execute,
    connect: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) forget(state)
      }
    },
    commandCompleted: (controlId) => {
      const at = commands.findIndex((one) => controlId === undefined || one.controlId === controlId)
      if (at >= 0) commands.splice(at, 1)[0]?.done()
    },
    userEdit: edit('user'),
    coauthorEdit: edit('coauthor'),
    select: (name, address) =>
      as('user', () => {
        const sheet = sheetNamed(workbook, name)
        activateSheet(state, sheet)
        sheet.selection = address.split(',').map((part) => areaAt(part))
        const [area] = sheet.selection
        if (area) state.changed({ kind: 'selection', sheet, area, actor: 'user' })
      }),
    activate: (name) => as('user', () => activateSheet(state, sheetNamed(workbook, name))),
    insertRows: shift('Down'),
    deleteRows: shift('Up'),
    setEditMode: (on) => {
      editing?.end()
      editing = on ? newGate() : null
    },
    runCommand: (functionName, controlId) =>
      new Promise((done) => {
        commands.push({ controlId, done })
        const event = JSON.stringify({ source: { id: controlId } })
        for (const one of listeners) one.command(controlId, functionName, event)
      }),
    callCustomFunction: customFunctions.call,
    streamCustomFunction: customFunctions.stream,
    onWorkbookChange: (listener) => {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    settled: async () => {
      deliver()
      await delivery
      await pause(0)
    },
  }
  return host
}

/** Handlers and kept references die with the pane. */
const forget = (state: HostState): void => {
  state.registrations.clear()
  state.references.clear()
  state.eventRanges.clear()
  state.eventsEnabled = true
  state.customFunctionsReady = false
}

const newGate = () => {
  let end = () => {}
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { done, end }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const encoder = new TextEncoder()
const byteLength = (text: string): number => encoder.encode(text).length

const sheetNamed = (workbook: Workbook, name: string): Sheet => {
  const sheet = sheetByName(workbook, name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** The area of an address; one cell stands for the top left of the values. */
const areaAt = (address: string, values?: CellInput[][]): Area => {
  const area = parseArea(address)
  if (!area) throw new Error(`no such area: ${address}`)
  if (!values || address.includes(':')) return area
  return { ...area, rows: values.length, columns: values[0]?.length ?? 1 }
}

const protect = (sheet: Sheet, password = ''): void => {
  sheet.protection ??= { password, options: {} }
}
