'use client'

import { useEffect, useReducer, useRef } from 'react'
import { isRecord } from '@/lib/is-record'
import { type CanvasDocument, editDocument, openDocument, redo, undo } from '../model/canvas-document'
import type { StoredRecord } from '../model/record'
import { readStoredFlow, type StoredFlow, writeStoredFlow } from '../model/stored-flow'

type Action =
  | { type: 'open'; data: unknown }
  | { type: 'edit'; change: (flow: StoredFlow) => StoredFlow; key?: string; at: number }
  | { type: 'undo' }
  | { type: 'redo' }

function reduce(document: CanvasDocument, action: Action): CanvasDocument {
  if (action.type === 'open') return openDocument(readStoredFlow(action.data))
  if (action.type === 'undo') return undo(document)
  if (action.type === 'redo') return redo(document)
  return editDocument(document, action.change(document.flow), action)
}

export interface CanvasEditor {
  document: CanvasDocument
  /** Edits with the same key within a second are one step back. */
  edit: (change: (flow: StoredFlow) => StoredFlow, key?: string) => void
  undo: () => void
  redo: () => void
}

/**
 * The flow under edit. `onChange` gets the data to store after each edit; data that comes back through `data`
 * unchanged is recognised, data from elsewhere is opened anew with an empty history.
 */
export function useCanvasDocument(data: unknown, onChange: (data: StoredRecord) => void): CanvasEditor {
  const [document, dispatch] = useReducer(reduce, data, (initial) => openDocument(readStoredFlow(initial)))
  const opened = useRef<unknown>(data)
  const written = useRef(new WeakSet<StoredRecord>())
  const told = useRef(document.flow)
  const changed = useRef(onChange)
  changed.current = onChange

  useEffect(() => {
    if (opened.current === data || (isRecord(data) && written.current.has(data))) return
    opened.current = data
    dispatch({ type: 'open', data })
  }, [data])

  useEffect(() => {
    if (told.current === document.flow) return
    told.current = document.flow
    // A flow that was only opened is nobody's edit.
    if (document.past.length === 0 && document.future.length === 0) return
    const stored = writeStoredFlow(document.flow)
    written.current.add(stored)
    changed.current(stored)
  }, [document])

  return {
    document,
    edit: (change, key) => dispatch({ type: 'edit', change, at: Date.now(), ...(key === undefined ? {} : { key }) }),
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
  }
}
