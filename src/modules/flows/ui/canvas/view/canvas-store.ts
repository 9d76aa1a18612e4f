'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Problem } from '@/engine'
import type { PortRef } from '../model/connection'
import type { PinnedOutputs } from '../model/pinned'
import type { RunState } from '../model/run-state'
import type { Detail } from './detail'

/** The wire that is being pulled. */
export interface Pulling {
  from: PortRef
  side: 'input' | 'output'
  /** Ports that it may end in, as `node port`. */
  fits: ReadonlySet<string>
}

/** What many nodes look at and few of them care about at a time; each picks its own piece. */
export interface CanvasState {
  runs: RunState
  problems: ReadonlyMap<string, readonly Problem[]>
  pulling: Pulling | undefined
  detail: Detail
  readOnly: boolean
  /** Nodes whose output is pinned. */
  pinned: PinnedOutputs
}

export interface CanvasActions {
  runNode: ((id: string) => void) | undefined
  setNoteText: (id: string, text: string) => void
  resizeNode: (id: string, size: { width: number; height: number }, position: { x: number; y: number }) => void
}

export interface CanvasStore {
  get: () => CanvasState
  set: (change: Partial<CanvasState>) => void
  subscribe: (listener: () => void) => () => void
  /** Replaced at each render of the canvas; stable to hold on to. */
  actions: { current: CanvasActions }
}

export function createCanvasStore(actions: CanvasActions): CanvasStore {
  let state: CanvasState = {
    runs: {},
    problems: new Map(),
    pulling: undefined,
    detail: 'near',
    readOnly: false,
    pinned: {},
  }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    actions: { current: actions },
  }
}

const CanvasContext = createContext<CanvasStore | undefined>(undefined)

export const CanvasProvider = CanvasContext.Provider

export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext)
  if (!store) throw new Error('A part of the canvas was rendered outside of FlowCanvas.')
  return store
}

/** A piece of the canvas's state; the component renders again only when that piece changes. */
export function useCanvas<T>(pick: (state: CanvasState) => T): T {
  const store = useCanvasStore()
  return useSyncExternalStore(
    store.subscribe,
    () => pick(store.get()),
    () => pick(store.get()),
  )
}
