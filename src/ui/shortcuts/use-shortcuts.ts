'use client'

import { useEffect, useRef } from 'react'
import { isTyping } from './is-typing'
import { keyName, stepSequence } from './key-sequence'

const SEQUENCE_MS = 900

export interface Shortcut {
  /** `g f`, `?`, `mod+k`; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: string
  /** Works while somebody types as well. */
  always?: boolean
  run: () => void
}

/** Listens for shortcuts of the page; keys of a sequence may follow each other within 0.9 s. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    let typed = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Shift' || event.key === 'Meta' || event.key === 'Control' || event.key === 'Alt') return
      const busy = isTyping(event)
      const open = latest.current.filter((shortcut) => !busy || shortcut.always)
      const step = stepSequence(typed, keyName(event), new Map(open.map(({ keys }) => [keys, keys])))
      clearTimeout(timer)
      typed = ''
      if (step.kind === 'pending') {
        typed = step.typed
        timer = setTimeout(() => {
          typed = ''
        }, SEQUENCE_MS)
      } else if (step.kind === 'match') {
        event.preventDefault()
        open.find(({ keys }) => keys === step.id)?.run()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
