import type { StoredFlow } from './stored-flow'

const MAX_STEPS = 200
const COALESCE_MS = 1_000

/** A flow under edit with its history. All functions here are pure. */
export interface CanvasDocument {
  readonly flow: StoredFlow
  readonly past: readonly StoredFlow[]
  readonly future: readonly StoredFlow[]
  /** The flow as it was last saved. */
  readonly saved: StoredFlow
  /** The last edit's key and time, for edits that belong together. */
  readonly last: { readonly key: string; readonly at: number } | undefined
}

export function openDocument(flow: StoredFlow): CanvasDocument {
  return { flow, past: [], future: [], saved: flow, last: undefined }
}

/**
 * Takes an edit in. Edits with the same key within a second of each other are one step of the history, as typed
 * letters are; an edit that changes nothing leaves the document as it is. At most 200 steps are kept.
 * @param at milliseconds since the epoch
 */
export function editDocument(
  document: CanvasDocument,
  flow: StoredFlow,
  { key, at }: { key?: string; at: number },
): CanvasDocument {
  if (flow === document.flow) return document
  const { last } = document
  const continues = key !== undefined && last?.key === key && at - last.at <= COALESCE_MS && document.past.length > 0
  return {
    ...document,
    flow,
    past: continues ? document.past : [...document.past, document.flow].slice(-MAX_STEPS),
    future: [],
    last: key === undefined ? undefined : { key, at },
  }
}

export function undo(document: CanvasDocument): CanvasDocument {
  const before = document.past.at(-1)
  if (before === undefined) return document
  return {
    ...document,
    flow: before,
    past: document.past.slice(0, -1),
    future: [document.flow, ...document.future],
    last: undefined,
  }
}

export function redo(document: CanvasDocument): CanvasDocument {
  const [next, ...future] = document.future
  if (next === undefined) return document
  return { ...document, flow: next, past: [...document.past, document.flow], future, last: undefined }
}

/** Notes which state is the saved one; it may be older than what is on the canvas. */
export function markSaved(document: CanvasDocument, saved: StoredFlow): CanvasDocument {
  return { ...document, saved }
}

export function isDirty(document: CanvasDocument): boolean {
  return document.flow !== document.saved
}

export function canUndo(document: CanvasDocument): boolean {
  return document.past.length > 0
}

export function canRedo(document: CanvasDocument): boolean {
  return document.future.length > 0
}
