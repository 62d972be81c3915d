// The host as its users see it.
import type { CellInput } from '../workbook/input.ts'
import type { Workbook } from '../workbook/model.ts'
import type { FunctionCatalogue } from './cell-functions.ts'
import type { CustomFunctions } from './custom-functions.ts'
import type { EventMessage } from './events.ts'
import type { Actor, HostChange, Limits } from './state.ts'
import type { Trouble, Troubles } from './troubles.ts'

export interface HostOptions {
  workbook: Workbook
  /** The Excel that is played: `{ ExcelApi: '1.17' }`; other sets have defaults. */
  requirementSets?: Record<string, string>
  /** `ja-jp` by default. */
  language?: 'ja-jp' | 'en-us'
  limits?: Partial<Limits>
  troubles?: Trouble[]
  /** The add-in's functions.json and its namespace: formulas such as `=HANEI.AMOUNT(A1)` are answered. */
  customFunctions?: FunctionCatalogue
}

export interface Counters {
  /** Requests that do something for the add-in. */
  syncs: number
  /** Requests the library makes for itself: giving up references, announcing itself, function results. */
  housekeeping: number
  actions: number
  /** Bytes of all requests and responses, UTF-8. */
  bytesIn: number
  bytesOut: number
  biggestRequest: number
  biggestResponse: number
}

/** What a route connects to hear from the host. */
export interface HostListener {
  message: (messages: EventMessage[]) => void
  command: (controlId: string, functionName: string, event: string) => void
}

export interface Host {
  readonly workbook: Workbook
  readonly requirementSets: Readonly<Record<string, string>>
  readonly language: string
  readonly counters: Counters
  /** What this Excel takes at once; may be made smaller at any time. */
  readonly limits: Limits
  readonly troubles: Troubles
  /** Office.context.document.settings: the same settings as `workbook.settings`, as JSON texts. */
  readSettings: () => [key: string, json: string][]
  writeSettings: (settings: readonly (readonly [key: string, json: string])[]) => void
  resetCounters: () => void
  /** Answers one request body. @throws TransportError for the trouble `offline` */
  execute: (body: string, flags?: number) => Promise<string>
  connect: (listener: HostListener) => () => void
  /** The library tells a ribbon command is done. */
  commandCompleted: (controlId?: string) => void
  /** A person types into cells, as they would be typed: `'=SUM(A1:A3)'`, `'1,200'`. */
  userEdit: (sheet: string, address: string, values: CellInput[][]) => void
  /** Someone else in the same file does; the add-in hears of it with `source: Remote`. */
  coauthorEdit: (sheet: string, address: string, values: CellInput[][]) => void
  select: (sheet: string, address: string) => void
  activate: (sheet: string) => void
  /** @param row 1-based */
  insertRows: (sheet: string, row: number, count: number, actor?: Actor) => void
  deleteRows: (sheet: string, row: number, count: number, actor?: Actor) => void
  /** While on, requests are refused, or wait when they ask to (`delayForCellEdit`). */
  setEditMode: (on: boolean) => void
  /** Presses a ribbon button; resolves when the add-in calls `event.completed()`. */
  runCommand: (functionName: string, controlId: string) => Promise<void>
  callCustomFunction: CustomFunctions['call']
  streamCustomFunction: CustomFunctions['stream']
  /** For a grid to repaint. @returns how to stop */
  onWorkbookChange: (listener: (change: HostChange) => void) => () => void
  /** Resolves once every event waiting has been handed to the add-in. */
  settled: () => Promise<void>
}

/** The connection to Excel broke: what the library is told is a transport error. */
export class TransportError extends Error {}

/** The Excel played unless another is asked for. */
export const DEFAULT_SETS = {
  ExcelApi: '1.17',
  SharedRuntime: '1.2',
  CustomFunctionsRuntime: '1.4',
  CustomFunctions: '1.7',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  KeyboardShortcuts: '1.1',
  AddinCommands: '1.3',
  Settings: '1.1',
  DelayForCellEdit: '1.1',
  CustomXmlParts: '1.1',
  OfficeRuntime: '1.0',
  IdentityAPI: '1.3',
}
